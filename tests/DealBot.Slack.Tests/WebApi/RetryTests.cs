using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;
using static DealBot.Slack.Tests.WebApi.ApiCalls;
using PostedMessage = DealBot.Slack.WebApi.PostedMessage;

namespace DealBot.Slack.Tests.WebApi;

/// <summary>What is tried again after a failure, and what must not be.</summary>
public sealed class RetryTests
{
    [Theory, InlineData(500), InlineData(502), InlineData(503), InlineData(504)]
    public async Task What_may_be_done_twice_is_tried_again_after_errors_of_the_server(int status)
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("users.info", new SlackFault.ServerError(status), times: 2);
        Assert.Equal("bob", Value(await MovingAsync(clock, wire.Api.UserAsync("U0BOB", Cancellation))).Name);
        Assert.Equal(3, wire.Slack.Calls.Count);
    }

    [Fact]
    public async Task What_may_be_done_twice_is_tried_again_after_broken_connections_and_garbled_answers()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("users.info", new SlackFault.Reset());
        wire.Slack.Faults.Order("users.info", new SlackFault.Garbled());
        Assert.Equal("bob", Value(await wire.Api.UserAsync("U0BOB", Cancellation)).Name);
    }

    [Theory, InlineData(500), InlineData(502), InlineData(504)]
    public async Task A_message_of_which_nobody_knows_whether_it_arrived_is_not_sent_again(int status)
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.ServerError(status));
        var unknown = await wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation);
        Assert.Equal(new SlackResult<PostedMessage>.Unanswered($"Slack answered {status}", MayBeDone: true), unknown);
        Assert.Single(wire.Slack.Calls);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_whose_answer_broke_off_is_not_sent_twice(bool arrived)
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.Reset(arrived));
        var unknown = Assert.IsType<SlackResult<PostedMessage>.Unanswered>(await wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation));
        Assert.True(unknown.MayBeDone);
        Assert.Equal(arrived ? 1 : 0, wire.Slack.Seen("U0ALICE", "C0GENERAL").Count);
        Assert.Single(wire.Slack.Calls);
    }

    [Fact]
    public async Task A_message_that_certainly_did_not_arrive_is_sent_again_and_stands_there_once()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.ServerError(503));
        Value(await wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation));
        Assert.Single(wire.Slack.Seen("U0ALICE", "C0GENERAL"));
    }

    [Fact]
    public async Task When_Slack_cannot_be_reached_the_call_ends_at_its_deadline_and_says_that_nothing_happened()
    {
        var clock = new ManualClock();
        using var api = new SlackWebApi(new SlackOptions { BotToken = "xoxb-1", Api = new Uri("http://127.0.0.1:1/api/") }, new CapturingLogger<SlackWebApi>(), clock);
        var asked = await MovingAsync(clock, api.PostMessageAsync("C0GENERAL", Hello, Cancellation));
        Assert.Equal(new SlackResult<PostedMessage>.Unanswered("Slack cannot be reached", MayBeDone: false), asked);
    }
}
