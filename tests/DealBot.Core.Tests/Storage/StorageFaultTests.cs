using DealBot.Core.Storage;
using Microsoft.Data.Sqlite;

namespace DealBot.Core.Tests.Storage;

/// <summary>What people read when the library's database is not as it should be: what is wrong, where, and what to do.</summary>
public sealed class StorageFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dealbot-test");

    private string File => Path.Combine(_folder.FullName, "dealbot.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_that_is_no_database_is_named()
    {
        System.IO.File.WriteAllText(File, new string('x', 10_000));

        AssertFault(StorageFault.NotALibrary, "damaged or is no DealBot library", "move it away");
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        Run(File, "CREATE TABLE recipes (id INTEGER)");

        AssertFault(StorageFault.NotALibrary, "another program", "--data");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(20_000)]
    public void A_truncated_library_is_named(int bytes)
    {
        Database.Open(Schema.Library, _folder.FullName, null).Dispose();
        using (var file = new FileStream(File, FileMode.Open)) file.SetLength(bytes);

        AssertFault(StorageFault.NotALibrary, "damaged", "Restore a copy");
    }

    [Fact]
    public void A_library_of_a_newer_version_asks_for_the_newer_program()
    {
        Database.Open(Schema.Library, _folder.FullName, null).Dispose();
        Run(File, "UPDATE library SET schema_version = 99");

        AssertFault(StorageFault.Newer, "newer DealBot (schema 99; this one knows", "Update this program");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        System.IO.File.WriteAllText(File, "");
        var below = Path.Combine(File, "below");

        var fault = Assert.Throws<StorageException>(() => Database.Open(Schema.Library, below, null));

        Assert.Equal(StorageFault.Unreachable, fault.Fault);
        Assert.Contains(below, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_named()
    {
        Directory.CreateDirectory(File);

        AssertFault(StorageFault.Unreachable, "cannot be opened", "read and write");
    }

    [Fact]
    public void A_full_disk_is_told_and_loses_nothing()
    {
        using var database = Database.Open(Schema.Library, _folder.FullName, null);
        database.Write(session => { session.Execute($"PRAGMA max_page_count = 1"); return true; }); // no page may be added

        var fault = Assert.Throws<StorageException>(() => database.Write(session =>
            new SegmentRows(session, 1).Add(new byte[1_000_000], 1)));

        Assert.Equal(StorageFault.Full, fault.Fault);
        Assert.Contains(File, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Free some space", fault.Message, StringComparison.Ordinal);
        Assert.Empty(database.Read(session => new SegmentRows(session, 1).List()));
    }

    [Fact]
    public void A_library_that_may_only_be_read_is_told()
    {
        using var database = Database.Open(Schema.Library, _folder.FullName, null);

        var fault = Assert.Throws<StorageException>(() => database.Write(session =>
        {
            session.Execute($"PRAGMA query_only = ON"); // what SQLite reports is what it reports for a read-only file
            return new SegmentRows(session, 1).Add(new byte[10], 1);
        }));

        Assert.Equal(StorageFault.ReadOnly, fault.Fault);
        Assert.Contains("read-only", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=/nowhere/at/all;Database=deal;Username=x", "does not answer")]
    [InlineData("postgresql://bot:geheim@127.0.0.1:1/deal", "does not answer")]
    [InlineData("postgresql://:::/", "postgresql://user:password@host/database")]
    public void A_server_that_cannot_be_reached_is_named_without_its_password(string connection, string words)
    {
        var fault = Assert.Throws<StorageException>(() => Database.Open(Schema.Library, _folder.FullName, connection));

        Assert.Equal(StorageFault.Unreachable, fault.Fault);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", fault.Message, StringComparison.Ordinal);
    }

    private static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void AssertFault(StorageFault expected, params string[] words)
    {
        var fault = Assert.Throws<StorageException>(() => Database.Open(Schema.Library, _folder.FullName, null));

        Assert.Equal(expected, fault.Fault);
        Assert.All([File, .. words], word => Assert.Contains(word, fault.Message, StringComparison.Ordinal));
    }
}
