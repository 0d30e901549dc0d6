using Microsoft.Data.Sqlite;

namespace DealBot.EndToEnd.Stories;

/// <summary>What the disk and the database can do to a library: each is named, nothing stored before is lost.</summary>
public sealed class StorageFaultTests
{
    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        using var newsroom = new Newsroom();
        newsroom.Write("data", "a file where the folder should be");
        var outcome = (await newsroom.RunAsync("ask", "what did Ann Lee say")).Exits(4);
        Assert.Contains(newsroom["data"], outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_database_is_named_and_left_as_it_is()
    {
        using var newsroom = new Newsroom();
        (await newsroom.RunAsync("status")).Exits(0);
        var database = newsroom["data/dealbot.db"];
        await using (var file = File.OpenWrite(database)) file.SetLength(file.Length / 3);
        var before = await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken);
        var outcome = (await newsroom.RunAsync("ask", "what did Ann Lee say")).Exits(4);
        Assert.Contains(database, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        using var newsroom = new Newsroom();
        newsroom.Write("data/dealbot.db", "these are my notes about the deal, not a database of any kind at all");
        var outcome = (await newsroom.RunAsync("ask", "what did Ann Lee say")).Exits(4);
        Assert.Contains(newsroom["data/dealbot.db"], outcome.Error, StringComparison.Ordinal);
        Assert.StartsWith("these are my notes", await File.ReadAllTextAsync(newsroom["data/dealbot.db"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        using var newsroom = new Newsroom();
        (await newsroom.RunAsync("status")).Exits(0);
        using (var connection = new SqliteConnection($"Data Source={newsroom["data/dealbot.db"]};Pooling=False"))
        {
            connection.Open();
            using var command = new SqliteCommand("UPDATE library SET schema_version = 1000", connection);
            command.ExecuteNonQuery();
        }

        var outcome = (await newsroom.RunAsync("ask", "what did Ann Lee say")).Exits(2);
        Assert.Contains("written by a newer DealBot", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_ends_an_import_and_what_was_stored_answers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no limit for the size of files.");
        using var newsroom = new Newsroom();
        (await newsroom.RunAsync("status")).Exits(0);
        for (var number = 0; number < 400; number++)
        {
            newsroom.Write($"news/{number}.txt", $"Report {number}\n\n“Number {number} is due,” Ida Berg said. {string.Join(' ', Enumerable.Range(number, 200))} days.\n");
        }

        // A limit on the size of files stands for the disk; the runtime's own memory must not count as one.
        const string limited = "trap '' XFSZ; ulimit -f 600; DOTNET_EnableWriteXorExecute=0";
        var outcome = await newsroom.ShellAsync($"{limited} {Processes.Dealbot.Program} import news");
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains(newsroom["data/dealbot.db"], outcome.Error, StringComparison.Ordinal);
        Assert.Contains("what was stored before is safe", outcome.Error, StringComparison.Ordinal);
        (await newsroom.RunAsync("ask", "what did Ann Lee say")).Exits(0);
    }

    [Fact]
    public async Task A_library_that_may_only_be_read_answers_and_says_why_it_takes_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other permissions.");
        using var newsroom = new Newsroom();
        (await newsroom.RunAsync("status")).Exits(0);
        (await newsroom.ShellAsync("chmod a-w,a+rX -R data")).Exits(0);
        var outcome = (await newsroom.UnprivilegedAsync("remove harbour.md")).Exits(4);
        Assert.Contains(newsroom["data/dealbot.db"], outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Ann Lee", (await newsroom.UnprivilegedAsync("ask what did Ann Lee say")).Exits(0).Output, StringComparison.Ordinal);
        (await newsroom.ShellAsync("chmod u+w -R data")).Exits(0);
    }
}
