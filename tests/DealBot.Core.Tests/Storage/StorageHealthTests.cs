using DealBot.Core.Articles;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Libraries;
using DealBot.Search;
using DealBot.Testing;
using Microsoft.Data.Sqlite;

namespace DealBot.Core.Tests.Storage;

/// <summary>A database file that another hand locks, moves, deletes or replaces while it is open.</summary>
public sealed class StorageHealthTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dealbot-test");
    private readonly ManualClock _clock = new();

    private string File => Path.Combine(_folder.FullName, "dealbot.db");

    private string Aside => Path.Combine(_folder.FullName, "aside.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_lock_that_is_held_for_ten_seconds_without_a_commit_is_told_and_ends_by_itself()
    {
        using var library = Open();
        Assert.Equal(StorageHealth.Well, library.CheckHealth());
        using (var other = Connect(File))
        {
            using var writing = other.BeginTransaction(deferred: false);
            Assert.Equal(StorageHealth.Well, library.CheckHealth()); // as while somebody imports
            _clock.Advance(TimeSpan.FromSeconds(11));
            var locked = library.CheckHealth();
            Assert.Equal((StorageAbility.AnswersOnly, StorageFault.Busy), (locked.Ability, locked.Fault!.Fault));
            Assert.Contains(File, locked.Fault.Message, StringComparison.Ordinal);
            using var view = library.View();
            Assert.Empty(view.Articles);
        }

        Assert.Equal(StorageHealth.Well, library.CheckHealth());
    }

    [Fact]
    public void A_long_import_by_another_process_is_no_hang_while_it_commits()
    {
        using var library = Open();
        using var other = Connect(File);
        for (var batch = 0; batch < 3; batch++)
        {
            using (var writing = other.BeginTransaction(deferred: false))
            {
                Run(other, "UPDATE library SET revision = revision + 1", writing);
                writing.Commit();
            }

            using (other.BeginTransaction(deferred: false))
            {
                _clock.Advance(TimeSpan.FromSeconds(9));
                Assert.Equal(StorageHealth.Well, library.CheckHealth());
            }
        }
    }

    [Fact]
    public void A_file_that_was_moved_is_missed_never_written_nor_made_anew_and_found_when_it_is_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows moves no open file.");
        using var library = Open();
        using (var view = library.View()) Assert.Empty(view.Articles);
        System.IO.File.Move(File, Aside);

        var gone = library.CheckHealth();
        Assert.Equal((StorageAbility.Unreachable, StorageFault.Unreachable), (gone.Ability, gone.Fault!.Fault));
        Assert.Contains("is gone", Assert.Throws<StorageException>(library.View).Message, StringComparison.Ordinal);
        Assert.Throws<StorageException>(() => library.Remove(1));
        Assert.False(System.IO.File.Exists(File));

        System.IO.File.Move(Aside, File);
        Assert.Equal(StorageHealth.Well, library.CheckHealth());
        using (var view = library.View()) Assert.Empty(view.Articles);
    }

    [Fact]
    public void What_is_being_written_when_the_file_is_deleted_is_refused_and_not_lost_in_silence()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows deletes no open file.");
        using var database = Database.Open(Schema.Library, _folder.FullName, null);
        var fault = Assert.Throws<StorageException>(() => database.Write(session =>
        {
            System.IO.File.Delete(File);
            return session.Execute($"UPDATE library SET revision = revision + 1");
        }));

        Assert.Equal(StorageFault.Unreachable, fault.Fault);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_file_that_is_moved_away_takes_with_it_what_stood_in_the_log_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows moves no open file.");
        using var database = Database.Open(Schema.Library, _folder.FullName, null);
        database.Write(static session => session.Execute($"UPDATE library SET revision = 77"));
        System.IO.File.Move(File, Aside);
        Assert.Throws<StorageException>(database.Rent);

        using var moved = Connect(Aside);
        Assert.Equal(77L, Run(moved, "SELECT revision FROM library"));
    }

    [Fact]
    public async Task Another_library_put_in_the_place_of_one_answers_with_its_own_articles_at_the_same_revision()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows replaces no open file.");
        var elsewhere = _folder.CreateSubdirectory("elsewhere");
        using (var other = Library.Open(new LibraryOptions { DataFolder = elsewhere.FullName }))
            await other.ImportAsync([Briefs.Read(Briefs.Article("school.txt", Briefs.School))], cancellation: TestContext.Current.CancellationToken);
        using var library = Open();
        await library.ImportAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))], cancellation: TestContext.Current.CancellationToken);
        var dredging = new Query.OfTerm(Fields.Text, "dredg");
        using (var before = library.View()) Assert.NotEmpty(before.Index.Search(dredging, 10));

        System.IO.File.Move(Path.Combine(elsewhere.FullName, "dealbot.db"), File, overwrite: true);

        using var view = library.View();
        Assert.Equal(Briefs.School, view.Article(Assert.Single(view.Articles).Id)!.Text);
        Assert.Empty(view.Index.Search(dredging, 10));
        Assert.NotEmpty(view.Index.Search(new Query.OfTerm(Fields.Text, "languag"), 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("these are notes, and no database of any kind")]
    public void Something_else_put_in_its_place_is_refused_and_left_as_it_is(string content)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows replaces no open file.");
        using var library = Open();
        System.IO.File.Move(File, Aside);
        System.IO.File.WriteAllText(File, content);

        Assert.Equal(StorageAbility.Unreachable, library.CheckHealth().Ability);
        Assert.Equal(content, System.IO.File.ReadAllText(File));

        System.IO.File.Move(Aside, File, overwrite: true);
        Assert.Equal(StorageHealth.Well, library.CheckHealth());
    }

    private Library Open() => Library.Open(new LibraryOptions { DataFolder = _folder.FullName, Clock = _clock });

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static object? Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = new SqliteCommand(sql, connection, transaction);
        return command.ExecuteScalar();
    }
}
