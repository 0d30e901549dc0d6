using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Slack.Rendering;
using DealBot.Slack.Tests.Rendering;
using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Tests.Posting;

public sealed class PostTests
{
    private const string Posting = "chat.postMessage";

    public static TheoryData<string> AttackNames => [.. Attacks.Table.Keys];

    [Fact]
    public async Task An_alert_is_posted_in_a_channel_and_a_direct_conversation_with_its_key_where_nobody_sees_it()
    {
        await using var run = await PosterRun.StartAsync();
        foreach (var channel in new[] { PosterRun.General, run.Slack.Workspace.Direct("U0BOB").Id })
        {
            var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(channel)));
            var seen = Assert.Single(run.Seen(channel));
            Assert.Equal(posted.Message, seen.Ts);
            Assert.Contains("The bridge is open.", seen.Shown, StringComparison.Ordinal);
            Assert.Equal(["Quotes", "Why this alert"], seen.Buttons);
            Assert.False(seen.Unfurls);
            Assert.DoesNotContain(PosterRun.Key, seen.Shown + seen.Text, StringComparison.Ordinal);
            Assert.Equal($$$"""{"event_type":"dealbot_post","event_payload":{"key":"{{{PosterRun.Key}}}"}}""", seen.Metadata!.Value.GetRawText());
        }
    }

    [Fact]
    public async Task Alert_and_notice_are_valid_by_the_schema_of_Slacks_own_types()
    {
        SlackSchemas.SkipUnlessMade();
        await using var run = await PosterRun.StartAsync();
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert()));
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Notice(run.Slack.Workspace.Direct("U0BOB").Id)));
        Assert.All(run.Slack.Calls, call => Assert.Empty(SlackSchemas.Errors(call)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_whose_answer_was_lost_is_not_repeated_and_a_look_says_whether_it_stands_there(bool arrived)
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Faults.Order(Posting, new SlackFault.Reset(arrived));
        Assert.IsType<PostOutcome.Unknown>(await run.PostAsync(PosterRun.Alert()));
        Assert.Single(run.Slack.Calls);

        var found = await run.FindAsync();
        if (arrived) Assert.Equal(new FindOutcome.Found(Assert.Single(run.Seen()).Ts), found);
        else Assert.IsType<FindOutcome.Absent>(found);
    }

    [Fact]
    public async Task Slack_has_no_nonce_so_who_does_not_look_doubles()
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Faults.Order(Posting, new SlackFault.Reset(ButDone: true));
        Assert.IsType<PostOutcome.Unknown>(await run.PostAsync(PosterRun.Notice()));
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Notice()));
        Assert.Equal(2, run.Seen().Count);
    }

    [Fact]
    public async Task Where_Slack_certainly_handled_nothing_it_is_tried_again()
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Faults.Order(Posting, new SlackFault.ServerError(503));
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert()));
        Assert.Single(run.Seen());
    }

    [Fact]
    public async Task A_pause_that_is_longer_than_a_post_may_take_is_handed_on()
    {
        await using var run = await PosterRun.StartAsync(new ManualClock());
        run.Slack.Faults.Order(Posting, new SlackFault.TooMany(300));
        Assert.Equal(TimeSpan.FromSeconds(300), Assert.IsType<PostOutcome.NotPosted>(await run.PostAsync(PosterRun.Alert())).RetryAfter);
    }

    [Fact]
    public async Task Alerts_and_answers_share_one_message_a_second_in_a_channel()
    {
        var clock = new ManualClock();
        await using var run = await PosterRun.StartAsync(clock);
        await run.Api.PostMessageAsync(PosterRun.General, new SlackMessage("an answer"), TestContext.Current.CancellationToken);
        var alert = run.PostAsync(PosterRun.Alert());
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        Assert.Single(run.Slack.Calls);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<PostOutcome.Posted>(await alert);
    }

    [Fact]
    public async Task A_burst_of_alerts_into_many_channels_leaves_room_for_an_answer()
    {
        var clock = new ManualClock();
        await using var run = await PosterRun.StartAsync(clock);
        for (var i = 0; i < 8; i++) run.Slack.Workspace.AddChannel($"C0MANY{i}", $"many{i}");
        var started = clock.GetUtcNow();
        for (var i = 0; i < 200; i += 8)
        {
            var burst = Task.WhenAll(Enumerable.Range(i, 8).Select(number => run.PostAsync(PosterRun.Alert($"C0MANY{number % 8}"))));
            await clock.AdvanceUntilAsync(burst, TimeSpan.FromSeconds(5));
        }

        Assert.InRange(clock.GetUtcNow() - started, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(63)); // 200 a minute
        var asked = clock.GetUtcNow();
        Assert.IsType<SlackResult<Slack.WebApi.PostedMessage>.Done>(await run.Api.PostMessageAsync(PosterRun.General, new SlackMessage("an answer"), TestContext.Current.CancellationToken));
        Assert.Equal(asked, clock.GetUtcNow()); // at once
    }

    [Theory]
    [InlineData("channel_not_found", "/invite @DealBot")]
    [InlineData("not_in_channel", "/invite @DealBot")]
    [InlineData("is_archived", "Unarchive it")]
    [InlineData("restricted_action", "Posting permissions")]
    [InlineData("restricted_action_read_only_channel", "Posting permissions")]
    [InlineData("restricted_action_thread_only_channel", "Posting permissions")]
    [InlineData("messages_tab_disabled", "Messages Tab")]
    public async Task A_channel_that_is_gone_or_closed_is_lost_and_the_reason_names_what_to_do(string error, string said)
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Faults.Order(Posting, new SlackFault.Refusal(error));
        var refused = Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert()));
        Assert.True(refused.IsChannelLost);
        Assert.Contains(said, refused.Why, StringComparison.Ordinal);
        Assert.Single(run.Slack.Calls);
    }

    [Theory, InlineData("C0RANDOM"), InlineData("C0NOWHERE")]
    public async Task So_is_one_that_the_bot_is_not_in(string channel)
    {
        await using var run = await PosterRun.StartAsync();
        Assert.True(Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert(channel))).IsChannelLost);
    }

    [Theory, InlineData("invalid_blocks"), InlineData("msg_too_long"), InlineData("msg_blocks_too_long"), InlineData("metadata_too_large")]
    public async Task A_message_that_Slack_finds_fault_with_is_given_up_loudly_and_the_channel_is_not(string error)
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Faults.Order(Posting, new SlackFault.Refusal(error));
        Assert.False(Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert())).IsChannelLost);
        Assert.Contains(run.Logs.Lines, line => line.Level is LogLevel.Error && line.Message.Contains(PosterRun.Key, StringComparison.Ordinal));
    }

    [Theory, InlineData("message_limit_exceeded"), InlineData("external_channel_migrating"), InlineData("something_new")]
    public async Task What_may_pass_is_tried_again_by_the_caller(string error)
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Faults.Order(Posting, new SlackFault.Refusal(error));
        Assert.Contains(error, Assert.IsType<PostOutcome.NotPosted>(await run.PostAsync(PosterRun.Alert())).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_that_the_app_lacks_is_named_and_loses_no_channel()
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Scopes.Remove("chat:write");
        Assert.Contains("lacks the scope chat:write. Add it", Assert.IsType<PostOutcome.NotPosted>(await run.PostAsync(PosterRun.Alert())).Why, StringComparison.Ordinal);
    }

    [Theory, InlineData("token_revoked"), InlineData("account_inactive"), InlineData("invalid_auth")]
    public async Task A_token_that_is_not_accepted_is_thrown_with_what_to_do(string error)
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.RevokedWith = error;
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.PostAsync(PosterRun.Alert()));
        Assert.Contains("Install the app", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.FindAsync());
    }

    [Fact]
    public async Task A_message_that_cannot_be_drawn_is_given_up_loudly_and_stops_no_other()
    {
        await using var run = await PosterRun.StartAsync();
        run.Chat.Verbatim = (_, _) => throw new InvalidOperationException("a fault of ours");
        Assert.False(Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert())).IsChannelLost);
        Assert.Contains("a fault of ours", run.Logs.Text, StringComparison.Ordinal);
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Notice()));
    }

    [Fact]
    public async Task A_quote_that_is_not_the_articles_is_withheld()
    {
        await using var run = await PosterRun.StartAsync();
        run.Chat.Verbatim = (_, _) => false;
        await run.PostAsync(PosterRun.Alert());
        var seen = Assert.Single(run.Seen());
        Assert.DoesNotContain("The bridge is open.", seen.Shown + seen.Text, StringComparison.Ordinal);
        Assert.Contains(QuoteCard.Withheld, seen.Shown, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(AttackNames))]
    public async Task No_attack_in_an_alert_pings_or_forges_anything_posted_or_changed(string name)
    {
        await using var run = await PosterRun.StartAsync();
        var attack = Attacks.Table[name];
        var card = Cards.Of(attack) with { Attribution = new Attribution(attack, attack, null), Source = new SourceLine(attack, attack, attack, null) };
        var post = new Post(PosterRun.PlaceOf(PosterRun.General), PosterRun.Key, [new Heading(attack), new Listing([new ListItem(attack, attack)]), card, new Note(attack)]);
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(post));
        Harmless(Assert.Single(run.Seen()));
        Assert.IsType<PostOutcome.Posted>(await run.EditAsync(post, posted.Message));
        Harmless(Assert.Single(run.Seen()));
    }

    [Fact]
    public async Task A_message_is_made_to_say_something_else_and_keeps_its_key()
    {
        await using var run = await PosterRun.StartAsync();
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert()));
        Assert.Equal(posted, await run.EditAsync(PosterRun.Alert(text: "Also elsewhere"), posted.Message));
        var seen = Assert.Single(run.Seen());
        Assert.Contains("Also elsewhere", seen.Shown, StringComparison.Ordinal);
        Assert.Equal(new FindOutcome.Found(seen.Ts), await run.FindAsync());
    }

    [Theory, InlineData("message_not_found"), InlineData("cant_update_message"), InlineData("edit_window_closed")]
    public async Task A_message_that_cannot_be_changed_any_more_does_not_lose_the_channel(string error)
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Faults.Order("chat.update", new SlackFault.Refusal(error));
        Assert.False(Assert.IsType<PostOutcome.Refused>(await run.EditAsync(PosterRun.Alert(), "1740830400.000001")).IsChannelLost);
    }

    [Fact]
    public async Task Before_it_is_connected_nothing_is_tried()
    {
        await using var run = await PosterRun.StartAsync();
        run.IsConnected = false;
        Assert.IsType<PostOutcome.NotPosted>(await run.PostAsync(PosterRun.Alert()));
        Assert.IsType<PostOutcome.NotPosted>(await run.EditAsync(PosterRun.Alert(), "1"));
        Assert.False(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync()).IsLasting);
        Assert.Empty(run.Slack.Calls);
    }

    private static void Harmless(DealBot.Testing.Slack.PostedMessage message)
    {
        var blocks = SlackBlocks.Read(JsonNode.Parse(message.Blocks!.Value.GetRawText()));
        Assert.DoesNotContain(blocks, run => (run.Format & ~(ReadFormat.Bold | ReadFormat.Italic)) != ReadFormat.None);
        Assert.All(SlackText.Read(message.Text), run => Assert.Equal(ReadFormat.None, run.Format));
    }
}
