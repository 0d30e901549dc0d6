using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;
using static DealBot.Slack.Tests.WebApi.ApiCalls;
using PostedMessage = DealBot.Slack.WebApi.PostedMessage;
using SlackUser = DealBot.Slack.WebApi.SlackUser;

namespace DealBot.Slack.Tests.WebApi;

/// <summary>Limits and deadlines: what a call waits for, and how long.</summary>
public sealed class WaitingTests
{
    [Fact]
    public async Task After_429_it_waits_as_long_as_Slack_says_and_so_do_the_calls_after_it()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.TooMany(7));
        var first = wire.Api.PostMessageAsync("C0GENERAL", new SlackMessage("one"), Cancellation);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(7));
        var second = wire.Api.PostMessageAsync(Value(await wire.Api.OpenConversationAsync("U0BOB", Cancellation)), new SlackMessage("two"), Cancellation);
        Assert.Single(wire.Slack.Calls, call => call.Method is "chat.postMessage");
        clock.Advance(TimeSpan.FromSeconds(7));
        Value(await first);
        Value(await second);
        Assert.Equal(3, wire.Slack.Calls.Count(call => call.Method is "chat.postMessage"));
    }

    [Fact]
    public async Task After_429_without_a_time_it_waits_five_seconds()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("chat.postEphemeral", new SlackFault.TooMany(null));
        wire.Slack.Faults.Order("chat.postEphemeral", new SlackFault.Refusal("ratelimited"));
        var posted = wire.Api.PostEphemeralAsync("C0GENERAL", "U0BOB", Hello, Cancellation);
        for (var i = 1; i <= 2; i++)
        {
            await wire.Slack.CalledAsync("chat.postEphemeral", i);
            await clock.WaitForTimerAsync(ApiAnswer.UnstatedPause);
            clock.Advance(ApiAnswer.UnstatedPause);
        }

        Value(await posted);
    }

    [Fact]
    public async Task A_pause_longer_than_the_call_may_take_is_said_and_not_waited_for()
    {
        await using var wire = await Wire.StartAsync(new ManualClock());
        wire.Slack.Faults.Order("chat.update", new SlackFault.TooMany(300));
        var late = Assert.IsType<SlackResult<PostedMessage>.Unanswered>(await wire.Api.UpdateMessageAsync(new PostedMessage("C0GENERAL", "1.1"), Hello, Cancellation));
        Assert.Equal((false, TimeSpan.FromSeconds(300)), (late.MayBeDone, late.RetryAfter));
        var next = Assert.IsType<SlackResult<PostedMessage>.Unanswered>(await wire.Api.UpdateMessageAsync(new PostedMessage("C0GENERAL", "1.1"), Hello, Cancellation));
        Assert.Equal(TimeSpan.FromSeconds(300), next.RetryAfter);
        Assert.Single(wire.Slack.Calls);
    }

    [Fact]
    public async Task A_pause_of_years_is_one_of_an_hour()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("users.info", new SlackFault.TooMany(int.MaxValue));
        Assert.IsType<SlackResult<SlackUser>.Unanswered>(await wire.Api.UserAsync("U0BOB", Cancellation));
        clock.Advance(TimeSpan.FromHours(1));
        Value(await wire.Api.UserAsync("U0BOB", Cancellation));
    }

    [Fact]
    public async Task Posts_to_a_channel_leave_in_order_one_a_second()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        var posts = Enumerable.Range(0, 5).Select(i => wire.Api.PostMessageAsync("C0GENERAL", new SlackMessage($"{i}"), Cancellation)).ToArray();
        for (var i = 0; i < posts.Length; i++)
        {
            await wire.Slack.CalledAsync("chat.postMessage", i + 1);
            Value(await posts[i]);
            if (i + 1 == posts.Length) break;
            await clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
            Assert.Equal(i + 1, wire.Slack.Calls.Count);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["0", "1", "2", "3", "4"], wire.Slack.Seen("U0ALICE", "C0GENERAL").Select(message => message.Text));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for_for_ever()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        var held = new TaskCompletionSource();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.Held(held.Task));
        var posted = wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation);
        await wire.Slack.Journal.UntilAsync(() => !wire.Slack.Calls.IsEmpty, "the call");
        clock.Advance(ApiMethod.PostMessage.TryLimit);
        Assert.Equal(new SlackResult<PostedMessage>.Unanswered("Slack did not answer in time", MayBeDone: true), await posted);
        held.SetResult();
    }

    [Fact]
    public async Task A_form_that_opens_too_late_is_given_up_while_its_trigger_lives()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("views.open", new SlackFault.TooMany(3));
        var opened = await wire.Api.OpenViewAsync(wire.Slack.Triggers.Give("U0ALICE"), Modal, Cancellation);
        Assert.False(Assert.IsType<SlackResult<string>.Unanswered>(opened).MayBeDone);
    }

    [Fact]
    public async Task A_call_given_up_by_its_caller_is_cancelled()
    {
        await using var wire = await Wire.StartAsync();
        var held = new TaskCompletionSource();
        wire.Slack.Faults.Order("users.info", new SlackFault.Held(held.Task));
        using var stop = new CancellationTokenSource();
        var asked = wire.Api.UserAsync("U0BOB", stop.Token);
        await wire.Slack.Journal.UntilAsync(() => !wire.Slack.Calls.IsEmpty, "the call");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        held.SetResult();
    }
}
