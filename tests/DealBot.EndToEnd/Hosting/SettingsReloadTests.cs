using System.Text.Json;
using DealBot.EndToEnd.Alerts;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;
using DealBot.Testing.Web;

namespace DealBot.EndToEnd.Hosting;

/// <summary>The configuration folder is edited while the service runs.</summary>
public sealed class SettingsReloadTests : IDisposable
{
    private readonly TemporaryFolder _config = new();
    private readonly HttpClient _browser = new();

    public void Dispose()
    {
        _browser.Dispose();
        _config.Dispose();
    }

    [Fact]
    public async Task What_is_safe_takes_effect_at_once_and_the_rest_waits_with_a_reason()
    {
        _config.Write("dealbot.json", """{ "answerCount": 1 }""");
        await using var dealbot = Serve();
        var address = await dealbot.AddressAsync();
        Assert.Single(await AnswersAsync(address, "what was said about the deal"));

        _config.Write("dealbot.json", """{ "answerCount": 3, "answersKeptDays": 7, "slack": { "connections": 4 } }""");

        await dealbot.LoggedAsync("The settings were read again; in effect from now on: answerCount, answersKeptDays");
        await dealbot.LoggedAsync("slack.connections is set otherwise now, and takes effect at the next start: the connection to Slack is made with them");
        Assert.Equal(3, (await AnswersAsync(address, "what was said about the deal")).Count);
        Assert.Contains("in effect from the next start: slack.connections.", await _browser.GetStringAsync(new Uri(address, "/status"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await dealbot.StopAsync();
    }

    [Fact]
    public async Task A_mistake_keeps_what_was_before_and_is_told_once()
    {
        _config.Write("dealbot.json", """{ "answerCount": 1 }""");
        await using var dealbot = Serve();
        var address = await dealbot.AddressAsync();

        _config.Write("dealbot.json", """{ "answerCount": 99 """);
        await dealbot.LoggedAsync($"The settings stay as they were before: {Path.Join(_config.Path, "dealbot.json")} does not parse");
        Assert.Contains("The settings stay as they were before", await _browser.GetStringAsync(new Uri(address, "/status"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(await AnswersAsync(address, "what was said about the deal"));

        _config.Write("dealbot.json", """{ "answerCount": 1 }""");
        await dealbot.LoggedAsync("The settings are as they should be again");
        Assert.Equal(1, dealbot.Log.Split("The settings stay as they were before").Length - 1);
        await dealbot.StopAsync();
    }

    [Fact]
    public async Task A_nickname_and_a_synonym_answer_without_a_restart()
    {
        await using var dealbot = Serve();
        var address = await dealbot.AddressAsync();
        Assert.Empty(await AnswersAsync(address, "speaker:Wally"));
        Assert.Empty(await AnswersAsync(address, "zorkmids"));

        _config.Write("people.json", """[{ "name": "Mike Waltz", "aliases": ["Wally"] }]""");
        await dealbot.LoggedAsync("The settings were read again; in effect from now on: people.json");
        Assert.All(await AnswersAsync(address, "speaker:Wally"), static answer => Assert.Equal("Mike Waltz", answer.GetProperty("speaker").GetString()));
        Assert.NotEmpty(await AnswersAsync(address, "speaker:Wally"));

        _config.Write("synonyms.txt", "zorkmids, minerals\n");
        await dealbot.LoggedAsync("The settings were read again; in effect from now on: synonyms.txt");
        Assert.NotEmpty(await AnswersAsync(address, "zorkmids"));
        await dealbot.StopAsync();
    }

    [Fact]
    public async Task A_host_that_is_let_in_is_fetched_from_and_a_folder_that_is_added_is_watched()
    {
        await using var web = new WebCounterpart();
        var site = new NewsSite(web, "127.0.0.1", "The Coast Courier");
        site.Publishes("/light", "Lighthouse lit again", "The lighthouse of Wexmouth has its lamp again, three years after lightning broke it and left the bay in the dark.");
        await using var dealbot = Serve();
        await dealbot.AddressAsync();
        using var list = new TemporaryFolder();
        var feeds = list.Write("feeds.opml", $"""<opml version="2.0"><head/><body><outline type="rss" text="Coast" xmlUrl="{site.FeedAddress}"/></body></opml>""");
        using var drop = new TemporaryFolder();
        drop.Write("harbour.md", "# Harbour to reopen in May\n\nThe harbour of Wexmouth will reopen in May, two years after the storm, the harbour office has announced.\n");
        _config.Write("dealbot.json", $$"""{ "feeds": { "innerHosts": ["127.0.0.1"], "folders": [{{JsonSerializer.Serialize(drop.Path)}}] } }""");

        await dealbot.LoggedAsync("The settings were read again; in effect from now on: feeds.innerHosts, feeds.folders");
        await dealbot.RunAsync("feeds", "import", feeds);
        await dealbot.RunUntilAsync(static printed => printed.Contains("Lighthouse lit again", StringComparison.Ordinal), "articles");
        await dealbot.RunUntilAsync(static printed => printed.Contains("Harbour to reopen in May", StringComparison.Ordinal), "articles");
        await dealbot.StopAsync();
    }

    private ServedDealbot Serve() => new(
        StoryLibrary.SampleFolder, new Dictionary<string, string>(StringComparer.Ordinal) { ["DEALBOT_CONFIG"] = _config.Path });

    private async Task<IReadOnlyList<JsonElement>> AnswersAsync(Uri address, string question)
    {
        var answer = await _browser.GetStringAsync(new Uri(address, $"/api/ask?q={Uri.EscapeDataString(question)}"), TestContext.Current.CancellationToken);
        return [.. JsonElement.Parse(answer).GetProperty("answers").EnumerateArray()];
    }
}
