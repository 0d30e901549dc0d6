using System.Text.Json;
using System.Xml.Linq;
using DealBot.EndToEnd.Alerts;
using DealBot.EndToEnd.Processes;
using DealBot.Testing.Web;

namespace DealBot.EndToEnd.Stories;

/// <summary>Somebody keeps the list of feeds, and imports single pages, from the command line.</summary>
public sealed class FeedsTests : IAsyncDisposable
{
    private readonly WebCounterpart _web = new();
    private readonly Newsroom _newsroom = new();
    private readonly NewsSite _courier;

    public FeedsTests()
    {
        _courier = new NewsSite(_web, "127.0.0.1", "The Coast Courier");
        _courier.Publishes(
            "/light",
            "Lighthouse lit again",
            "The lighthouse of Wexmouth has its lamp again, three years after lightning broke it and left the bay in the dark.",
            "“It shines as it did in my childhood,” keeper Tom Okafor said on Tuesday. Its light reaches nineteen miles.");
    }

    [Fact]
    public async Task A_feed_is_added_listed_checked_and_removed()
    {
        Assert.StartsWith("added #1: The Coast Courier", (await RunAsync("feeds", "add", _courier.FeedAddress)).Exits(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("followed already #1", (await RunAsync("feeds", "add", _courier.FeedAddress)).Exits(0).Output, StringComparison.Ordinal);

        var feed = JsonDocument.Parse((await RunAsync("feeds", "list", "--format", "jsonl")).Exits(0).Output).RootElement;
        Assert.Equal(("The Coast Courier", _courier.FeedAddress), (feed.GetProperty("title").GetString(), feed.GetProperty("url").GetString()));
        Assert.Contains("never fetched yet", (await RunAsync("feeds", "list")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("The Coast Courier: 1 item", (await RunAsync("feeds", "check", "courier")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("Feeds          1", (await RunAsync("status")).Exits(0).Output, StringComparison.Ordinal);

        Assert.Contains("No feed gazette is followed", (await RunAsync("feeds", "remove", "gazette")).Exits(1).Error, StringComparison.Ordinal);
        Assert.StartsWith("removed #1", (await RunAsync("feeds", "remove", "1")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("No feed is followed", (await RunAsync("feeds", "list")).Exits(1).Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, WebHandler, string> Broken =>
    [
        new("/gone", WebAnswers.Status(410), "410") { TestDisplayName = "a feed that is gone" },
        new("/words", WebAnswers.Ok("text/plain", "No feed at all."), "feed") { TestDisplayName = "words that are no feed" },
        new("/laughs", WebAnswers.Ok("application/xml", "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>"), "DOCTYPE") { TestDisplayName = "a feed that declares entities" },
        new("/inner", WebAnswers.Redirect(302, "http://169.254.169.254/latest"), "169.254.169.254") { TestDisplayName = "a redirection to an inner address" },
    ];

    [Theory, MemberData(nameof(Broken))]
    public async Task What_is_no_feed_is_named_with_the_reason_and_not_added(string path, WebHandler answer, string reason)
    {
        _web.Serve("127.0.0.1", path, answer);
        var address = _web.Url("127.0.0.1", path).ToString();

        var added = (await RunAsync("feeds", "add", address, _courier.FeedAddress)).Exits(3);
        Assert.StartsWith("added #1: The Coast Courier", added.Output, StringComparison.Ordinal);
        Assert.Contains(reason, added.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(path, added.Error, StringComparison.Ordinal);

        var check = (await RunAsync("feeds", "check", address, "1", "--format", "jsonl")).Exits(3).Output.Split('\n');
        Assert.Contains(reason, JsonDocument.Parse(check[0]).RootElement.GetProperty("problem").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(check[1]).RootElement.GetProperty("problem").ValueKind);
    }

    [Fact]
    public async Task The_list_goes_to_another_library_and_back_unchanged()
    {
        (await RunAsync("feeds", "add", _courier.FeedAddress)).Exits(0);
        (await RunAsync("feeds", "export", "feeds.opml")).Exits(0);
        using var other = new Newsroom();
        Assert.StartsWith("1 feed added", (await other.RunAsync("feeds", "import", _newsroom["feeds.opml"])).Exits(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("0 feeds added, 1 followed already", (await other.RunAsync("feeds", "import", _newsroom["feeds.opml"])).Exits(0).Output, StringComparison.Ordinal);

        var back = XDocument.Parse((await other.RunAsync("feeds", "export")).Exits(0).Output);
        var outline = Assert.Single(back.Descendants("outline"));
        Assert.Equal((_courier.FeedAddress, "The Coast Courier"), ((string?)outline.Attribute("xmlUrl"), (string?)outline.Attribute("title") ?? (string?)outline.Attribute("text")));
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused_with_a_sentence()
    {
        _newsroom.Write("list.txt", "nothing of the kind");
        Assert.Contains("list.txt", (await RunAsync("feeds", "import", "list.txt")).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("missing.opml cannot be read", (await RunAsync("feeds", "import", "missing.opml")).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_imported_from_its_address_once_and_one_that_cannot_be_had_is_named()
    {
        var page = _web.Url("127.0.0.1", "/light").ToString();
        Assert.StartsWith("1 added", (await RunAsync("import", page)).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("It shines as it did in my childhood", (await RunAsync("ask", "what did Tom Okafor say")).Exits(0).Output, StringComparison.Ordinal);

        var again = (await RunAsync("import", page + "?utm_source=letter", _web.Url("127.0.0.1", "/nowhere").ToString())).Exits(3);
        Assert.StartsWith("0 added, 0 replaced, 1 unchanged, 1 failed", again.Output, StringComparison.Ordinal);
        Assert.Contains("/nowhere", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inner_address_is_refused_unless_the_configuration_names_it()
    {
        var refused = (await _newsroom.RunAsync("import", _web.Url("127.0.0.1", "/light").ToString())).Exits(3);
        Assert.Contains("innerHosts", refused.Error, StringComparison.Ordinal);
        Assert.Empty(_web.Visits);
    }

    public async ValueTask DisposeAsync()
    {
        _newsroom.Dispose();
        await _web.DisposeAsync();
    }

    private Task<Outcome> RunAsync(params string[] arguments) => _newsroom.RunAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["DEALBOT_FEEDS_INNER_HOSTS"] = "127.0.0.1" }, arguments);
}
