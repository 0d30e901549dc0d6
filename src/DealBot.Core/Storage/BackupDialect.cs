using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DealBot.Core.Storage;

/// <summary>A backup: one SQLite file that holds the tables of both schemas, written once by one process and then only read.</summary>
/// <param name="path">The file.</param>
/// <param name="schema">One of the schemas in it.</param>
/// <param name="isWritten">Whether it is being made; otherwise nothing in it can be changed.</param>
internal sealed class BackupDialect(string path, Schema schema, bool isWritten) : SqliteDialect(path, schema)
{
    /// <inheritdoc/>
    public override DbConnection Connect(bool mayMake = true, TimeSpan? longestWait = null)
    {
        try
        {
            // Whoever makes it throws away what did not come to its end, and brings it to the disk when all is there.
            return isWritten
                ? Open(new SqliteConnectionStringBuilder { DataSource = Name, Mode = SqliteOpenMode.ReadWriteCreate }, "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF")
                : Open(new SqliteConnectionStringBuilder { DataSource = $"{new Uri(Name).AbsoluteUri}?immutable=1", Mode = SqliteOpenMode.ReadOnly });
        }
        catch (SqliteException fault)
        {
            throw Explain(fault);
        }
    }

    /// <inheritdoc/>
    public override bool HoldsSchema(Session session) =>
        session.Number($"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = {Schema.Table}") > 0;

    /// <inheritdoc/>
    public override StorageException Explain(DbException fault) => (fault as SqliteException)?.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new StorageException(
            StorageFault.NotALibrary, $"{Name} is damaged, or is no backup of DealBot. Choose another backup.", fault),
        SQLitePCL.raw.SQLITE_CANTOPEN => new StorageException(
            StorageFault.Unreachable, $"{Name} cannot be opened. Check its name, and that this user may read and write there.", fault),
        SQLitePCL.raw.SQLITE_FULL => new StorageException(
            StorageFault.Full, $"There is no room left for {Name}. Free some space on that disk, or choose another.", fault),
        _ => base.Explain(fault),
    };
}
