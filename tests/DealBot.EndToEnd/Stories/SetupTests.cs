using DealBot.EndToEnd.Alerts;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;
using DealBot.Testing.Web;

namespace DealBot.EndToEnd.Stories;

/// <summary>Somebody sets DealBot up, and is told what is missing.</summary>
public sealed class SetupTests
{
    [Fact]
    public async Task Serving_without_token_feed_or_article_says_once_what_is_missing_and_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await using var dealbot = new ServedDealbot(folder.Write("nothing/yet.txt", "").Replace("yet.txt", "", StringComparison.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));

        await dealbot.LoggedAsync("DealBot is ready. Open http://127.0.0.1:");

        Assert.Equal(1, dealbot.Log.Split("Discord is off: DEALBOT_DISCORD_TOKEN is not set.").Length - 1);
        Assert.Equal(1, dealbot.Log.Split("Slack is off: DEALBOT_SLACK_BOT_TOKEN is not set.").Length - 1);
        Assert.Contains($"The library is empty. Put articles into {folder.Path}", dealbot.Log, StringComparison.Ordinal);
        await dealbot.StopAsync();
    }

    [Fact]
    public async Task Without_a_token_a_library_with_a_feed_fills_itself_and_says_that_nobody_is_told()
    {
        await using var web = new WebCounterpart();
        var site = new NewsSite(web, "127.0.0.1", "The Coast Courier");
        await using var dealbot = new ServedDealbot(
            Path.Combine(Repository.Root, "index", "articles"), new Dictionary<string, string>(StringComparer.Ordinal) { ["DEALBOT_FEEDS_INNER_HOSTS"] = "127.0.0.1" }, starts: false);
        site.Publishes(
            "/light",
            "Lighthouse lit again",
            "The lighthouse of Wexmouth has its lamp again, three years after lightning broke it and left the bay in the dark.",
            "“It shines as it did in my childhood,” keeper Tom Okafor said on Tuesday. Its light reaches nineteen miles.");
        await dealbot.RunAsync("feeds", "add", site.FeedAddress);

        dealbot.Start();

        await dealbot.RunUntilAsync(static printed => printed.Contains("Lighthouse lit again", StringComparison.Ordinal), "articles");
        await dealbot.StopAsync();
        Assert.Contains("nobody is told", dealbot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_nothing_can_listen_on_is_refused_with_one_that_works()
    {
        using var folder = new TemporaryFolder();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_SLACK_MODE"] = "http",
            ["DEALBOT_SLACK_BOT_TOKEN"] = "xoxb-1",
            ["DEALBOT_SLACK_SIGNING_SECRET"] = "secret",
            ["DEALBOT_ARTICLES"] = Path.Combine(Repository.Root, "index", "articles"),
        };

        var outcome = (await Dealbot.RunAsync(folder.Path, input: null, variables, "serve", "--urls", "nonsense")).Exits(2);

        Assert.Contains("nonsense is no address to listen on. Give one such as http://localhost:8080 with --urls", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080", 0, "http://localhost:8080 is for whoever is on this machine.")]
    [InlineData("http://*:8080", 4, "At http://*:8080 the page could be open to others than this machine. Set DEALBOT_WEB_TOKEN")]
    public async Task The_doctor_misses_a_token_for_the_page_only_where_others_could_open_it(string urls, int exitCode, string sentence)
    {
        using var folder = new TemporaryFolder();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_URLS"] = urls,
            ["DEALBOT_ARTICLES"] = Path.Combine(Repository.Root, "index", "articles"),
        };

        var outcome = (await Dealbot.RunAsync(folder.Path, input: null, variables, "doctor")).Exits(exitCode);

        Assert.Contains(sentence, string.Join(' ', outcome.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_for_one_paste_is_the_one_that_is_shipped()
    {
        using var folder = new TemporaryFolder();

        var outcome = (await Dealbot.RunAsync(folder.Path, "slack", "manifest")).Exits(0);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "config", "slack-manifest.json"), TestContext.Current.CancellationToken), outcome.Output);
    }

    [Fact]
    public async Task A_mistake_in_a_command_of_a_command_names_the_help_that_helps()
    {
        using var folder = new TemporaryFolder();

        var outcome = (await Dealbot.RunAsync(folder.Path, "slack", "manifest", "--http", "http://dealbot.example.com/")).Exits(2);

        Assert.Contains("http://dealbot.example.com/ is no address that begins with https://.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Try: dealbot slack manifest --help", outcome.Error, StringComparison.Ordinal);
    }
}
