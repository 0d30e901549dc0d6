using Microsoft.Data.Sqlite;

namespace DealBot.EndToEnd.Alerts;

/// <summary>Lets time pass for a program that runs by the real clock: what is to happen in some minutes is due now.</summary>
internal static class PassingTime
{
    /// <summary>The next fetch of every feed.</summary>
    public static void ForFeeds(string data) => Execute(data, "UPDATE feeds SET next = 0, due = 0");

    /// <summary>The claims of a process that was killed.</summary>
    public static void ForClaims(string data) => Execute(data, "UPDATE posts SET claimed_until = 0");

    private static void Execute(string data, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(data, "dealbot.db"),
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
