using System.Text;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using DealBot.Testing.Web;
using static DealBot.Core.Tests.Chat.Words;

namespace DealBot.Core.Tests.Chat.Administration;

/// <summary>Moderators keep the feeds that fill the library, and add single pages.</summary>
public sealed class FeedsInChatTests : IAsyncLifetime
{
    private const string Feed = """
        <rss version="2.0"><channel><title>The Islander</title><link>http://feed.test/</link><description>News</description>
        <item><title>Harbour to be dredged</title><link>http://feed.test/harbour</link><pubDate>Sat, 01 Mar 2025 09:00:00 GMT</pubDate><description>Soon.</description></item>
        <item><title>School</title><link>http://feed.test/school</link><description>Later.</description></item>
        </channel></rss>
        """;

    private readonly WebCounterpart _web = new();
    private ChatRoom _room = null!;

    public async ValueTask InitializeAsync()
    {
        _web.Serve("feed.test", "/rss.xml", WebAnswers.Ok("application/rss+xml", Feed));
        _web.Serve("other.test", "/rss.xml", WebAnswers.Ok("application/rss+xml", Feed.Replace("The Islander", "The Mainlander", StringComparison.Ordinal)));
        _web.Serve("feed.test", "/page", WebAnswers.Ok("text/html; charset=utf-8", Page));
        _web.Serve("feed.test", "/picture", WebAnswers.Ok("image/png", "no"));
        _room = await ChatRoom.OfAsync([], _web);
    }

