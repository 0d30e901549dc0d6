using DealBot.Core.Tests.Storage;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Stories;

public sealed class SharedDatabaseTests(PostgresServer server)
{
    [Fact]
    public async Task Two_instances_on_one_PostgreSQL_database_share_one_library()
    {
        using var here = new Newsroom();
        using var there = new TemporaryFolder();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DEALBOT_DATABASE"] = server.NewDatabase() };

        var made = (await Dealbot.RunAsync(here["."], null, variables, "ask", "what did Ann Lee say", "--articles", here["articles"])).Exits(0);
        Assert.Contains("Made a library of 3 articles", made.Error, StringComparison.Ordinal);
        Assert.Contains("The gates are mended", made.Output, StringComparison.Ordinal);

        var asked = (await Dealbot.RunAsync(there.Path, null, variables, "ask", "what did Ann Lee say")).Exits(0);
        Assert.Contains("The gates are mended", asked.Output, StringComparison.Ordinal);
        Assert.Contains("3 from", (await Dealbot.RunAsync(there.Path, null, variables, "status")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(there.Path));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_its_password()
    {
        using var folder = new TemporaryFolder();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_DATABASE"] = "postgresql://ann:correct-horse@127.0.0.1:1/library",
        };

        var outcome = (await Dealbot.RunAsync(folder.Path, null, variables, "status")).Exits(4);
        Assert.Contains("127.0.0.1", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("correct-horse", outcome.Error, StringComparison.Ordinal);
    }
}
