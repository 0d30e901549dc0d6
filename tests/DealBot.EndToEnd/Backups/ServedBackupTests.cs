using System.Text.Json;
using DealBot.Core.Tests.Storage;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Backups;

/// <summary>Backup and restore as their own processes, beside a service that is asked and filled all the while.</summary>
public sealed class ServedBackupTests(PostgresServer server)
{
    [Theory, InlineData("a file"), InlineData("a server")]
    public async Task A_service_that_is_asked_and_filled_answers_whole_from_one_library_or_the_other(string store)
    {
        using var folder = new TemporaryFolder();
        for (var number = 1; number <= 20; number++) folder.Write($"articles/{number}.txt", TextOf("First", number));
        for (var number = 1; number <= 20; number++) folder.Write($"others/{number}.txt", TextOf("Second", number));
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        var backups = folder.Write("backups/readme.txt", "Kept here.")[..^"readme.txt".Length];
        var other = Path.Combine(backups, "other.backup");
        (await Dealbot.RunAsync(folder.Path, "status", "--data", "other", "--articles", "others")).Exits(0);
        (await Dealbot.RunAsync(folder.Path, "backup", other, "--data", "other")).Exits(0);
        if (store is "a server") variables["DEALBOT_DATABASE"] = server.NewDatabase();

        await using var served = new ServedDealbot(Path.Combine(folder.Path, "articles"), variables);
        using var http = new HttpClient { BaseAddress = await served.AddressAsync() };
        using var over = new CancellationTokenSource();
        HashSet<string> seen = [];
        var asked = 0;
        var asking = AskAsync();
        var filling = FillAsync();

        var first = Path.Combine(backups, "first.backup");
        await served.RunAsync("backup", first);
        for (var round = 0; round < 3; round++)
        {
            foreach (var backup in new[] { other, first })
            {
                await served.RunAsync("restore", backup);
                var before = Volatile.Read(ref asked);
                while (Volatile.Read(ref asked) < before + 3 && !asking.IsCompleted) await Task.Yield();
            }
        }

        var refused = await served.TryAsync("backup", first);
        await over.CancelAsync();
        await Task.WhenAll(asking, filling);
        refused.Exits(2);
        Assert.Equal(["First", "Second"], seen.Order(StringComparer.Ordinal));

        async Task AskAsync()
        {
            while (!over.IsCancellationRequested)
            {
                using var answer = JsonDocument.Parse(await http.GetStringAsync("/api/ask?q=what+did+Calder+say+about+the+quay&k=10", TestContext.Current.CancellationToken));
                var texts = answer.RootElement.GetProperty("answers").EnumerateArray().Select(static result => result.GetProperty("text").GetString()!).ToList();
                var names = texts.Select(static text => text.Contains("First", StringComparison.Ordinal) ? "First" : text.Contains("Second", StringComparison.Ordinal) ? "Second" : text).Distinct(StringComparer.Ordinal);
                seen.Add(Assert.Single(names));
                asked++;
            }
        }

        async Task FillAsync()
        {
            for (var number = 100; !over.IsCancellationRequested; number++)
            {
                folder.Write("more/more.txt", $"More {number}\nNothing was said about anything on day {number}.\n");
                await served.RunAsync("import", Path.Combine(folder.Path, "more"));
            }
        }
    }

    private static string TextOf(string library, int number) => $"""
        {library} boat {number}
        Boat {number} came in on a Monday of the {library} winter, and everybody had come to see it.
        “The {library} quay was number {number} in the order of our repairs,” said Harbour Master Rona Calder.
        """.ReplaceLineEndings("\n");
}
