using System.Data.Common;
using System.Runtime.CompilerServices;
using DealBot.Core.Articles.Import;

namespace DealBot.Core.Storage;

/// <summary>One connection with the statements prepared on it. For one thread at a time.</summary>
/// <remarks>
/// Statements are written as interpolated strings whose holes become parameters, never text:
/// <c>Execute($"DELETE FROM articles WHERE id = {id}")</c>. Values are <see cref="long"/>, <see cref="string"/>,
/// <see cref="byte"/> arrays or null; characters that no database keeps are replaced (see <see cref="StorableText"/>). Faults come out as <see cref="StorageException"/>.
/// </remarks>
/// <param name="dialect">The database.</param>
/// <param name="opening">See <see cref="Opening"/>.</param>
/// <param name="mayMake">Whether a database is made where there is none.</param>
/// <param name="longestWait">How long a write waits for others; null for as long as the schema says.</param>
internal sealed class Session(Dialect dialect, int opening = 0, bool mayMake = true, TimeSpan? longestWait = null) : IDisposable
{
    private const int IdsAtOnce = 64;
    private static readonly string InSome = $" IN ({string.Join(", ", Enumerable.Range(0, IdsAtOnce).Select(static at => $"{{{at}}}"))})";

    private readonly DbConnection _connection = dialect.Connect(mayMake, longestWait);
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private DbTransaction? _transaction;

    /// <summary>
    /// Counts how often the database was opened anew by this process: after its file was moved or replaced. What was read in an
    /// earlier opening may not hold in a later one.
    /// </summary>
    public int Opening => opening;

    /// <summary>Whether the database has reported a fault here; the connection may be lost.</summary>
    public bool IsFaulted { get; private set; }

    /// <summary>Whether the database still answers here; asked outside of a transaction.</summary>
    public bool IsAlive()
    {
        try
        {
            ExecuteScript("SELECT 1");
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }

    /// <summary>Whether the file that is open here lies no longer where the database is.</summary>
    public bool HasMoved => dialect.HasMoved(_connection);

    /// <summary>Ends the use of a file that has moved.</summary>
    public void Leave() => dialect.Leave(_connection);

    /// <summary>Begins a consistent read; ends with <see cref="Rollback"/>.</summary>
    public void BeginRead() => _transaction = Explained(() => dialect.BeginRead(_connection));

    /// <summary>Begins a write, which waits for other writers.</summary>
    public void BeginWrite() => _transaction = Explained(() => dialect.BeginWrite(_connection));

    /// <summary>Begins a write, unless another writer is at it for longer than this session waits.</summary>
    public bool TryBeginWrite()
    {
        try
        {
            BeginWrite();
            return true;
        }
        catch (StorageException fault) when (fault.Fault is StorageFault.Busy)
        {
            return false;
        }
    }

    /// <summary>Makes everything since <see cref="BeginWrite"/> visible at once.</summary>
    public void Commit()
    {
        if (HasMoved) throw dialect.Gone(); // nobody would ever find it again
        Explained(() => { _transaction!.Commit(); return true; });
        End();
    }

    /// <summary>Undoes everything since the transaction began; nothing happens where there is none.</summary>
    public void Rollback()
    {
        try
        {
            _transaction?.Rollback();
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException)
        {
            // The database has ended the transaction itself (a full disk, a lost server): it is undone already.
        }

        End();
    }

    /// <summary>Runs a statement and gives the number of rows it changed.</summary>
    public int Execute(FormattableString sql) => Explained(() => Prepared(sql).ExecuteNonQuery());

    /// <summary>Runs a script of several statements without parameters.</summary>
    public void ExecuteScript(string sql) => Explained(() =>
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        return command.ExecuteNonQuery();
    });

    /// <summary>The first column of the first row; null when there is no row or the value is null.</summary>
    public long? Number(FormattableString sql)
    {
        var numbers = Rows(sql, static row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0));
        return numbers.Count == 0 ? null : numbers[0];
    }

    /// <summary>Every row.</summary>
    public List<T> Rows<T>(FormattableString sql, Func<DbDataReader, T> read) => Explained(() =>
    {
        using var reader = Prepared(sql).ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    });

    /// <summary>Every row of some ids, in no particular order; in as few statements as there may be.</summary>
    /// <param name="select">The statement up to the column that holds the id: <c>"SELECT id, text FROM articles WHERE id"</c>.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="read">Reads a row.</param>
    public List<T> RowsIn<T>(string select, IReadOnlyList<long> ids, Func<DbDataReader, T> read)
    {
        if (ids is [var only]) return Rows(FormattableStringFactory.Create(select + " = {0}", only), read);
        return [.. ids.Chunk(IdsAtOnce).SelectMany(some =>
        {
            // The last id fills up what is left: a statement that is always the same is prepared once.
            object?[] all = [.. some.Concat(Enumerable.Repeat(some[^1], IdsAtOnce - some.Length))];
            return Rows(FormattableStringFactory.Create(select + InSome, all), read);
        })];
    }

    /// <summary>The first row; null when there is none.</summary>
    public T? First<T>(FormattableString sql, Func<DbDataReader, T> read) where T : class => Explained(() =>
    {
        using var reader = Prepared(sql).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    });

    /// <summary>The rows of a table of ours, one after the other, however many there are.</summary>
    public IEnumerable<object?[]> Stream(string table, IReadOnlyList<string> columns)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table}";
        command.CommandTimeout = 0;
        command.Transaction = _transaction;
        using var reader = Explained(command.ExecuteReader);
        while (Explained(reader.Read))
        {
            var row = new object?[columns.Count];
            Explained(() => reader.GetValues(row!));
            for (var at = 0; at < row.Length; at++)
            {
                if (row[at] is DBNull) row[at] = null;
            }

            yield return row;
        }
    }

    /// <summary>How many rows a table of ours has.</summary>
    public long CountRows(string table) => (long)Stream(table, ["count(*)"]).Single()[0]!;

    /// <summary>Adds many rows to a table of ours; values as <see cref="Stream"/> gives them.</summary>
    public void Fill(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) => Explained(() =>
    {
        dialect.Fill(_connection, _transaction, table, columns, rows);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Rollback();
        foreach (var command in _commands.Values) command.Dispose();
        _connection.Dispose();
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
    }

    private DbCommand Prepared(FormattableString sql)
    {
        if (!_commands.TryGetValue(sql.Format, out var command)) _commands[sql.Format] = command = Write(sql);

        command.Transaction = _transaction;
        for (var at = 0; at < sql.ArgumentCount; at++) command.Parameters[at].Value = sql.GetArgument(at) switch
        {
            null => DBNull.Value,
            string text => StorableText.Of(text),
            var value => value,
        };
        return command;
    }

    private DbCommand Write(FormattableString sql)
    {
        var command = _connection.CreateCommand();
        var names = Enumerable.Range(0, sql.ArgumentCount).Select(at => $"@p{at}").ToArray();
        command.CommandText = string.Format(sql.Format, names);
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException fault)
        {
            IsFaulted = true;
            throw dialect.Explain(fault);
        }
    }
}
