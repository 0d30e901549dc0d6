namespace DealBot.Core.Tests.Storage;

/// <summary>The kinds of database that a library can live in.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A place for one test's library: a temporary folder, and a database of its own where the kind needs one.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dealbot-test");

    public TestDatabase(DatabaseKind kind, PostgresServer server) =>
        Connection = kind == DatabaseKind.Postgres ? server.NewDatabase() : null;

    /// <summary>Both kinds, as rows of a theory.</summary>
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    public string Folder => _folder.FullName;

    public string? Connection { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
