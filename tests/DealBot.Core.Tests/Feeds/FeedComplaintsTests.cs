using DealBot.Core.Alerts;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Storage;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Feeds;

/// <summary>What people complain of in programs that announce news, each by its name: what a channel is told of.</summary>
public sealed class FeedComplaintsTests(PostgresServer server)
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
    private static readonly ChatPlace Newsroom = new(ChatPlatform.Slack, "team", "newsroom", IsDirect: false);

    [Fact]
    public Task Moved_date() => AnnouncesNothing(new Story(1), new Story(1) { Date = "Sun, 02 Mar 2025 18:00:00 GMT" });

    [Fact]
    public Task Changed_id() => AnnouncesNothing(new Story(1), new Story(1) { Id = "another" });

    [Fact]
    public Task Changed_address() => AnnouncesNothing(new Story(1), new Story(1) { Link = "/2025/03/story-1" });

    [Fact]
    public Task Changed_id_and_address() => AnnouncesNothing(new Story(1), new Story(1) { Id = "another", Link = "/2025/03/story-1" });

    [Fact]
    public Task Address_001_and_001_html() =>
        AnnouncesNothing(new Story(1) { Id = null, Link = "/001" }, new Story(1) { Id = null, Link = "/001.html", More = "A word more." });

    [Fact]
    public Task Changed_words() => AnnouncesNothing(new Story(1), new Story(1) { More = "Corrected on Sunday." });

    [Fact]
    public async Task Undated_items()
    {
        await using var feeds = new FollowedFeeds(server);
        var feed = await FollowedAsync(feeds, new Story(1) { Date = null });

        feed.Show(new Story(2) { Date = null }, new Story(1) { Date = null });
        await feeds.PassAsync(AnHour * 5);

        Assert.Equal([new Story(2).Title], Announced(feeds));
        using var view = feeds.Library.View();
        Assert.All(view.Articles, article => Assert.Null(article.Published));
    }

    [Fact]
    public async Task Subscribe_flood_of_a_feed_s_first_items_also_when_its_process_dies_meanwhile_and_pages_come_late()
    {
        await using var feeds = new FollowedFeeds(server);
        var stories = Enumerable.Range(1, 30).Select(number => new Story(number) { IsWhole = false }).ToList();
        foreach (var story in stories)
        {
            var page = WebAnswers.Ok("text/html", story.Page);
            feeds.Web.Serve("islander.test", $"/news/{story.Number}", story.Number == 30 ? WebAnswers.InTurn(WebAnswers.Status(500), WebAnswers.Status(500), page) : page);
        }

        var asked = new TaskCompletionSource();
        feeds.Web.Serve("islander.test", "/news/15", async exchange =>
        {
            asked.TrySetResult();
            await WebAnswers.Silence(exchange);
        });
        feeds.Library.Subscriptions.Add(Newsroom, "", new Wish.EachArticle(), new ChatUser("1", "Ann", IsModerator: true));
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(stories).Document);
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        await feeds.StopAsync();
        feeds.Web.Serve("islander.test", "/news/15", WebAnswers.Ok("text/html", stories[14].Page));

        feeds.Start();
        await feeds.PassAsync(AnHour * 3);

        Assert.Equal(30, feeds.Titles.Count);
        Assert.Empty(Announced(feeds));
    }

    [Fact]
    public async Task A_dead_feed_that_comes_back()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Library.Outbox.SetNoticeChannel(Newsroom);
        var feed = await FollowedAsync(feeds, new Story(1));
        feeds.Web.Serve("islander.test", "/feed", WebAnswers.Status(503));
        await feeds.PassAsync(TimeSpan.FromDays(100));
        Assert.Contains("has failed for", Assert.Single(Notices(feeds)), StringComparison.Ordinal);

        feed.Show(new Story(3), new Story(2), new Story(1) { Date = "Sun, 01 Jun 2025 18:00:00 GMT" });
        feeds.Web.Serve("islander.test", "/feed", feed.Document);
        await feeds.PassAsync(TimeSpan.FromDays(3));

        Assert.Equal([new Story(2).Title, new Story(3).Title], Announced(feeds));
        Assert.Contains("works again", Assert.Single(Notices(feeds).Skip(1)), StringComparison.Ordinal);
        Assert.Null(feeds.Feed.FailingSince);
    }

    [Fact]
    public async Task The_same_address_in_two_feeds()
    {
        await using var feeds = new FollowedFeeds(server);
        var feed = await FollowedAsync(feeds, new Story(1));
        var other = new NewsFeed("Other").Show();
        feeds.Web.Serve("other.test", "/feed", other.Document);
        await feeds.FollowAsync("other.test");
        await feeds.PassAsync(AnHour);

        feed.Show(new Story(2), new Story(1));
        other.Show(new Story(2) { Id = "x", Link = feeds.Web.Url("islander.test", "/news/2?utm_source=other").AbsoluteUri });
        await feeds.PassAsync(AnHour);

        Assert.Equal([new Story(2).Title], Announced(feeds));
        Assert.Equal(2, feeds.Titles.Count);
    }

    private async Task AnnouncesNothing(Story before, Story after)
    {
        await using var feeds = new FollowedFeeds(server);
        var feed = await FollowedAsync(feeds, new Story(7));
        feed.Show(before, new Story(7));
        await feeds.PassAsync(AnHour);
        Assert.Equal([before.Title], Announced(feeds));

        feed.Show(after, new Story(7));
        await feeds.PassAsync(AnHour);

        Assert.Equal([before.Title], Announced(feeds));
        Assert.Equal(2, feeds.Titles.Count);
    }

    /// <summary>A feed that is followed for an hour, in a channel that wants every article.</summary>
    private static async Task<NewsFeed> FollowedAsync(FollowedFeeds feeds, params Story[] stories)
    {
        feeds.Library.Subscriptions.Add(Newsroom, "", new Wish.EachArticle(), new ChatUser("1", "Ann", IsModerator: true));
        var feed = new NewsFeed().Show(stories);
        feeds.Web.Serve("islander.test", "/feed", feed.Document);
        feeds.Web.Serve("other.test", "/feed", WebAnswers.Status(404));
        await feeds.FollowAsync("islander.test");
        feeds.Start();
        await feeds.PassAsync(AnHour);
        Assert.Empty(Announced(feeds));
        return feed;
    }

    /// <summary>The titles that the channel is told of, oldest first.</summary>
    private static List<string?> Announced(FollowedFeeds feeds) =>
        [.. feeds.Library.Alerts.Latest(1000).OrderBy(static entry => entry.ArticleId).Select(static entry => entry.Title ?? "replaced")];

    private static List<string> Notices(FollowedFeeds feeds) => feeds.Library.Database.Read(session =>
        session.Rows($"SELECT text FROM posts WHERE text IS NOT NULL ORDER BY number", static row => row.GetString(0)));
}
