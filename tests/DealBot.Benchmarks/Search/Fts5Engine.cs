using System.Diagnostics;
using DealBot.Text.Terms;
using DealBot.Text.Words;
using Microsoft.Data.Sqlite;

namespace DealBot.Benchmarks.Search;

/// <summary>
/// SQLite's FTS5 with its Porter stemmer, contentless, so that its size is that of the index alone. It knows no stop words; the
/// queries come to it without them, which is to its advantage.
/// </summary>
internal static class Fts5Engine
{
    public static EngineReport Run(string passagesFile, IReadOnlyList<string> queries, string folder)
    {
        var file = Path.Combine(folder, "fts5.db");
        var started = Stopwatch.GetTimestamp();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 2000000000");
        Execute(connection, "CREATE VIRTUAL TABLE passages USING fts5(text, content='', tokenize='porter unicode61')");
        Insert(connection, passagesFile);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpu = ProcessUse.CpuSeconds();
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");

        using var search = connection.CreateCommand();
        search.CommandText = "SELECT rowid, rank FROM passages WHERE passages MATCH $query ORDER BY rank LIMIT 10";
        var query = search.Parameters.Add("$query", SqliteType.Text);
        search.Prepare();
        var timings = queries.Select(typed =>
        {
            query.Value = MatchExpression(typed);
            return Stopwatches.Time(() =>
            {
                using var rows = search.ExecuteReader();
                while (rows.Read())
                {
                }
            });
        }).ToList();

        return new EngineReport($"FTS5 (SQLite {connection.ServerVersion})", seconds, cpu, new FileInfo(file).Length, ProcessUse.PeakBytes(), timings);
    }

    private static void Insert(SqliteConnection connection, string passagesFile)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO passages(rowid, text) VALUES ($id, $text)";
        var id = insert.Parameters.Add("$id", SqliteType.Integer);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        insert.Prepare();
        var number = 0L;
        foreach (var passage in File.ReadLines(passagesFile))
        {
            (id.Value, text.Value) = (++number, passage);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The words of a query as alternatives, in FTS5's own syntax.</summary>
    private static string MatchExpression(string typed)
    {
        var words = new List<string>();
        foreach (var word in new WordBreaker(typed))
        {
            var folded = Folding.Fold(typed.AsSpan(word.Start, word.Length));
            if (word.IsWord && !EnglishStopWords.Contains(folded)) words.Add($"\"{folded}\"");
        }

        return string.Join(" OR ", words);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
