using System.Collections.Concurrent;

namespace DealBot.Core.Storage;

/// <summary>A database, brought to the latest version of its schema, with the sessions that are open on it.</summary>
internal sealed class Database : IDisposable
{
    private readonly Dialect _dialect;
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly Lock _watching = new();
    private int _opening; // see Session.Opening
    private int _checked = -1; // the opening of which the schema is known to be right
    private Session? _watched; // tells when the file has moved; null for a server, which does not
    private volatile StorageException? _writeFault;

    private Database(Dialect dialect) => _dialect = dialect;

    /// <summary>The database as messages name it.</summary>
    public string Name => _dialect.Name;

    /// <inheritdoc cref="Dialect.Schema"/>
    public Schema Schema => _dialect.Schema;

    /// <summary>Why the latest write failed; null where it did not.</summary>
    public StorageException? WriteFault => _writeFault;

    /// <inheritdoc cref="Dialect.SelectChanges"/>
    public FormattableString SelectChanges => _dialect.SelectChanges;

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
        var session = new Session(dialect);
        try
        {
            Migrations.Apply(session, dialect);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        database._checked = 0;
        database.Watch(session);
        return database;
    }

    /// <summary>
    /// A session for the caller alone, until <see cref="Return"/>. One whose connection was cut while it lay idle (the server was
    /// restarted, a firewall lost patience) is thrown away, so that it costs nobody an answer; and so is one whose file has moved.
    /// </summary>
    public Session Rent()
    {
        while (_idle.TryTake(out var session))
        {
            if (IsUsable(session)) return session;
            session.Dispose();
        }

        return Open();
    }

    /// <summary>A session kept apart, for <see cref="StorageCheck"/>: the same again while it can be used, else another.</summary>
    public Session Renewed(Session? session)
    {
        if (session is not null && IsUsable(session)) return session;
        session?.Dispose();
        return Open(StorageCheck.LongestWait);
    }

    /// <summary>Takes a session back; what it had not committed is undone.</summary>
    public void Return(Session session)
    {
        session.Rollback();
        if (session.IsFaulted || session.Opening != Volatile.Read(ref _opening)) session.Dispose();
        else _idle.Add(session);
    }

    /// <summary>Notes that a write has failed.</summary>
    public void NoteWriteFault(StorageException fault) => _writeFault = fault;

    /// <summary>Notes that a write has succeeded.</summary>
    public void NoteWritten()
    {
        // What was opened while nothing could be written may take the file for one that never changes.
        if (_writeFault is { Fault: StorageFault.ReadOnly }) Interlocked.Increment(ref _opening);
        if (_writeFault is not null) _writeFault = null;
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
            NoteWritten();
            return result;
        }
        catch (StorageException fault)
        {
            NoteWriteFault(fault);
            throw;
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

    /// <inheritdoc cref="Dialect.RequireRoom"/>
    public void RequireRoom() => _dialect.RequireRoom();

    /// <inheritdoc cref="Dialect.SelectProgram"/>
    public string Program(Session session) => session.First(_dialect.SelectProgram, static row => row.GetString(0))!;

    /// <summary>The version of its schema.</summary>
    public long SchemaVersion => _dialect.Schema.Latest;

    /// <inheritdoc cref="Dialect.TryLock"/>
    public IDisposable? TryLock(string purpose) => _dialect.TryLock(purpose);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var session)) session.Dispose();
        lock (_watching)
        {
            _watched?.Dispose();
            _watched = null;
        }
    }

    private bool IsUsable(Session session)
    {
        Watch();
        return session.Opening == Volatile.Read(ref _opening) && (!_dialect.LosesIdleConnections || session.IsAlive());
    }

    // Whoever sees first that the file has moved makes all sessions on it useless.
    private void Watch()
    {
        lock (_watching)
        {
            if (_watched is not { HasMoved: true } watched || watched.Opening != _opening) return;
            Interlocked.Increment(ref _opening);
            watched.Leave();
        }
    }

    // A database that was there once is never made again: what is gone must be missed.
    private Session Open(TimeSpan? longestWait = null)
    {
        Watch();
        var session = new Session(_dialect, Volatile.Read(ref _opening), mayMake: false, longestWait);
        try
        {
            if (session.Opening != Volatile.Read(ref _checked)) Check(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // Whatever lies in the place of the database that was opened first.
    private void Check(Session session)
    {
        lock (_watching)
        {
            if (_checked == session.Opening) return;
            if (!_dialect.HoldsSchema(session)) throw _dialect.Gone();
            Migrations.Apply(session, _dialect);
            _watched?.Dispose();
            Watch(new Session(_dialect, session.Opening, mayMake: false));
            Volatile.Write(ref _checked, session.Opening);
        }
    }

    private void Watch(Session session)
    {
        if (_dialect.LosesIdleConnections) _idle.Add(session);
        else _watched = session;
    }
}
