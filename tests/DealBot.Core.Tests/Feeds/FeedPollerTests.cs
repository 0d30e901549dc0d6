using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Tests.Storage;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Feeds;

public sealed class FeedPollerTests(PostgresServer server)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_a_feed_shows_is_imported_once_and_what_comes_later_too(DatabaseKind kind)
    {
        await using var feeds = new FollowedFeeds(server, kind);
        var feed = new NewsFeed().Show(new Story(1), new Story(2));
        feeds.Web.Serve("islander.test", "/feed", feed.Document);
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(AnHour);

        feed.Show(new Story(3), new Story(1), new Story(2));
        await feeds.PassAsync(AnHour);

        Assert.Equal([new Story(2).Title, new Story(1).Title, new Story(3).Title], feeds.Titles);
        Assert.Equal((3, 0, "The Islander"), (feeds.Feed.Articles, feeds.Feed.Troubled, feeds.Feed.Title));
        Assert.Empty(LibraryCheck.Of(feeds.Library));
    }

    [Fact]
    public async Task A_feed_is_asked_for_no_sooner_than_the_interval_and_with_what_it_gave_us()
    {
        await using var feeds = new FollowedFeeds(server);
        List<(DateTimeOffset At, WebVisit Visit)> visits = [];
        var feed = new NewsFeed().Show(new Story(1));
        feeds.Web.Serve("islander.test", "/feed", exchange =>
        {
            visits.Add((feeds.Clock.GetUtcNow(), exchange.Visit));
            return feed.Document.AnswerAsync(exchange);
        });
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(TimeSpan.FromHours(4));

        Assert.InRange(visits.Count, 15, 17);
        Assert.All(visits.Zip(visits.Skip(1)), pair => Assert.InRange(pair.Second.At - pair.First.At, Interval, Interval * 1.1));
        Assert.Null(visits[0].Visit["If-None-Match"]);
        Assert.All(visits.Skip(1), visit => Assert.NotNull(visit.Visit["If-None-Match"]));
        Assert.Equal("Nothing has changed since the fetch before.", feeds.Feed.Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_feed_whose_next_fetch_was_written_down_by_a_clock_that_was_ahead_is_fetched_all_the_same(DatabaseKind kind)
    {
        await using var feeds = new FollowedFeeds(server, kind);
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(new Story(1)).Document);
        await feeds.FollowAsync("islander.test");
        var ahead = feeds.Clock.GetUtcNow().AddYears(10).ToUnixTimeMilliseconds();
        feeds.Library.Database.Write(session => session.Execute($"UPDATE feeds SET next = {ahead}, due = {ahead}"));

        feeds.Start();
        await feeds.PassAsync(AnHour);

        Assert.Equal([new Story(1).Title], feeds.Titles);
        Assert.InRange(feeds.Feed.Next - feeds.Clock.GetUtcNow(), TimeSpan.Zero, AnHour);
    }

    public static TheoryData<string, string, double> Waits =>
    [
        new("Cache-Control: max-age=7200", "", 2) { TestDisplayName = "Cache-Control" },
        new("X-Nothing: 1", "<ttl>180</ttl>", 3) { TestDisplayName = "ttl" },
        new("X-Nothing: 1", "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>hourly</sy:updatePeriod>", 1) { TestDisplayName = "sy:updatePeriod" },
        new("Cache-Control: max-age=31536000", "", 24) { TestDisplayName = "a year, bounded to a day" },
    ];

    [Theory, MemberData(nameof(Waits))]
    public async Task A_feed_that_asks_for_more_time_gets_it(string header, string element, double hours)
    {
        await using var feeds = new FollowedFeeds(server);
        var document = new WebDocument("application/rss+xml", NewsFeed.Rss($"News</title>{element}<title>", []), header);
        feeds.Web.Serve("islander.test", "/feed", document);
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(TimeSpan.FromMinutes(1));
        Assert.InRange(feeds.Feed.Next - feeds.Feed.Succeeded!.Value, TimeSpan.FromHours(hours), TimeSpan.FromHours(hours * 1.1));

        await feeds.PassAsync(TimeSpan.FromHours(hours * 1.2)); // and once more when nothing has changed

        Assert.Equal(2, feeds.Web.Visits.Count);
        Assert.InRange(feeds.Feed.Next - feeds.Feed.Succeeded!.Value, TimeSpan.FromHours(hours), TimeSpan.FromHours(hours * 1.1));
    }

    [Fact]
    public async Task A_feed_that_fails_is_asked_less_and_less_but_once_a_day_for_ever()
    {
        await using var feeds = new FollowedFeeds(server);
        List<DateTimeOffset> visits = [];
        feeds.Web.Serve("islander.test", "/feed", exchange =>
        {
            visits.Add(feeds.Clock.GetUtcNow());
            return exchange.AnswerAsync(500, default);
        });
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(TimeSpan.FromDays(20));

        var pauses = visits.Zip(visits.Skip(1), (one, next) => next - one).ToList();
        Assert.All(pauses.Take(6).Index(), pause => Assert.InRange(pause.Item, Interval * Math.Pow(2, pause.Index), Interval * Math.Pow(2, pause.Index) * 1.1));
        Assert.All(pauses.Skip(7), pause => Assert.InRange(pause, TimeSpan.FromDays(1), TimeSpan.FromDays(1.1)));
        Assert.InRange(visits.Count, 20, 28);
        Assert.Contains("answered 500", feeds.Feed.Status, StringComparison.Ordinal);
        Assert.Single(feeds.Log.Lines, line => line.Message.Contains("fails", StringComparison.Ordinal)); // said once, not at every fetch
    }

    [Fact]
    public async Task Retry_After_is_waited_for()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/feed", WebAnswers.InTurn(WebAnswers.Status(503, "Retry-After: 14400"), new NewsFeed().Document.AnswerAsync));
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(TimeSpan.FromHours(3.9));
        Assert.Single(feeds.Web.Visits);

        await feeds.PassAsync(AnHour);
        Assert.NotNull(feeds.Feed.Succeeded);
        Assert.Null(feeds.Feed.FailingSince);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_still_tried_once_a_day_and_says_so()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/feed", WebAnswers.Status(410));
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(TimeSpan.FromDays(5));

        Assert.InRange(feeds.Web.Visits.Count, 4, 6);
        Assert.Contains("still tried once a day", feeds.Feed.Status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permanent_redirection_is_remembered_and_a_temporary_one_is_not()
    {
        await using var feeds = new FollowedFeeds(server);
        var feed = new NewsFeed().Show(new Story(1));
        feeds.Web.Serve("new.test", "/feed", feed.Document);
        feeds.Web.Serve("old.test", "/feed", WebAnswers.Redirect(301, feeds.Web.Url("new.test", "/feed").AbsoluteUri));
        feeds.Web.Serve("elsewhere.test", "/feed", WebAnswers.Redirect(302, feeds.Web.Url("new.test", "/other").AbsoluteUri));
        feeds.Web.Serve("new.test", "/other", new NewsFeed("Other").Document);
        var moved = await feeds.FollowAsync("old.test");
        var visiting = await feeds.FollowAsync("elsewhere.test");
        feeds.Start();
        await feeds.PassAsync(AnHour);

        Assert.Equal(feeds.Web.Url("new.test", "/feed").AbsoluteUri, feeds.Sources.Feeds().Single(entry => entry.Id == moved).Url);
        Assert.Equal(feeds.Web.Url("elsewhere.test", "/feed").AbsoluteUri, feeds.Sources.Feeds().Single(entry => entry.Id == visiting).Url);
        Assert.Single(feeds.Web.Asked, asked => asked.StartsWith("GET old.test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_that_moves_to_one_that_is_followed_becomes_one_with_it()
    {
        await using var feeds = new FollowedFeeds(server);
        var feed = new NewsFeed().Show(new Story(1) { Link = null });
        feeds.Web.Serve("new.test", "/feed", feed.Document);
        feeds.Web.Serve("old.test", "/feed", feed.Document);
        await feeds.FollowAsync("old.test");
        feeds.Start();
        await feeds.PassAsync(AnHour);
        feeds.Web.Serve("old.test", "/feed", WebAnswers.Redirect(308, feeds.Web.Url("new.test", "/feed").AbsoluteUri));

        var stays = await feeds.FollowAsync("new.test");
        await feeds.PassAsync(AnHour);
        feed.Show(new Story(2) { Link = null }, new Story(1) { Link = null });
        await feeds.PassAsync(AnHour);

        Assert.Equal(stays, feeds.Feed.Id);
        Assert.Equal([new Story(1).Title, new Story(2).Title], feeds.Titles);
    }

    [Fact]
    public async Task Of_a_summary_the_page_is_fetched()
    {
        await using var feeds = new FollowedFeeds(server);
        var story = new Story(1) { IsWhole = false };
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(story).Document);
        feeds.Web.Serve("islander.test", "/news/1", WebAnswers.Ok("text/html", story.Page));
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.SettleAsync();

        Assert.Contains(story.Text.Trim(), TextOf(feeds, story.Title), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_fails_is_tried_again_for_hours_and_then_the_summary_is_taken()
    {
        await using var feeds = new FollowedFeeds(server);
        var (late, lost) = (new Story(1) { IsWhole = false }, new Story(2) { IsWhole = false });
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(late, lost).Document);
        feeds.Web.Serve("islander.test", "/news/1", WebAnswers.InTurn(WebAnswers.Status(500), WebAnswers.Status(502), WebAnswers.Ok("text/html", late.Page)));
        feeds.Web.Serve("islander.test", "/news/2", WebAnswers.Status(500));
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.SettleAsync();
        Assert.Equal((0, 2), (feeds.Feed.Articles, feeds.Feed.Troubled));

        await feeds.PassAsync(AnHour);
        Assert.Contains(late.Text.Trim(), TextOf(feeds, late.Title), StringComparison.Ordinal);
        Assert.Equal((1, 1), (feeds.Feed.Articles, feeds.Feed.Troubled));

        await feeds.PassAsync(TimeSpan.FromHours(6));
        Assert.Contains(lost.Summary, TextOf(feeds, lost.Title), StringComparison.Ordinal);
        Assert.Equal((2, 0), (feeds.Feed.Articles, feeds.Feed.Troubled));
        Assert.Equal(6, feeds.Web.Asked.Count(asked => asked.EndsWith("/news/2", StringComparison.Ordinal)));
        Assert.Contains("only the summary was imported", feeds.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_robots_txt_closes_is_left_alone_and_its_summary_taken_at_once()
    {
        await using var feeds = new FollowedFeeds(server) { Options = static options => options with { ObeysRobots = true } };
        var story = new Story(1) { IsWhole = false };
        feeds.Web.Serve("islander.test", "/robots.txt", WebAnswers.Ok("text/plain", "User-agent: *\nDisallow: /news/"));
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(story).Document);
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.SettleAsync();

        Assert.Contains(story.Summary, TextOf(feeds, story.Title), StringComparison.Ordinal);
        Assert.DoesNotContain(feeds.Web.Asked, asked => asked.EndsWith("/news/1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_item_without_words_whose_page_is_gone_is_given_up_and_counted()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/feed", new WebDocument("application/rss+xml", NewsFeed.Rss("News", []).Replace("</channel>", "<item><guid>1</guid><link>/news/1</link></item></channel>", StringComparison.Ordinal)));
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal((0, 1), (feeds.Feed.Articles, feeds.Feed.Troubled));
        Assert.Single(feeds.Log.Lines, line => line.Message.Contains("was given up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_item_that_is_rewritten_becomes_a_new_version_of_its_article()
    {
        await using var feeds = new FollowedFeeds(server);
        var feed = new NewsFeed().Show(new Story(1));
        feeds.Web.Serve("islander.test", "/feed", feed.Document);
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(AnHour);

        feed.Show(new Story(1) { More = "The board corrected the sum.", Link = "/news/renamed" });
        await feeds.PassAsync(AnHour);

        Assert.Equal([new Story(1).Title], feeds.Titles);
        Assert.Contains("corrected the sum", TextOf(feeds, new Story(1).Title), StringComparison.Ordinal);
        Assert.Equal(1, feeds.Feed.Articles);
    }

    [Fact]
    public async Task An_article_that_a_moderator_removed_stays_away()
    {
        await using var feeds = new FollowedFeeds(server);
        var feed = new NewsFeed().Show(new Story(1));
        feeds.Web.Serve("islander.test", "/feed", feed.Document);
        feeds.Web.Serve("other.test", "/feed", new NewsFeed("Other").Show(new Story(1) { Link = feeds.Web.Url("islander.test", "/news/1.html").AbsoluteUri, Id = "x" }).Document);
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(AnHour);
        using (var view = feeds.Library.View()) feeds.Library.Remove(Assert.Single(view.Articles).Id);

        feed.Show(new Story(1) { More = "It was changed." });
        await feeds.FollowAsync("other.test");
        await feeds.PassAsync(AnHour);

        Assert.Empty(feeds.Titles);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_pollers_on_one_library_fetch_a_feed_once(DatabaseKind kind)
    {
        await using var feeds = new FollowedFeeds(server, kind);
        for (var host = 0; host < 20; host++)
        {
            feeds.Web.Serve($"host{host}.test", "/feed", new NewsFeed($"News {host}").Show(new Story(host)).Document);
        }

        for (var host = 0; host < 20; host++) await feeds.FollowAsync($"host{host}.test");
        using var other = feeds.OpenLibrary();
        feeds.Start();
        feeds.Start(other);
        using var woken = new Timer(_ => feeds.Library.FeedsChanged.Beat(), null, 0, 50); // of what the other has done we are not told
        await feeds.SettleAsync();

        Assert.Equal(20, feeds.Web.Visits.Count);
        Assert.Equal(20, feeds.Titles.Count);
    }

    [Fact]
    public async Task A_poller_that_died_is_followed_by_another_when_its_claim_has_lapsed()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(new Story(1)).Document);
        await feeds.FollowAsync("islander.test");
        Assert.NotNull(FeedClaim.Take(feeds.Library.Database, feeds.Clock.GetUtcNow())); // and nothing more is heard of who took it

        Assert.Null(FeedClaim.Take(feeds.Library.Database, feeds.Clock.GetUtcNow() + TimeSpan.FromMinutes(14)));
        feeds.Clock.Advance(TimeSpan.FromMinutes(15));
        feeds.Start();
        await feeds.SettleAsync();

        Assert.Equal([new Story(1).Title], feeds.Titles);
    }

    [Fact]
    public async Task A_fault_with_one_feed_is_its_own_and_ends()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(new Story(1)).Document);
        feeds.Web.Serve("broken.test", "/feed", new NewsFeed().Show(new Story(2)).Document);
        var broken = await feeds.FollowAsync("broken.test");
        feeds.Library.Database.Write(session => session.Execute($"""
            CREATE TRIGGER broken BEFORE INSERT ON feed_items WHEN NEW.feed = 1 BEGIN SELECT RAISE(ABORT, 'a disk that fails here and there'); END
            """));
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.UntilAsync(() => feeds.Titles.Count == 1 && feeds.Log.Text.Contains("What feed 1 brought could not be stored", StringComparison.Ordinal));
        Assert.Equal((1, new Story(1).Title), (broken, Assert.Single(feeds.Titles)));
        Assert.DoesNotContain("   at ", feeds.Log.Text, StringComparison.Ordinal); // a full disk is no puzzle for programmers

        feeds.Library.Database.Write(session => session.Execute($"DROP TRIGGER broken"));
        feeds.Clock.Advance(TimeSpan.FromMinutes(15));
        await feeds.SettleAsync();

        Assert.Equal([new Story(1).Title, new Story(2).Title], feeds.Titles);
    }

    [Fact]
    public async Task A_fault_with_one_item_is_its_own_and_is_not_met_for_ever()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(new Story(2), new Story(1)).Document);
        await feeds.FollowAsync("islander.test");
        feeds.Library.Database.Write(session => session.Execute($"""
            CREATE TRIGGER broken AFTER INSERT ON feed_items WHEN NEW.number = 1 BEGIN UPDATE feed_items SET item = 'no JSON' WHERE number = 1; END
            """));
        feeds.Start();
        await feeds.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal([new Story(2).Title], feeds.Titles);
        Assert.Equal(1, feeds.Feed.Troubled);
        Assert.Equal(6, feeds.Log.Lines.Count(line => line.Fault is System.Text.Json.JsonException));
    }

    [Fact]
    public async Task A_feed_that_another_process_adds_is_fetched_within_seconds()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(new Story(1)).Document);
        feeds.Start();
        await feeds.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        using var other = feeds.OpenLibrary();
        using var fetcher = new Fetcher(feeds.Web.Options, feeds.Clock, feeds.Log.CreateLogger<Fetcher>(), feeds.Web.ResolveAsync);
        await new Sources(other, fetcher, feeds.Clock).AddAsync(
            feeds.Web.Url("islander.test", "/feed").AbsoluteUri, "Ann", @unchecked: true, title: null, TestContext.Current.CancellationToken);
        Assert.Empty(feeds.Web.Visits);

        feeds.Clock.Advance(TimeSpan.FromSeconds(5));
        await feeds.SettleAsync();

        Assert.Equal([new Story(1).Title], feeds.Titles);
    }

    private static string TextOf(FollowedFeeds feeds, string title)
    {
        using var view = feeds.Library.View();
        return view.Article(Assert.Single(view.Articles, article => string.Equals(article.Title, title, StringComparison.Ordinal)).Id)!.Text;
    }
}
