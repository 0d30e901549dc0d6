using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DealBot.Core.Storage;

/// <summary>SQLite in one file, with a write-ahead log: readers see the last commit and never wait.</summary>
/// <remarks>The log's promises: https://www.sqlite.org/wal.html.</remarks>
internal class SqliteDialect : Dialect
{
    private const int RoomForAnArticle = 4 << 20; // bytes; what the log grows to before it is written into the file

    private const int ReadOnlyFileSystem = 30; // EROFS

    private readonly string _path;
    private readonly SqliteFaults _faults;

    /// <summary>The schema's own file in a data folder.</summary>
    public SqliteDialect(Schema schema, string dataFolder) : this(Path.Combine(dataFolder, schema.File), schema) { }

    /// <summary>A file of any name.</summary>
    protected SqliteDialect(string path, Schema schema) : base(schema)
    {
        _path = Path.GetFullPath(path);
        _faults = new SqliteFaults(_path, schema);
    }

    /// <inheritdoc/>
    public override string Name => _path;

    private string Folder => Path.GetDirectoryName(_path)!;

    /// <inheritdoc/>
    public override DbConnection Connect(bool mayMake = true, TimeSpan? longestWait = null)
    {
        if (mayMake) MakeFolder();
        else if (new FileInfo(_path) is not { Exists: true, Length: > 0 }) throw _faults.Gone();

        var wait = longestWait ?? Schema.LongestWait;
        try
        {
            return Open(
                new SqliteConnectionStringBuilder
                {
                    DataSource = _path,
                    Mode = mayMake ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
                    DefaultTimeout = (int)wait.TotalSeconds,
                },
                $"PRAGMA busy_timeout = {wait.TotalMilliseconds}",
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = NORMAL"); // a killed process loses nothing; a lost current only the last commits
        }
        catch (SqliteException fault) when (IsWriteRefused(fault) && IsClosedLibrary())
        {
            return OpenImmutable();
        }
        catch (SqliteException fault)
        {
            throw Explain(fault);
        }
    }

    /// <inheritdoc/>
    public override bool HasMoved(DbConnection connection) => SqliteFile.HasMoved((SqliteConnection)connection);

    /// <inheritdoc/>
    public override void Leave(DbConnection connection) => SqliteFile.Leave((SqliteConnection)connection);

    /// <inheritdoc/>
    public override DbTransaction BeginRead(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <inheritdoc/>
    public override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    /// <inheritdoc/>
    public override bool HoldsSchema(Session session)
    {
        // One statement, for one view: between two, another process may make the tables.
        var isOurs = session.Number($"SELECT max(type = 'table' AND name = {Schema.Table}) FROM sqlite_master");
        return isOurs is null or 1 ? isOurs is 1 : throw new StorageException(
            StorageFault.NotALibrary,
            $"{_path} is a database of another program, not a {Schema.Noun}. Choose another folder with --data.");
    }

    /// <inheritdoc/>
    public override IDisposable? TryLock(string purpose)
    {
        try
        {
            return new FileStream($"{_path}.{purpose}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            return null;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem })
        {
            throw _faults.ReadOnly(fault);
        }
        catch (IOException fault)
        {
            throw _faults.Broken(fault);
        }
    }

    /// <inheritdoc/>
    public override FormattableString SelectChanges => $"SELECT data_version FROM pragma_data_version()";

    /// <inheritdoc/>
    public override void Fill(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}"))})";
        for (var at = 0; at < columns.Count; at++) ((SqliteCommand)command).Parameters.AddWithValue($"@p{at}", DBNull.Value);
        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++) command.Parameters[at].Value = row[at] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public override FormattableString SelectSize => $"SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";

    /// <inheritdoc/>
    public override FormattableString SelectProgram => $"SELECT 'SQLite ' || sqlite_version()";

    /// <inheritdoc/>
    public override string Translate(string sql) => sql
        .Replace("{id}", "INTEGER PRIMARY KEY", StringComparison.Ordinal)
        .Replace("{bytes}", "BLOB", StringComparison.Ordinal)
        .Replace("{keyed}", "WITHOUT ROWID", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override StorageException Explain(DbException fault) => _faults.Of(fault);

    /// <inheritdoc/>
    public override StorageException Gone() => _faults.Gone();

    /// <inheritdoc/>
    public override void RequireRoom()
    {
        try
        {
            using var room = new FileStream($"{_path}.room", new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
                BufferSize = 0,
            });
            var part = new byte[64 * 1024];
            for (var written = 0; written < RoomForAnArticle; written += part.Length) room.Write(part);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw _faults.Full(fault);
        }
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageFault.Unreachable,
                $"The data folder {Folder} cannot be made or opened. Check its name and its rights, or choose another with --data.",
                fault);
        }
    }

    // EAGAIN of Linux, EWOULDBLOCK of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static bool IsWriteRefused(SqliteException fault) =>
        fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN;

    // Without a log beside it the file is all there is: whoever wrote it last has closed it.
    private bool IsClosedLibrary() => File.Exists(_path) && new FileInfo(_path + "-wal") is { Exists: false } or { Length: 0 };

    // Asking must work on a read-only disk too, where SQLite cannot make the files it would share with writers.
    // https://www.sqlite.org/uri.html#uriimmutable
    private SqliteConnection OpenImmutable()
    {
        try
        {
            return Open(new SqliteConnectionStringBuilder
            {
                DataSource = $"{new Uri(_path).AbsoluteUri}?immutable=1",
                Mode = SqliteOpenMode.ReadOnly,
            });
        }
        catch (SqliteException fault)
        {
            throw Explain(fault);
        }
    }

    /// <summary>Opens a connection and prepares it.</summary>
    protected static SqliteConnection Open(SqliteConnectionStringBuilder settings, params ReadOnlySpan<string> pragmas)
    {
        settings.Pooling = false; // sessions are kept by the library, with their statements
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            foreach (var pragma in pragmas)
            {
                using var command = connection.CreateCommand();
                command.CommandText = pragma;
                command.ExecuteNonQuery();
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
