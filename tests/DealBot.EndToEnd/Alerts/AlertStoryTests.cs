using System.Text.Json;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;
using DealBot.Testing.Web;

namespace DealBot.EndToEnd.Alerts;

/// <summary>Articles arrive, and channels hear of them: the program as a process, the web and a chat platform on loopback.</summary>
public sealed class AlertStoryTests : IDisposable
{
    private const string Sailing = "The ferry will sail before the summer, and every seat of it will be paid for";
    private const string Shining = "It shines as it did in my childhood";
    private const string Dredged = "We have dredged nine metres and found two anchors";

    private static readonly string[] FerryReport =
    [
        "The council of Wexmouth promised on Monday that its ferry will run again, nine months after the old ship was sold.",
        $"“{Sailing},” mayor Ruth Adeyemi said after the vote.",
        "The ship was bought from a yard in the north for eleven million crowns, and a crew of fourteen is being trained for it.",
        "The last ferry left the pier of Wexmouth in the autumn, with three passengers and a dog aboard.",
    ];

    private readonly TemporaryFolder _articles = new();
    private readonly TemporaryFolder _burst = new();

    public static TheoryData<string> Platforms => ChatHouse.All;

    public AlertStoryTests() => _articles.Write("budget.txt", "Council passes budget\n\n“Nobody gets everything,” mayor Ruth Adeyemi said after the vote.\n");

    [Theory, MemberData(nameof(Platforms))]
    public async Task New_articles_reach_the_channels_that_want_them_once_and_anybody_can_see_why(string platform)
    {
        await using var web = new WebCounterpart();
        await using var chat = await ChatHouse.OpenAsync(platform);
        var (courier, wire) = (new NewsSite(web, "127.0.0.1", "The Coast Courier"), new NewsSite(web, "localhost", "Inland Wire"));
        courier.Publishes(
            "/old",
            "Crab season ends early",
            "The crab season of the northern bay ended two weeks before its time, for the third year in a row, the fishers' union said.",
            "“There were few crabs,” fisher Ada Holm said on the quay, where the boats lie with empty baskets.");
        await using var dealbot = Serve(chat);
        await chat.ConnectedAsync();

        // Channels subscribe: to everything, to what a speaker says about a thing, to a speaker's new quotes. The moderators have a channel of their own.
        await chat.TypesAsync("general", AlertsOn(platform, filter: null));
        await chat.TypesAsync("ferries", AlertsOn(platform, "speaker:Adeyemi ferry"));
        await chat.TypesAsync("quotes", AlertsOn(platform, "speaker:Okafor", wants: "quotes"));
        await chat.TypesAsync("desk", platform is "Discord" ? "admin settings notices:here" : "admin settings notices here", isModerator: true);

        // Two feeds are followed. What they hold already is taken in, and announced to nobody.
        await dealbot.RunAsync("feeds", "add", courier.FeedAddress, wire.FeedAddress);
        await dealbot.RunUntilAsync(
            static printed => Lines(printed).All(feed => feed.GetProperty("succeeded").ValueKind is JsonValueKind.String), "feeds", "list", "--format", "jsonl");
        await dealbot.RunUntilAsync(static printed => printed.Contains("Crab season ends early", StringComparison.Ordinal), "articles");

        // A new article reaches who wants it, with the speaker's words as they were printed.
        courier.Publishes("/ferry", "Ferry to sail again", FerryReport);
        PassingTime.ForFeeds(dealbot.Data);
        var told = await chat.SeesAsync("general", "Ferry to sail again");
        StoryLibrary.Shows(told.Shown, Sailing);
        StoryLibrary.Shows(told.Shown, "Ruth Adeyemi");
        StoryLibrary.Shows(told.Shown, "The Coast Courier");
        StoryLibrary.Shows((await chat.SeesAsync("ferries", "Ferry to sail again")).Shown, Sailing);

        // The same report of a second outlet is not announced again: the messages name it.
        wire.Publishes("/copy", "Wexmouth ferry to sail again", FerryReport);
        PassingTime.ForFeeds(dealbot.Data);
        await dealbot.RunUntilAsync(static printed => printed.Length > 0, "alerts", "log", "--state", "merged");
        var merged = await chat.SeesAsync("general", post => string.Equals(post.Id, told.Id, StringComparison.Ordinal) && post.Shown.Contains("Inland Wire", StringComparison.Ordinal), "that the wire has it too");
        StoryLibrary.Shows(merged.Shown, Sailing);

        // Another article is not for everybody, and the log says why.
        courier.Publishes(
            "/light",
            "Lighthouse lit again",
            "The lighthouse of Wexmouth has its lamp again, three years after lightning broke it and left the bay in the dark.",
            $"“{Shining},” its keeper Tom Okafor said on Tuesday. Its light reaches nineteen miles.");
        PassingTime.ForFeeds(dealbot.Data);
        await chat.SeesAsync("general", "Lighthouse lit again");
        StoryLibrary.Shows((await chat.SeesAsync("quotes", "Lighthouse lit again")).Shown, Shining);
        var why = await dealbot.RunAsync("alerts", "why", $"{await IdOfAsync(dealbot, "Lighthouse lit again")}");
        Assert.Equal(why, await dealbot.RunAsync("alerts", "why", "lighthouse lit"));
        Assert.Contains("filtered out", why, StringComparison.Ordinal);
        Assert.Contains("Adeyemi", why, StringComparison.OrdinalIgnoreCase);

        // A power failure while a message is on its way: after the restart every channel has it, once.
        var (isThere, release) = chat.Hold();
        courier.Publishes(
            "/dredger",
            "Harbour dredged",
            "Ships of any size may moor in the old harbour again, after a dredger worked there for most of the winter.",
            $"“{Dredged},” harbour master Ann Lee told the port's committee. One of them is a century old.");
        PassingTime.ForFeeds(dealbot.Data);
        await isThere;
        await dealbot.KillAsync();
        release();
        PassingTime.ForClaims(dealbot.Data);
        dealbot.Start();
        await chat.ConnectedAsync();
        await chat.SeesAsync("general", "Harbour dredged");

        // Buttons of before the power failure work.
        StoryLibrary.Shows(await chat.PressesAsync("general", told, "Quotes"), Sailing);
        StoryLibrary.Shows(await chat.PressesAsync("general", told, "Context"), Sailing);
        StoryLibrary.Shows(await chat.PressesAsync("general", told, "Why this alert"), "wants every article");
        await chat.PressesAsync("ferries", Assert.Single(chat.Posts("ferries")), "Mute this source");

        // A file in the articles folder is an article too; the muted outlet is heard of no more in that channel alone.
        _articles.Write("pier.txt", "Pier painted green\n\n“Green is the colour of hope,” painter Lou Marsh said of the pier of Wexmouth.\n");
        StoryLibrary.Shows((await chat.SeesAsync("general", "Pier painted green")).Shown, "Green is the colour of hope");

        // Eight at once, one more than the channel wants one by one, are one message.
        for (var number = 1; number <= 8; number++)
            _burst.Write($"{number}.txt", $"Boat number {number} launched\n\n“She floats as number {number} should,” builder {Builders[number - 1]} said at the yard.\n");
        await dealbot.RunAsync("import", _burst.Path);
        var summary = await chat.SeesAsync("general", "Boat number 8 launched");
        StoryLibrary.Shows(summary.Shown, "Boat number 1 launched");

        // A channel that cannot be written in is paused, and the moderators hear of it.
        chat.Lose("quotes");
        _articles.Write("fog.txt", "Fog horn tested\n\n“It was heard in the hills,” keeper Tom Okafor said of the horn on Thursday.\n");
        await chat.SeesAsync("general", "Fog horn tested");
        await chat.SeesAsync("desk", "paused");
        var paused = JsonDocument.Parse(await dealbot.RunAsync("alerts", "log", "--state", "paused", "--format", "json")).RootElement;
        Assert.Equal(chat.IdOf("quotes"), Assert.Single(paused.EnumerateArray()).GetProperty("channel").GetString());

        // To reindex announces nothing, and everything that was announced was announced once.
        await dealbot.RunAsync("reindex");
        _articles.Write("last.txt", "Last boat home\n\n“That was the last,” pilot Kim Berg said as the harbour of Wexmouth closed.\n");
        await chat.SeesAsync("general", "Last boat home");
        await dealbot.StopAsync();
        Assert.Equal(
            ["Ferry to sail again", "Lighthouse lit again", "Harbour dredged", "Pier painted green", "Boat number", "Fog horn tested", "Last boat home"],
            chat.Posts("general").Select(post => Titles.Single(title => post.Shown.Contains(title, StringComparison.Ordinal))));
        Assert.Single(chat.Posts("ferries"));
        Assert.Single(chat.Posts("quotes"));
        Assert.Single(chat.Posts("desk"));
    }

