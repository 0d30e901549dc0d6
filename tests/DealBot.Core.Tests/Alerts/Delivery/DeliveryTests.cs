using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Storage;
using DealBot.Testing.Posting;

namespace DealBot.Core.Tests.Alerts.Delivery;

/// <summary>What a channel gets of what is due for it, and in which messages.</summary>
public sealed class DeliveryTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_few_articles_are_announced_one_by_one_in_the_order_they_came(DatabaseKind kind)
    {
        using var room = new AlertRoom(kind, server);
        var channel = room.Subscribed(1);
        var articles = await room.ImportAsync(5);

        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Standing.Count == 5, "five messages");
        await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent), "all to be written down");

        var posts = room.Channels.In(channel).Select(message => room.Library.Outbox.Find(message.Key)!).ToList();
        Assert.Equal(articles, posts.SelectMany(post => post.Articles));
        Assert.All(posts, post => Assert.Equal((PostKind.Alert, channel), (post.Kind, post.Place)));
        Assert.Equal(room.Channels.Standing.Select(message => message.Id), posts.Select(post => post.Message));
        Assert.All(room.Channels.Standing, message => Assert.Matches("^[a-z0-9]{16}$", message.Key));
        Assert.Empty(room.Channels.Violations);
        Assert.Equal((0, 0), room.Library.Outbox.Waiting());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task More_articles_at_once_than_a_channel_wants_one_by_one_are_one_summary(DatabaseKind kind)
    {
        using var room = new AlertRoom(kind, server);
        var channel = room.Subscribed(1);
        var articles = await room.ImportAsync(6);

        await using var dispatcher = room.Start();
        await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent), "all to be sent");

        var post = room.Library.Outbox.Find(Assert.Single(room.Channels.In(channel)).Key)!;
        Assert.Equal(PostKind.Summary, post.Kind);
        Assert.Equal(articles, post.Articles);
    }

    [Fact]
    public async Task A_burst_that_trickles_in_floods_no_channel()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var channel = room.Subscribed(1);
        await using var dispatcher = room.Start();

        for (var second = 0; second < 180; second++)
        {
            await room.ImportAsync(1);
            await room.PassAsync(TimeSpan.FromSeconds(1));
        }

        await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent), "all to be sent");
        var times = room.Channels.In(channel).Select(message => message.At).ToList();
        Assert.All(times, start => Assert.True(times.Count(time => time >= start && time < start.AddMinutes(1)) <= 6, string.Join(", ", times)));
        Assert.Equal(180, room.Channels.In(channel).Sum(message => room.Library.Outbox.Find(message.Key)!.Articles.Count));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_a_digest_waited_for_is_one_message(DatabaseKind kind)
    {
        using var room = new AlertRoom(kind, server);
        var channel = room.Subscribed(1, new Wish.Digest(new DigestSchedule(null, 20, TimeZoneInfo.Utc)));
        var articles = await room.ImportAsync(3);

        room.Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(2));
        await using var dispatcher = room.Start();
        await room.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Empty(room.Channels.Calls);
        await room.UntilAsync(channels => channels.Standing.Count == 1, "the digest");

        var post = room.Library.Outbox.Find(Assert.Single(room.Channels.In(channel)).Key)!;
        Assert.Equal(PostKind.Digest, post.Kind);
        Assert.Equal(articles, post.Articles);
    }

    [Fact]
    public async Task What_is_not_wanted_any_more_or_is_gone_is_not_sent_and_the_log_says_why()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var (ended, stays) = (room.Subscribed(1), room.Subscribed(2));
        var articles = await room.ImportAsync(6);
        var anHour = ChannelAnswer.Limited(TimeSpan.FromHours(1));
        room.Channels.Next(anHour, anHour); // now they are in posts, which wait
        await using (room.Start()) await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Retried), "both summaries to wait");

        room.Library.Subscriptions.RemoveAll(ended);
        room.Library.Remove(articles[0]);
        room.Clock.Advance(TimeSpan.FromHours(2));
        await using var dispatcher = room.Start();
        await room.UntilLogAsync(log => log.All(entry => entry.State is not AlertState.Retried), "all to be decided");

        var log = room.Library.Alerts.Latest(20);
        Assert.All(log.Where(entry => entry.Place == ended), entry => Assert.Equal((AlertState.Filtered, AlertReasons.Ended), (entry.State, entry.Reason)));
        Assert.Equal(
            (AlertState.Failed, AlertReasons.Removed),
            log.Where(entry => entry.Place == stays && entry.ArticleId == articles[0]).Select(entry => (entry.State, entry.Reason)).Single());
        var message = Assert.Single(room.Channels.Standing);
        Assert.Equal(stays, message.Place);
        Assert.Equal(articles.Skip(1), log.Where(entry => entry.State is AlertState.Sent).Select(entry => entry.ArticleId).Order());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Notices_reach_the_moderators_of_one_workspace_or_of_all_in_the_order_they_were_told(DatabaseKind kind)
    {
        using var room = new AlertRoom(kind, server);
        var outbox = room.Library.Outbox;
        var (here, elsewhere) = (room.Channel(1), room.Channel(2) with { Workspace = "W2" });
        Assert.Equal(0, outbox.Tell("Nobody hears it."));
        outbox.SetNoticeChannel(room.Channel(9));
        outbox.SetNoticeChannel(here);
        outbox.SetNoticeChannel(elsewhere);

        Assert.Equal(2, outbox.Tell("For all."));
        Assert.Equal(1, outbox.Tell("For one.", room.Channel(5)));
        Assert.Equal((3, 0), outbox.Waiting());
        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Standing.Count == 3, "the notices");

        Assert.Equal(["For all.", "For one."], room.Channels.In(here).Select(Said));
        Assert.Equal(["For all."], room.Channels.In(elsewhere).Select(Said));
        Assert.True(outbox.ClearNoticeChannel(here));
        Assert.False(outbox.ClearNoticeChannel(here));
        Assert.Null(outbox.NoticeChannel(here));
        Assert.Equal(elsewhere, outbox.NoticeChannel(elsewhere));
    }

    [Fact]
    public async Task The_log_of_what_was_done_ends_when_it_is_old()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var channel = room.Subscribed(1);
        await room.ImportAsync(1);
        var options = new DispatcherOptions { Kept = TimeSpan.FromDays(3) };
        await using (room.Start(options)) await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent), "all to be sent");
        var key = Assert.Single(room.Channels.In(channel)).Key;

        room.Clock.Advance(TimeSpan.FromDays(2));
        await using (room.Start(options)) await room.PassAsync(TimeSpan.FromSeconds(1));
        Assert.NotNull(room.Library.Outbox.Find(key));
        room.Clock.Advance(TimeSpan.FromDays(2));
        await using (room.Start(options)) await room.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Null(room.Library.Outbox.Find(key));
        Assert.Empty(room.Library.Alerts.Latest(10));
    }

    private static string Said(StandingMessage message) => Assert.IsType<Note>(Assert.Single(message.Parts)).Text.Plain;
}
