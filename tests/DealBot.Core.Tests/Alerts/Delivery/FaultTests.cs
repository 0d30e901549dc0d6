using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Storage;
using DealBot.Testing.Posting;

namespace DealBot.Core.Tests.Alerts.Delivery;

/// <summary>What becomes of posts when platforms limit, refuse, and lose what they were sent or what they answer.</summary>
public sealed class FaultTests(PostgresServer server)
{
    private static readonly FindOutcome.CannotLook MayNotRead = new("The channel may not be read.", IsLasting: true);

    public static TheoryData<ChatPlatform> Platforms => [ChatPlatform.Discord, ChatPlatform.Slack];

    [Theory, MemberData(nameof(Platforms))]
    public async Task An_answer_that_was_lost_is_found_in_the_channel_instead_of_posting_twice(ChatPlatform platform)
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server, platform);
        var channel = room.Subscribed(1);
        await room.ImportAsync(1);
        room.Channels.Next(ChannelAnswer.PostedUnheard);
        await using var dispatcher = room.Start();
        await room.UntilLogAsync(AllSent, "the alert to be sent");

        Assert.Equal([PosterCallKind.Post, PosterCallKind.Find], room.Channels.Calls.Select(call => call.Kind));
        var message = Assert.Single(room.Channels.In(channel));
        Assert.Equal(message.Id, room.Library.Outbox.Find(message.Key)!.Message);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task What_was_lost_on_the_way_is_looked_for_and_posted_again_under_its_key(ChatPlatform platform)
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server, platform);
        room.Subscribed(1);
        await room.ImportAsync(1);
        room.Channels.Next(ChannelAnswer.Vanished);
        await using var dispatcher = room.Start();
        await room.UntilLogAsync(AllSent, "the alert to be sent");

        Assert.Equal([PosterCallKind.Post, PosterCallKind.Find, PosterCallKind.Post], room.Channels.Calls.Select(call => call.Kind));
        Assert.Single(room.Channels.Calls.Select(call => call.Key).Distinct());
        Assert.Single(room.Channels.Standing);
    }

    [Fact]
    public async Task Where_history_may_not_be_read_discords_nonce_keeps_a_lost_answer_from_doubling_the_message()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        room.Subscribed(1);
        await room.ImportAsync(1);
        room.Channels.Blindness = MayNotRead with { IsLasting = false };
        room.Channels.Next(ChannelAnswer.PostedUnheard);
        await using var dispatcher = room.Start();
        await room.UntilLogAsync(AllSent, "the alert to be sent");

        Assert.Equal(2, room.Channels.Calls.Count(call => call.Kind is PosterCallKind.Post));
        Assert.Single(room.Channels.Standing);
    }

    [Fact]
    public async Task Where_history_may_not_be_read_a_lost_answer_of_slack_is_the_one_thing_that_doubles_a_message()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server, ChatPlatform.Slack);
        room.Subscribed(1);
        await room.ImportAsync(3);
        room.Channels.Blindness = MayNotRead;
        room.Channels.Next(ChannelAnswer.PostedUnheard, ChannelAnswer.Unavailable);
        await using var dispatcher = room.Start();
        await room.UntilLogAsync(AllSent, "the alerts to be sent");

        Assert.Equal([2, 1, 1], room.Channels.Standing.GroupBy(message => message.Key).Select(same => same.Count()));
        Assert.Contains("posted once more", room.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_that_does_not_answer_at_all_is_not_posted_to_unseen()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server, ChatPlatform.Slack);
        room.Subscribed(1);
        await room.ImportAsync(1);
        room.Channels.Blindness = MayNotRead with { IsLasting = false };
        room.Channels.Next(ChannelAnswer.PostedUnheard);
        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Calls.Count(call => call.Kind is PosterCallKind.Find) >= 4, "four looks");
        room.Channels.Blindness = null;
        await room.UntilLogAsync(AllSent, "the alert to be sent");

        Assert.Single(room.Channels.Calls, call => call.Kind is PosterCallKind.Post);
    }

    [Fact]
    public async Task A_platform_that_is_down_is_asked_again_after_pauses_that_grow_and_gets_everything_when_it_is_back()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var channel = room.Subscribed(1);
        await room.ImportAsync(1);
        room.Channels.Always(channel, ChannelAnswer.Unavailable);
        await using (room.Start()) await room.UntilAsync(channels => channels.Calls.Count >= 8, "eight attempts");
        Assert.Equal((AlertState.Retried, "The platform answered 503."), room.Library.Alerts.Latest(1).Select(entry => (entry.State, entry.Reason)).Single());
        Assert.Equal((0, 1), room.Library.Outbox.Waiting());

        var times = room.Channels.Calls.Select(call => call.At).Take(8).ToList();
        var pauses = times.Zip(times.Skip(1), (from, to) => (to - from).TotalSeconds).ToList();
        Assert.All(pauses.Zip([2, 4, 8, 16, 32, 64, 128]), pause => Assert.True(pause.First >= pause.Second, $"{pause.First} s instead of {pause.Second} s"));

        await room.ImportAsync(20); // they wait with the first, and do not flood the channel afterwards
        room.Channels.Always(channel, null);
        room.Clock.Advance(TimeSpan.FromHours(3));
        await using var dispatcher = room.Start();
        await room.UntilLogAsync(AllSent, "the alerts to be sent");
        Assert.Equal([1, 20], room.Channels.In(channel).Select(message => room.Library.Outbox.Find(message.Key)!.Articles.Count));
    }

    [Fact]
    public async Task A_platform_that_says_how_long_to_wait_is_obeyed_while_other_channels_go_on()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var (limited, other) = (room.Subscribed(1), room.Subscribed(2));
        room.Channels.Always(limited, ChannelAnswer.Limited(TimeSpan.FromSeconds(90)));
        await room.ImportAsync(3);
        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.In(other).Count == 3, "the other channel's");
        Assert.Single(room.Channels.Calls, call => call.Place == limited);

        room.Channels.Always(limited, null);
        await room.UntilLogAsync(AllSent, "the alerts to be sent");
        var times = room.Channels.Calls.Where(call => call.Place == limited).Select(call => call.At).ToList();
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(90), $"{times[1] - times[0]}");
        Assert.Equal(3, room.Channels.In(limited).Count);
    }

    [Fact]
    public async Task A_message_that_hangs_holds_up_no_other_channel_and_is_given_up_before_its_lease_runs_out()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var (hung, other) = (room.Subscribed(1), room.Subscribed(2));
        room.Channels.Always(hung, ChannelAnswer.After(new TaskCompletionSource().Task));
        await room.ImportAsync(3);
        await using var dispatcher = room.Start(new DispatcherOptions());
        await room.UntilAsync(channels => channels.In(other).Count == 3, "the other channel's");
        await room.UntilLogAsync(log => log.Any(entry => entry.State is AlertState.Retried), "the one that hangs to be written down");
        Assert.Contains("The platform did not answer in time.", room.Library.Alerts.Latest(10, place: hung).Select(entry => entry.Reason));

        room.Channels.Always(hung, null);
        await room.UntilLogAsync(AllSent, "the alerts to be sent");
        Assert.Equal(3, room.Channels.In(hung).Count);
        Assert.Empty(room.Channels.Violations);
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_paused_and_moderators_are_told_once_until_somebody_turns_alerts_on_again()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var (gone, other, moderators) = (room.Subscribed(1), room.Subscribed(2), room.Channel(9));
        room.Library.Outbox.SetNoticeChannel(moderators);
        room.Channels.Always(gone, ChannelAnswer.ChannelGone);
        var old = await room.ImportAsync(2);
        await using (room.Start())
        {
            await room.UntilAsync(channels => channels.In(other).Count == 2 && channels.In(moderators).Count == 1, "the other channel's, and the notice");
            await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent or AlertState.Paused), "the rest to be paused");
        }

        Assert.Equal("The channel is gone. Choose another.", room.Library.Subscriptions.PausedBecause(gone));
        Assert.Single(room.Library.Subscriptions.Of(gone));
        var notice = Assert.IsType<Note>(Assert.Single(Assert.Single(room.Channels.In(moderators)).Parts)).Text.Plain;
        Assert.Equal(
            "Alerts are paused in https://discord.com/channels/W1/C1: The channel is gone. Choose another. Its subscriptions stay. "
            + "When that is mended, go on with /deal-alerts on there.", notice);

        room.Clock.Advance(TimeSpan.FromDays(1));
        var late = await room.ImportAsync(6);
        await using (room.Start()) await room.UntilAsync(channels => channels.In(other).Count == 3, "the other channel's");
        Assert.Single(room.Channels.Calls, call => call.Place == gone);
        Assert.Single(room.Channels.In(moderators));

        room.Channels.Always(gone, null);
        room.Subscribed(1);
        await using (room.Start()) await room.UntilAsync(channels => channels.In(gone).Count == 1, "what waited");
        Assert.Equal(late, room.Library.Outbox.Find(Assert.Single(room.Channels.In(gone)).Key)!.Articles);
        Assert.All(room.Library.Alerts.Latest(50, AlertState.Failed), entry => Assert.Equal((gone, AlertReasons.Stale), (entry.Place, entry.Reason)));
        Assert.Equal(old, room.Library.Alerts.Latest(50, AlertState.Failed).Select(entry => entry.ArticleId).Order());
        Assert.Null(room.Library.Subscriptions.PausedBecause(gone));
    }

    [Fact]
    public async Task A_message_that_is_not_taken_fails_loudly_and_the_next_goes_on()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var (channel, moderators) = (room.Subscribed(1), room.Channel(9));
        room.Library.Outbox.SetNoticeChannel(moderators);
        room.Channels.Next(ChannelAnswer.Malformed);
        var articles = await room.ImportAsync(2);
        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.In(channel).Count == 1 && channels.In(moderators).Count == 1, "the next, and the notice");
        await room.Log.SaysAsync("will not be sent");

        var failed = Assert.Single(room.Library.Alerts.Latest(10, AlertState.Failed));
        Assert.Equal((articles[0], "The message is not taken as it is. Report this."), (failed.ArticleId, failed.Reason));
    }

    [Fact]
    public async Task A_channel_for_notices_that_is_gone_fails_loudly_without_notices_about_itself()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        room.Library.Outbox.SetNoticeChannel(room.Channel(9));
        room.Library.Outbox.Tell("Look here.");
        room.Channels.Always(room.Channel(9), ChannelAnswer.ChannelGone);
        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Calls.Count == 1, "the attempt");
        await room.Log.SaysAsync("will not be sent");
        await room.PassAsync(TimeSpan.FromSeconds(1));
        await room.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Single(room.Channels.Calls);
        Assert.Equal((0, 0), room.Library.Outbox.Waiting());
        Assert.Contains("Notice", Assert.Single(room.Log.Lines, line => line.Message.Contains("will not be sent", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_week_in_vain_an_alert_fails_with_the_last_reason()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var channel = room.Subscribed(1);
        room.Channels.Always(channel, ChannelAnswer.Unavailable);
        await room.ImportAsync(1);
        for (var day = 0; day < 7; day++)
        {
            await using (room.Start()) await room.UntilAsync(channels => channels.Calls.Count > day, "an attempt");
            Assert.Equal(AlertState.Retried, Assert.Single(room.Library.Alerts.Latest(10)).State);
            room.Clock.Advance(TimeSpan.FromDays(1));
        }

        await using (room.Start()) await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Failed), "it to be given up");
        Assert.Equal("It was tried for 7 days 0 h in vain. The last time: The platform answered 503.", Assert.Single(room.Library.Alerts.Latest(10)).Reason);
    }

    private static bool AllSent(IReadOnlyList<AlertEntry> log) => log.Count > 0 && log.All(entry => entry.State is AlertState.Sent);
}