    private static readonly string[] Builders = ["Ida Moss", "Per Strand", "Una Kerr", "Jon Vale", "Eva Lind", "Max Orr", "Liv Dahl", "Ben Hart"];

    private static readonly string[] Titles =
        ["Crab season", "Ferry to sail again", "Lighthouse lit again", "Harbour dredged", "Pier painted green", "Boat number", "Fog horn tested", "Last boat home"];

    public void Dispose()
    {
        _articles.Dispose();
        _burst.Dispose();
    }

    private ServedDealbot Serve(ChatHouse chat) => new(_articles.Path, new Dictionary<string, string>(chat.Variables, StringComparer.Ordinal)
    {
        ["DEALBOT_FEEDS_INNER_HOSTS"] = "127.0.0.1, localhost",
        ["DEALBOT_ALERTS_BURST"] = "7", // as many as the channel hears of one by one in a minute: the story takes no longer
    });

    private static string AlertsOn(string platform, string? filter, string? wants = null) => platform is "Discord"
        ? $"alerts on{(filter is null ? "" : $" filter:{filter}")}{(wants is null ? "" : $" wants:{wants}")}"
        : $"alerts on{(filter is null ? "" : $" {filter}")}{(wants is null ? "" : $" wants:{wants}")}";

    private static async Task<long> IdOfAsync(ServedDealbot dealbot, string title) =>
        Lines(await dealbot.RunAsync("articles", "--format", "jsonl")).Single(article => article.GetProperty("title").ValueEquals(title)).GetProperty("id").GetInt64();

    private static List<JsonElement> Lines(string printed) =>
        [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
