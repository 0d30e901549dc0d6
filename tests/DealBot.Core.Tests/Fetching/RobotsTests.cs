using System.Text;
using DealBot.Core.Articles.Fetching;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Fetching;

public sealed class RobotsTests
{
    private const string Closed = "is closed to programs by the site's robots.txt";

    public static TheoryData<string, string, bool> Files =>
    [
        new("", "/a", true) { TestDisplayName = "an empty file" },
        new("User-agent: *\nDisallow: /", "/a", false) { TestDisplayName = "closed to everybody" },
        new("User-agent: *\nDisallow:", "/a", true) { TestDisplayName = "closed nowhere" },
        new("user-AGENT:dealbot\nDISALLOW:/a", "/abc", false) { TestDisplayName = "closed to us, in any case" },
        new("User-agent: DealBot/1.0\nDisallow: /a", "/a", false) { TestDisplayName = "our name with a version" },
        new("User-agent: DealBotter\nDisallow: /a", "/a", true) { TestDisplayName = "another whose name begins as ours" },
        new("User-agent: *\nDisallow: /\n\nUser-agent: DealBot\nAllow: /", "/a", true) { TestDisplayName = "our group counts alone" },
        new("User-agent: DealBot\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: DealBot\nDisallow: /b", "/b", false) { TestDisplayName = "all of our groups count" },
        new("User-agent: x\nUser-agent: DealBot\nDisallow: /a", "/a", false) { TestDisplayName = "a group for several" },
        new("User-agent: DealBot\nSitemap: https://feed.test/map.xml\nUser-agent: x\nDisallow: /a", "/a", false) { TestDisplayName = "a line between that ends no group" },
        new("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true) { TestDisplayName = "the longest match allows" },
        new("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false) { TestDisplayName = "the longest match forbids" },
        new("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true) { TestDisplayName = "of equals the one that allows" },
        new("User-agent: *\nAllow: /page\nDisallow: /*.html", "/page.html", false) { TestDisplayName = "a longer pattern with a star" },
        new("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false) { TestDisplayName = "the end" },
        new("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true) { TestDisplayName = "not the end" },
        new("User-agent: *\nDisallow: /*a*b*c", "/xxaxxbxxcxx", false) { TestDisplayName = "stars" },
        new("User-agent: *\nDisallow: /*a*b*c", "/xxaxxcxxbxx", true) { TestDisplayName = "stars in another order" },
        new("User-agent: *\nDisallow: /search?q=", "/search?q=grain", false) { TestDisplayName = "a query" },
        new("User-agent: *\nDisallow: /a # all of it\n", "/a", false) { TestDisplayName = "a comment" },
        new("\uFEFFUser-agent: *\r\nDisallow: /a\r\n", "/a", false) { TestDisplayName = "a byte order mark and Windows' line ends" },
        new("User-agent: *\rDisallow: /a\r", "/a", false) { TestDisplayName = "old Apple's line ends" },
        new("User-agent: *\nDisallow: /café", "/caf%C3%A9", false) { TestDisplayName = "beyond ASCII, there plain and here encoded" },
        new("User-agent: *\nDisallow: /caf%c3%a9", "/café", false) { TestDisplayName = "beyond ASCII, in lower-case digits" },
        new("User-agent: *\nDisallow: /%61", "/a", false) { TestDisplayName = "a letter, encoded for nothing" },
        new("User-agent: *\nDisallow: /a%2Fb", "/a/b", true) { TestDisplayName = "a slash that is none" },
        new("User-agent: *\nDisallow: /a%", "/a%25", false) { TestDisplayName = "a percent sign that encodes nothing" },
        new("Disallow: /a", "/a", true) { TestDisplayName = "rules without a group" },
        new("<html><body>User-agent: nobody</body></html>", "/a", true) { TestDisplayName = "a page" },
        new("User-agent: *\nDisallow: a", "/a", true) { TestDisplayName = "a path without its slash" },
        new("User-agent: *\nDisallow: /robots.txt", "/robots.txt", true) { TestDisplayName = "the file itself" },
    ];

    [Theory, MemberData(nameof(Files))]
    public void Reads_what_a_site_allows(string file, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotsRules.Read(Encoding.UTF8.GetBytes(file), "DealBot").Allows(new Uri($"https://feed.test{path}")));

    [Fact]
    public async Task Of_sites_with_long_files_fewer_are_remembered()
    {
        var file = Encoding.UTF8.GetBytes("User-agent: *\n" + string.Concat(Enumerable.Range(0, 30_000).Select(static number => $"Disallow: /{number}\n")));
        List<Uri> asked = [];
        var robots = new Robots(
            (address, _) =>
            {
                asked.Add(address);
                return Task.FromResult<FetchOutcome>(new FetchOutcome.Fetched(address, file, "text/plain", null));
            },
            new Testing.ManualClock(),
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        Uri[] pages = [.. Enumerable.Range(1, 6).Select(static number => new Uri($"https://site{number}.test/page"))];
        foreach (var page in pages) Assert.Null((await robots.AskAsync(page, TestContext.Current.CancellationToken)).Refusal);

        asked.Clear();
        await robots.AskAsync(pages[^1], TestContext.Current.CancellationToken);
        Assert.Empty(asked);
        await robots.AskAsync(pages[0], TestContext.Current.CancellationToken);
        Assert.Single(asked);
    }

    [Fact]
    public void A_pattern_of_stars_is_matched_in_no_time()
    {
        var file = $"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("*a", 400))}b";
        Assert.True(RobotsRules.Read(Encoding.UTF8.GetBytes(file), "DealBot").Allows(new Uri($"https://feed.test/{new string('a', 6000)}")));
    }

    [Theory]
    [InlineData(FetchKind.Feed)]
    [InlineData(FetchKind.Page)]
    public async Task What_a_site_closes_is_not_asked_for_and_the_refusal_says_what_to_do(FetchKind kind)
    {
        await using var site = Site(WebAnswers.Ok("text/plain", "User-agent: *\nDisallow: /private"));

        var refused = Assert.IsType<FetchOutcome.Refused>(await site.FetchAsync("feed.test", "/private/rss.xml", kind));
        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml", kind));

        Assert.Equal(Closed, refused.Problem);
        Assert.Contains("obeyRobots", refused.Remedy, StringComparison.Ordinal);
        Assert.Contains(Closed, Assert.Single(site.Log.Lines).Message, StringComparison.Ordinal);
        Assert.Equal(["GET feed.test /robots.txt", "GET feed.test /rss.xml"], site.Web.Asked);
    }

    [Fact]
    public async Task A_redirection_leads_to_no_page_that_its_site_closes()
    {
        await using var site = Site(WebAnswers.Ok("text/plain", "User-agent: *\nDisallow: /private"));
        site.Web.Serve("other.test", "/", WebAnswers.Redirect(302, site.Web.Url("feed.test", "/private").ToString()));

        var refused = Assert.IsType<FetchOutcome.Refused>(await site.FetchAsync("other.test", "/"));

        Assert.EndsWith(Closed, refused.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("GET feed.test /private", site.Web.Asked);
    }

    public static TheoryData<WebHandler, bool> Answers =>
    [
        new(WebAnswers.Status(404), true) { TestDisplayName = "none" },
        new(WebAnswers.Status(403), true) { TestDisplayName = "none for us" },
        new(WebAnswers.Status(429), true) { TestDisplayName = "too many requests" },
        new(WebAnswers.Status(500), false) { TestDisplayName = "a fault" },
        new(WebAnswers.Status(503), false) { TestDisplayName = "out of service" },
        new(WebAnswers.Raw("nonsense"), true) { TestDisplayName = "no HTTP" },
        new(WebAnswers.Reset, true) { TestDisplayName = "a reset" },
        new(WebAnswers.Redirect(301, "/rules"), false) { TestDisplayName = "a redirection" },
        new(WebAnswers.Redirect(301, "http://127.0.0.1/robots.txt"), true) { TestDisplayName = "a redirection to an inner host" },
        new(WebAnswers.Redirect(301, "/robots.txt"), true) { TestDisplayName = "a redirection in a circle" },
        new(WebAnswers.Ok("image/png", "User-agent: *\nDisallow: /"), false) { TestDisplayName = "under a wrong type" },
        new(WebAnswers.Endless("HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /\n", "Disallow: /a\n"), false) { TestDisplayName = "without an end" },
    ];

    [Theory, MemberData(nameof(Answers))]
    public async Task Whatever_a_server_answers_for_it_decides(WebHandler answer, bool isFetched)
    {
        await using var site = Site(answer);
        site.Web.Serve("feed.test", "/rules", WebAnswers.Ok("text/plain", "User-agent: *\nDisallow: /"));

        Assert.Equal(isFetched, await site.FetchAsync("feed.test", "/rss.xml") is FetchOutcome.Fetched);
    }

    [Fact]
    public async Task It_is_asked_for_once_a_day()
    {
        await using var site = Site(WebAnswers.InTurn(WebAnswers.Status(404), WebAnswers.Ok("text/plain", "User-agent: *\nDisallow: /")));

        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml"));
        site.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml"));
        site.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.IsType<FetchOutcome.Refused>(await site.FetchAsync("feed.test", "/rss.xml"));
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again_after_a_while_and_what_it_said_before_counts_meanwhile()
    {
        await using var site = Site(WebAnswers.InTurn(
            WebAnswers.Status(500), WebAnswers.Ok("text/plain", "User-agent: *\nDisallow: /private"), WebAnswers.Status(500)));

        var failed = Assert.IsType<FetchOutcome.Failed>(await site.FetchAsync("feed.test", "/rss.xml"));
        site.Clock.Advance(failed.RetryAfter!.Value);
        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml"));
        site.Clock.Advance(TimeSpan.FromDays(1));

        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml"));
        Assert.IsType<FetchOutcome.Refused>(await site.FetchAsync("feed.test", "/private"));
        Assert.Equal(3, site.Web.Asked.Count(static asked => asked is "GET feed.test /robots.txt"));
    }

    [Fact]
    public async Task One_that_never_comes_does_not_close_the_site()
    {
        await using var site = Site(WebAnswers.Silence);
        var first = site.FetchAsync("feed.test", "/rss.xml");
        var second = site.FetchAsync("feed.test", "/other.xml");
        await site.Web.Journal.UntilAsync(() => site.Web.Visits.Count == 1, "the question for it");

        site.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<FetchOutcome.Fetched>(await first);
        Assert.IsType<FetchOutcome.Fetched>(await second);
        Assert.Single(site.Web.Asked, static asked => asked is "GET feed.test /robots.txt");
        Assert.Contains("did not answer in time", Assert.Single(site.Log.Lines).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sites_are_asked_each_for_itself_by_their_ports_too()
    {
        await using var site = Site(WebAnswers.Status(404));
        await using var other = new WebCounterpart();
        other.Serve("feed.test", "/robots.txt", WebAnswers.Ok("text/plain", "User-agent: *\nDisallow: /"));

        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml"));
        Assert.IsType<FetchOutcome.Refused>(await site.FetchAsync(other.Url("feed.test", "/rss.xml").ToString()));
    }

    [Fact]
    public async Task It_is_obeyed_unless_the_owner_says_otherwise()
    {
        await using var site = new FetchedWeb { Options = static options => options with { ObeysRobots = false } };
        site.Web.Serve("feed.test", "/robots.txt", WebAnswers.Ok("text/plain", "User-agent: *\nDisallow: /"));
        site.Web.Serve("feed.test", "/rss.xml", WebAnswers.Ok("text/xml", "<rss/>"));

        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml"));
        Assert.Equal(["GET feed.test /rss.xml"], site.Web.Asked);
        Assert.True(new FetchOptions().ObeysRobots);
    }

    private static FetchedWeb Site(WebHandler robots)
    {
        var site = new FetchedWeb { Options = static options => options };
        site.Web.Serve("feed.test", "*", WebAnswers.Ok("text/html", "<p>Words.</p>"));
        site.Web.Serve("feed.test", "/robots.txt", robots);
        return site;
    }
}