    public async ValueTask DisposeAsync()
    {
        _room.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_is_added_once_listed_with_its_health_and_removed()
    {
        Assert.Contains("No feeds are followed yet. Add one: /deal-admin feeds add https://example.com/feed.xml", TextOf(await FeedsAsync("")), StringComparison.Ordinal);
        Assert.Contains("Added: The Islander (2 items). What it holds now is taken in and announced to nobody", TextOf(await FeedsAsync($"add {At("feed.test", "/rss.xml")}")), StringComparison.Ordinal);
        Assert.Contains("It is followed already: The Islander.", TextOf(await FeedsAsync($"add {At("feed.test", "/rss.xml")}")), StringComparison.Ordinal);

        var list = TextOf(await FeedsAsync("list"));
        Assert.Contains("1 feed, none failing.", list, StringComparison.Ordinal);
        Assert.Contains("1. The Islander http://feed.test", list, StringComparison.Ordinal);
        Assert.Contains("Not fetched yet · never read yet · next now · 0 articles", list, StringComparison.Ordinal);

        Assert.Contains("Done: The Islander is followed no more. Its articles stay.", TextOf(await FeedsAsync("remove islander")), StringComparison.Ordinal);
        Assert.Contains("No feed is meant by “islander”.", TextOf(await FeedsAsync("remove islander")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_feeds_that_are_meant_one_is_chosen()
    {
        await FeedsAsync($"add {At("feed.test", "/rss.xml")}");
        await FeedsAsync($"add {At("other.test", "/rss.xml")}");

        var several = await FeedsAsync("remove test");
        Assert.Contains("2 feeds are meant by “test”.", several.Notes(), StringComparison.Ordinal);
        var chosen = several.Menu().Options.Single(option => option.Label.Contains("Mainlander", StringComparison.Ordinal));
        Assert.Contains("Done: The Mainlander is followed no more.", (await PressAsync(several.Menu().Id, chosen.Value)).Notes(), StringComparison.Ordinal);
        Assert.Single(Sources.Feeds());
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://localhost/feed.xml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://feed.test/rss.xml")]
    public async Task A_feed_that_is_refused_is_refused_with_its_reason(string address)
    {
        var reply = await FeedsAsync($"add {address}");

        Assert.Matches(@"\w+.*\.", reply.Notes());
        Assert.DoesNotContain("Added", reply.Notes(), StringComparison.Ordinal);
        Assert.Empty(Sources.Feeds());
    }

    [Fact]
    public async Task A_check_shows_what_is_there_and_stores_nothing()
    {
        var check = TextOf(await FeedsAsync($"check {At("feed.test", "/rss.xml")}"));

        Assert.Contains("2 items. It is not followed.", check, StringComparison.Ordinal);
        Assert.Contains("Harbour to be dredged 1 March 2025, today", check, StringComparison.Ordinal);
        Assert.Contains("School undated", check, StringComparison.Ordinal);
        Assert.Contains("pages are fetched", check, StringComparison.Ordinal);
        Assert.Empty(Sources.Feeds());
        Assert.Contains("404", TextOf(await FeedsAsync($"check {At("feed.test", "/nothing.xml")}")), StringComparison.Ordinal);

        await FeedsAsync($"add {At("feed.test", "/rss.xml")}");
        Assert.Contains("It is followed.", TextOf(await FeedsAsync("check 1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_from_another_reader_is_imported_and_its_addresses_can_be_copied()
    {
        var list = """<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/rss"/><outline text="B" xmlUrl="https://b.example/rss"/></body></opml>""";

        Assert.Contains("Imported: 2 new feeds, 0 followed already, 0 refused.", TextOf(await FeedsAsync("import", File("feeds.opml", list))), StringComparison.Ordinal);
        Assert.Contains("Imported: 0 new feeds, 2 followed already", TextOf(await FeedsAsync("import", File("feeds.opml", list))), StringComparison.Ordinal);
        var addresses = TextOf(await FeedsAsync("export"));
        Assert.Contains("dealbot feeds export", addresses, StringComparison.Ordinal);
        Assert.Contains("https://a.example/rss", addresses, StringComparison.Ordinal);
        Assert.Contains("2 feeds, none failing", TextOf(await _room.AdministerAsync("status")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_list_is_refused_with_its_reason()
    {
        Assert.Contains("feeds.opml: ", TextOf(await FeedsAsync("import", File("../feeds.opml", "Once upon a time"))), StringComparison.Ordinal);
        Assert.Contains("too large", TextOf(await FeedsAsync("import", File("feeds.opml", new string(' ', 2_000_000)))), StringComparison.Ordinal);
        Assert.Contains("either a file or an address", TextOf(await FeedsAsync("add https://a.example/rss", File("feeds.opml", "<opml/>"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_form_can_open_the_list_is_asked_for()
    {
        var form = _room.Service.Plan(Line("feeds import", ChatOrigin.SlashCommand)).Form;

        Assert.Equal(("Import feeds", FormFieldKind.File), (form!.Title, Assert.Single(form.Fields).Kind));
        Assert.Null(_room.Service.Plan(Line("feeds import", ChatOrigin.Mention)).Form);
        Assert.Null(_room.Service.Plan(Line("feeds list", ChatOrigin.SlashCommand)).Form);
    }

    [Fact]
    public async Task The_form_that_is_sent_imports_the_list()
    {
        var form = _room.Service.Plan(Line("feeds import", ChatOrigin.SlashCommand)).Form!;
        var file = File("feeds.opml", """<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/rss"/></body></opml>""");

        var reply = await _room.DoAsync(new ChatRequest(
            ChatRoom.Channel, ChatRoom.Moderator, new ChatAction.Submit(form.Id, new Dictionary<string, string>()) { File = file }, ChatOrigin.SlashCommand));

        Assert.Contains("Imported: 1 new feed", reply.Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_of_feeds_are_shown_page_by_page_the_failing_ones_first()
    {
        var outlines = string.Concat(Enumerable.Range(1, 23).Select(number => $"""<outline text="Feed {number:00}" xmlUrl="https://f{number}.example/rss"/>"""));
        await FeedsAsync("import", File("feeds.opml", $"<opml version=\"2.0\"><body>{outlines}</body></opml>"));

        var first = await FeedsAsync("list");
        var second = await PressAsync(first.Button("Next")!);
        var third = await PressAsync(second.Button("Next")!);

        Assert.Contains("23 feeds, none failing. Page 1 of 3.", first.Notes(), StringComparison.Ordinal);
        Assert.Null(first.Button("Previous"));
        Assert.Null(third.Button("Next"));
        Assert.Equal(23, new[] { first, second, third }.SelectMany(page => page.Parts.OfType<Listing>().Single().Items).Select(item => item.Text.Plain).Distinct().Count());
        Assert.Contains("Feed 07", TextOf(await FeedsAsync("list Feed 07")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_shown_without_their_secrets_and_whole_to_moderators_alone()
    {
        await FeedsAsync("import", File("feeds.opml", """<opml version="2.0"><body><outline text="A" xmlUrl="https://ann:hunter2@a.example/rss?token=s3cret"/></body></opml>"""));

        Assert.DoesNotContain("s3cret", TextOf(await FeedsAsync("list")), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", TextOf(await FeedsAsync("list")), StringComparison.Ordinal);
        var public_ = await _room.DoAsync(Line("admin feeds export", ChatOrigin.Mention, isAdministration: false));
        Assert.DoesNotContain("s3cret", TextOf(public_), StringComparison.Ordinal);
        Assert.Contains("Type this as a slash command", public_.Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_feeds_stays_text()
    {
        _web.Serve("evil.test", "/rss.xml", WebAnswers.Ok("application/rss+xml", "<rss version='2.0'><channel><title>&lt;!channel&gt; @everyone \u202E&#10;two</title><item><title>x</title><link>http://evil.test/x</link></item></channel></rss>"));
        using var room = await ChatRoom.OfAsync([], _web);

        var added = await room.AdministerAsync($"feeds add {At("evil.test", "/rss.xml")}");

        Assert.DoesNotContain('\u202E', added.Notes());
        Assert.All((await room.AdministerAsync("feeds")).Parts.OfType<Listing>().Single().Items, item => Assert.DoesNotContain('\n', item.Text.Plain));
    }

    [Fact]
    public async Task What_feeds_can_do_is_said_for_anything_else_and_nothing_is_done_by_others_than_moderators()
    {
        Assert.Contains("not “dance”", TextOf(await FeedsAsync("dance")), StringComparison.Ordinal);
        foreach (var missing in new[] { "add", "remove", "check" }) Assert.Contains($"/deal-admin feeds {missing} ", (await FeedsAsync(missing)).Notes(), StringComparison.Ordinal);
        Assert.Contains("Only moderators", TextOf(await _room.AdministerAsync($"feeds add {At("feed.test", "/rss.xml")}", user: ChatRoom.Ann)), StringComparison.Ordinal);
        Assert.Contains("Only moderators", TextOf(await _room.PressAsync("admin.feeds.do.remove", ChatRoom.Ann, value: "1")), StringComparison.Ordinal);
        Assert.Empty(Sources.Feeds());
    }

    [Fact]
    public async Task An_instance_that_fetches_nothing_says_so()
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains("follows no feeds and fetches nothing", TextOf(await room.AdministerAsync("feeds")), StringComparison.Ordinal);
        Assert.Contains("follows no feeds and fetches nothing", TextOf(await room.AdministerAsync("add https://islander.example/1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_added_by_its_address_and_its_quotes_are_shown()
    {
        var added = await _room.AdministerAsync($"add {At("feed.test", "/page")}");

        Assert.Contains("Added.", added.Notes(), StringComparison.Ordinal);
        Assert.Contains("Harbour to be dredged", TextOf(added), StringComparison.Ordinal);
        Assert.NotEmpty(added.Cards());
        Assert.Contains("holds this article already", (await _room.AdministerAsync($"add {At("feed.test", "/page")}")).Notes(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("gopher://feed.test/")]
    [InlineData("no address at all")]
    public async Task A_page_that_is_refused_is_refused_with_its_reason(string address)
    {
        var reply = await _room.AdministerAsync($"add {address}");

        Assert.Matches(@"\w+.*\.", reply.Notes());
        using var view = _room.Library.View();
        Assert.Empty(view.Articles);
    }

    [Fact]
    public async Task A_form_takes_an_address_where_a_file_is_not_at_hand()
    {
        var form = _room.Service.Plan(Line("add", ChatOrigin.SlashCommand)).Form!;

        var reply = await _room.DoAsync(new ChatRequest(
            ChatRoom.Channel, ChatRoom.Moderator, new ChatAction.Submit(form.Id, new Dictionary<string, string> { ["url"] = At("feed.test", "/page") }), ChatOrigin.SlashCommand));

        Assert.Contains("Added.", reply.Notes(), StringComparison.Ordinal);
    }

    private static string Page => $"""
        <html><head><title>Harbour to be dredged</title></head><body><article><h1>Harbour to be dredged</h1>
        {string.Concat(Briefs.Harbour.Split('\n').Select(line => $"<p>{line.Trim()}</p>"))}</article></body></html>
        """;

    private Sources Sources => new(_room.Library, null!, _room.Clock);

    private string At(string host, string path) => _web.Url(host, path).AbsoluteUri;

    private Task<Reply> FeedsAsync(string line, ChatFile? file = null) => _room.AdministerAsync($"feeds {line}", file);

    private Task<Reply> PressAsync(string id, string? value = null) => _room.PressAsync(id, ChatRoom.Moderator, value: value);

    private static ChatRequest Line(string line, ChatOrigin origin, bool isAdministration = true) =>
        new(ChatRoom.Channel, ChatRoom.Moderator, new ChatAction.Line(line, isAdministration), origin);

    private static ChatFile File(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new ChatFile(name, bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes)));
    }
}
