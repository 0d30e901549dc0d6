using System.Data.Common;

namespace DealBot.Core.Storage;

/// <summary>What differs between the databases that a <see cref="Schema"/> can live in; everything else is SQL that all of them read.</summary>
internal abstract class Dialect(Schema schema)
{
    /// <summary>The tables that live there.</summary>
    public Schema Schema => schema;

    /// <summary>The database as messages name it: a file's path, or a server and its database; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a connection may be cut while nobody uses it, and only the next statement shows it.</summary>
    public virtual bool LosesIdleConnections => false;

    /// <summary>Whether the connection is to a file that lies no longer where the database is: it was deleted, moved or replaced.</summary>
    public virtual bool HasMoved(DbConnection connection) => false;

    /// <summary>Opens a connection.</summary>
    /// <param name="mayMake">Whether a database is made where there is none.</param>
    /// <param name="longestWait">How long a writer waits for others; null for as long as the schema says.</param>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public abstract DbConnection Connect(bool mayMake = true, TimeSpan? longestWait = null);

    /// <summary>Ends the use of a connection of which <see cref="HasMoved"/> is true: what it knows and the file does not is written there.</summary>
    public virtual void Leave(DbConnection connection) { }

    /// <summary>Begins a consistent read: what others commit meanwhile stays invisible, and nobody waits for it.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>Begins a write, waiting for other writers; readers go on.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Whether the database holds the schema, of whatever version.</summary>
    /// <exception cref="StorageException">It holds something else.</exception>
    public abstract bool HoldsSchema(Session session);

    /// <summary>Takes a lock that all processes sharing this database respect, or null when another holder has it.</summary>
    /// <remarks>Ends with the process that holds it, however that ends.</remarks>
    public abstract IDisposable? TryLock(string purpose);

    /// <summary>Asks for a number that changes, for this connection, with everything that others commit.</summary>
    public abstract FormattableString SelectChanges { get; }

    /// <summary>Adds many rows to a table of ours, by the fastest way there is; values are <see cref="long"/>, <see cref="string"/>, byte arrays or null.</summary>
    public abstract void Fill(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);

    /// <summary>Asks for the size of the whole database, in bytes.</summary>
    public abstract FormattableString SelectSize { get; }

    /// <summary>Asks for the name and version of the database's program: "SQLite 3.50.4".</summary>
    public abstract FormattableString SelectProgram { get; }

    /// <summary>Writes a migration in this database's types.</summary>
    public abstract string Translate(string sql);

    /// <summary>Makes sure, where it can be found out, that there is room for as much as an article needs: a row may still fit where an article does not.</summary>
    /// <exception cref="StorageException">There is not.</exception>
    public virtual void RequireRoom() { }

    /// <summary>The fault of a database that was there and is not any more.</summary>
    public virtual StorageException Gone() => new(
        StorageFault.Unreachable, $"The {Schema.Noun} that was in {Name} is gone. Put it back, or a backup in its place, and DealBot goes on by itself.");

    /// <summary>Turns a fault of the database into sentences.</summary>
    public abstract StorageException Explain(DbException fault);
}
