using DealBot.Core.Articles;
using DealBot.Core.Backups;
using DealBot.Core.Chat.Store;
using DealBot.Core.Tests.Storage;
using Microsoft.Data.Sqlite;

namespace DealBot.Core.Tests.Backups;

/// <summary>A library and what chat remembers, in one place, which are backed up and restored.</summary>
internal sealed class BackedUp : IDisposable
{
    private readonly TestDatabase _place;

    public BackedUp(DatabaseKind kind, PostgresServer server, TimeProvider? clock = null)
    {
        _place = new TestDatabase(kind, server);
        Library = Library.Open(new LibraryOptions { DataFolder = _place.Folder, Connection = _place.Connection, Clock = clock ?? TimeProvider.System });
        Chat = ChatStore.Open(new ChatStoreOptions { DataFolder = _place.Folder, Connection = _place.Connection });
    }

    public string Folder => _place.Folder;

    public Library Library { get; }

    public ChatStore Chat { get; }

    /// <summary>Backs up to a file that goes with this place.</summary>
    public string BackUp(string name = "one.backup", DateTimeOffset? made = null)
    {
        var path = Path.Combine(_place.Folder, name);
        Backup.Write(Library, Chat, [new BackedUpFile("people.json", "[]"u8.ToArray())], path, made ?? DateTimeOffset.UnixEpoch);
        return path;
    }

    public RestoredBackup Restore(string path, DateTimeOffset? now = null) => Restoration.Run(Library, Chat, path, now ?? DateTimeOffset.UnixEpoch);

    /// <summary>The texts that the library holds, by file.</summary>
    public IReadOnlyDictionary<string, string> Texts()
    {
        using var view = Library.View();
        return view.Articles.ToDictionary(entry => entry.File, entry => view.Article(entry.Id)!.Text, StringComparer.Ordinal);
    }

    /// <summary>Makes of a backup one as schema 6 left it.</summary>
    public static void MakeOlder(string path)
    {
        using var file = new BackupFile(path, path, isWritten: true);
        file.Session.ExecuteScript("ALTER TABLE library DROP COLUMN building; UPDATE library SET schema_version = 6; DROP TABLE backup_manifest");
        file.Seal(DateTimeOffset.UnixEpoch);
    }

    /// <summary>Changes a backup behind its manifest's back.</summary>
    public static void Tamper(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Chat.Dispose();
        Library.Dispose();
        _place.Dispose();
    }
}
