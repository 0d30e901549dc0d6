using System.Collections.Concurrent;

namespace DealBot.Core.Storage;

/// <summary>A database, brought to the latest version of its schema, with the sessions that are open on it.</summary>
internal sealed class Database : IDisposable
{
    private readonly Dialect _dialect;
    private readonly ConcurrentBag<Session> _idle = [];

    private Database(Dialect dialect) => _dialect = dialect;

    /// <summary>The database as messages name it.</summary>
    public string Name => _dialect.Name;

    /// <summary>Opens the database, and makes it where there is none.</summary>
    /// <param name="schema">What it is for.</param>
    /// <param name="dataFolder">Where its file lies.</param>
    /// <param name="connection">A PostgreSQL connection instead; null for the file in the data folder.</param>
    /// <exception cref="StorageException">It cannot be opened, or does not hold the schema in this version.</exception>
    public static Database Open(Schema schema, string dataFolder, string? connection)
    {
        Dialect dialect = string.IsNullOrWhiteSpace(connection)
            ? new SqliteDialect(schema, dataFolder)
            : new PostgresDialect(schema, connection);
        var database = new Database(dialect);
        var session = database.Rent();
        try
        {
            Migrations.Apply(session, dialect);
            return database;
        }
        finally
        {
            database.Return(session);
        }
    }

    /// <summary>
    /// A session for the caller alone, until <see cref="Return"/>. One whose connection was cut while it lay idle (the server was
    /// restarted, a firewall lost patience) is thrown away, so that it costs nobody an answer.
    /// </summary>
    public Session Rent()
    {
        while (_idle.TryTake(out var session))
        {
            if (!_dialect.LosesIdleConnections || session.IsAlive()) return session;
            session.Dispose();
        }

        return new Session(_dialect);
    }

    /// <summary>Takes a session back; what it had not committed is undone.</summary>
    public void Return(Session session)
    {
        session.Rollback();
        if (session.IsFaulted) session.Dispose();
        else _idle.Add(session);
    }

    /// <summary>Does work in one transaction: all of it becomes visible at once, or, when it throws, nothing.</summary>
    public T Write<T>(Func<Session, T> work)
    {
        var session = Rent();
        try
        {
            session.BeginWrite();
            var result = work(session);
            session.Commit();
            return result;
        }
        finally
        {
            Return(session);
        }
    }

    /// <summary>Reads one consistent state.</summary>
    public T Read<T>(Func<Session, T> work)
    {
        var session = Rent();
        try
        {
            session.BeginRead();
            return work(session);
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc cref="Dialect.SelectSize"/>
    public long SizeInBytes(Session session) => session.Number(_dialect.SelectSize)!.Value;

    /// <inheritdoc cref="Dialect.TryLock"/>
    public IDisposable? TryLock(string purpose) => _dialect.TryLock(purpose);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var session)) session.Dispose();
    }
}
