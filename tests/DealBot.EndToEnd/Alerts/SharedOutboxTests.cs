using DealBot.Core.Tests.Storage;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Alerts;

/// <summary>Two processes serve one library: whichever of them sends an alert, the channel has it once.</summary>
public sealed class SharedOutboxTests(PostgresServer server)
{
    private const int Articles = 6;

    [Theory, InlineData("Discord", "a file"), InlineData("Slack", "a server")]
    public async Task Every_alert_is_sent_by_one_of_them(string platform, string store)
    {
        using var news = new TemporaryFolder();
        for (var number = 1; number <= Articles; number++)
            news.Write($"{number}.txt", $"Boat number {number} launched\n\n“Boat {number} floats as it should,” builder {Builders[number - 1]} said at the yard.\n");
        await using var chat = await ChatHouse.OpenAsync(platform);
        var variables = new Dictionary<string, string>(chat.Variables, StringComparer.Ordinal) { ["DEALBOT_ALERTS_BURST"] = "50" };
        if (store is "a server") variables["DEALBOT_DATABASE"] = server.NewDatabase();
        await using var one = new ServedDealbot(StoryLibrary.SampleFolder, variables);
        await chat.ConnectedAsync();
        await using var other = one.StartBeside();
        await chat.ConnectedAsync();
        await chat.TypesAsync("general", "alerts on");

        await one.RunAsync("import", news.Path);
        for (var number = 1; number <= Articles; number++) await chat.SeesAsync("general", $"Boat number {number} launched");
        await one.StopAsync();
        await other.StopAsync();

        Assert.Equal(Articles, chat.Posts("general").Count);
        Assert.Contains($"{Articles} sent", await one.RunAsync("status"), StringComparison.Ordinal);
    }

    private static readonly string[] Builders = ["Ida Moss", "Per Strand", "Una Kerr", "Jon Vale", "Eva Lind", "Max Orr"];
}
