using System.Data;
using System.Data.Common;
using Npgsql;

namespace DealBot.Core.Storage;

/// <summary>A PostgreSQL server, for teams that run several instances.</summary>
/// <remarks>Error codes: https://www.postgresql.org/docs/15/errcodes-appendix.html.</remarks>
internal sealed class PostgresDialect : Dialect
{
    // "DealBot" in ASCII.
    private const long FirstWriterLock = 0x4465616C426F74;

    private readonly NpgsqlConnectionStringBuilder _settings;

    /// <summary>A database by its connection string or its <c>postgresql://</c> address.</summary>
    /// <exception cref="StorageException">The setting is neither.</exception>
    public PostgresDialect(Schema schema, string connection) : base(schema)
    {
        try
        {
            _settings = new NpgsqlConnectionStringBuilder(PostgresAddress.ToConnectionString(connection))
            {
                ApplicationName = "dealbot",
                Pooling = false, // sessions are kept by the library, with their statements
                MaxAutoPrepare = 100,
                AutoPrepareMinUsages = 2,
            };
        }
        catch (ArgumentException fault)
        {
            throw new StorageException(
                StorageFault.Unreachable,
                "The connection setting is neither a folder nor a PostgreSQL connection. "
                + "Write it as postgresql://user:password@host/database or Host=…;Database=…;Username=….",
                fault);
        }
    }

    /// <inheritdoc/>
    public override string Name => $"the PostgreSQL database {_settings.Database} on {_settings.Host}";

    /// <inheritdoc/>
    public override bool LosesIdleConnections => true;

    // Writers of one schema queue on this advisory lock.
    private long WriterLock => FirstWriterLock + Schema.Number;

    /// <inheritdoc/>
    public override DbConnection Connect(bool mayMake = true, TimeSpan? longestWait = null)
    {
        var connection = new NpgsqlConnection(_settings.ToString());
        try
        {
            connection.Open();
            if (longestWait is { } wait)
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"SET lock_timeout = {(long)wait.TotalMilliseconds}";
                command.ExecuteNonQuery();
            }

            return connection;
        }
        catch (DbException fault)
        {
            connection.Dispose();
            throw Explain(fault);
        }
    }

    /// <inheritdoc/>
    public override DbTransaction BeginRead(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <inheritdoc/>
    public override DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_xact_lock({WriterLock})";
        command.CommandTimeout = 0; // writers queue for as long as it takes
        command.Transaction = transaction;
        try
        {
            command.ExecuteNonQuery();
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool HoldsSchema(Session session) => session.Number(
        // Not to_regclass: its cache may still miss a table that another session has just committed.
        $"SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = {Schema.Table}") > 0;

    /// <inheritdoc/>
    public override IDisposable? TryLock(string purpose)
    {
        var connection = (NpgsqlConnection)Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_try_advisory_lock(hashtextextended(@purpose, @writer))";
        command.Parameters.AddWithValue("purpose", purpose);
        command.Parameters.AddWithValue("writer", WriterLock);
        if (command.ExecuteScalar() is true) return new HeldLock(connection);

        connection.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public override FormattableString SelectChanges => $"SELECT txid_snapshot_xmax(txid_current_snapshot())";

    /// <inheritdoc/>
    public override void Fill(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var import = ((NpgsqlConnection)connection).BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            import.StartRow();
            foreach (var value in row)
            {
                if (value is null) import.WriteNull();
                else import.Write(value);
            }
        }

        import.Complete();
    }

    /// <inheritdoc/>
    public override FormattableString SelectSize => $"SELECT pg_database_size(current_database())";

    /// <inheritdoc/>
    public override FormattableString SelectProgram => $"SELECT 'PostgreSQL ' || current_setting('server_version')";

    /// <inheritdoc/>
    public override string Translate(string sql) => sql
        .Replace("{id}", "bigint PRIMARY KEY", StringComparison.Ordinal)
        .Replace("{bytes}", "bytea", StringComparison.Ordinal)
        .Replace("{keyed}", "", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override StorageException Explain(DbException fault) => fault.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new StorageException(
            StorageFault.Unreachable, $"The server refuses the login to {Name}. Check user and password in the connection setting.", fault),
        PostgresErrorCodes.InvalidCatalogName => new StorageException(
            StorageFault.Unreachable, $"The server does not know {Name}. Create it, or correct the connection setting.", fault),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => new StorageException(
            StorageFault.ReadOnly, $"The user of {Name} may not write there. Grant it the rights of the database's owner.", fault),
        PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedTable => new StorageException(
            StorageFault.NotALibrary, $"In {Name} are tables of another program. Give DealBot a database of its own.", fault),
        PostgresErrorCodes.DiskFull => new StorageException(
            StorageFault.Full, $"There is no room left for {Name}. Free some space and repeat the command; what was stored before is safe.", fault),
        PostgresErrorCodes.LockNotAvailable => new StorageException(
            StorageFault.Busy, $"Another process is writing to {Name}. Repeat the command when it is done.", fault),
        PostgresErrorCodes.TooManyConnections => new StorageException(
            StorageFault.Busy, $"The server has no connection left for {Name}. Raise max_connections, or repeat the command later.", fault),
        null => new StorageException(
            StorageFault.Unreachable, $"The server does not answer for {Name} ({fault.Message}). Check that it runs and can be reached.", fault),
        _ => new StorageException(
            StorageFault.Other, $"{Name} could not be read or written ({fault.Message}). What was stored before is safe.", fault),
    };

    // Unlocks expressly: the server ends a closed connection, and its locks, a moment later.
    private sealed class HeldLock(NpgsqlConnection connection) : IDisposable
    {
        public void Dispose()
        {
            using (var command = connection.CreateCommand())
            {
                command.CommandText = "SELECT pg_advisory_unlock_all()";
                command.ExecuteNonQuery();
            }

            connection.Dispose();
        }
    }
}
