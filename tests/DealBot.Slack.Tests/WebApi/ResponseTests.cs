using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;
using static DealBot.Slack.Tests.WebApi.ApiCalls;

namespace DealBot.Slack.Tests.WebApi;

/// <summary>Answers by response URL: five of them, to Slack alone, and never in the log.</summary>
public sealed class ResponseTests
{
    [Fact]
    public async Task A_response_URL_is_used_five_times_without_a_token()
    {
        await using var wire = await Wire.StartAsync();
        var sent = await CommandAsync(wire);
        for (var i = 1; i <= 5; i++) Value(await wire.Api.RespondAsync(sent, new SlackMessage($"{i}"), ResponseMode.OnlyYou, Cancellation));
        Assert.Equal(new SlackResult<bool>.Refused("used_url"), await wire.Api.RespondAsync(sent, Hello, ResponseMode.OnlyYou, Cancellation));
        Assert.Equal(5, wire.Slack.Calls.Count(call => call.Method is "response_url" && call.Token is null));
        Assert.Equal(["1", "2", "3", "4", "5"], wire.Slack.Seen("U0ALICE", "C0GENERAL").Select(message => message.Text));
        Assert.Empty(wire.Slack.Seen("U0BOB", "C0GENERAL"));
        Assert.All(wire.Slack.Seen("U0ALICE", "C0GENERAL"), message => Assert.False(message.Unfurls));
    }

    [Fact]
    public async Task A_response_may_be_for_the_channel()
    {
        await using var wire = await Wire.StartAsync();
        Value(await wire.Api.RespondAsync(await CommandAsync(wire), Hello, ResponseMode.Channel, Cancellation));
        Assert.Equal("Hello", Assert.Single(wire.Slack.Seen("U0BOB", "C0GENERAL")).Text);
    }

    [Fact]
    public async Task A_response_is_sent_again_only_where_it_did_not_arrive_or_replaces()
    {
        await using var wire = await Wire.StartAsync();
        var url = await CommandAsync(wire);
        wire.Slack.Faults.Order("response_url", new SlackFault.ServerError(500));
        Assert.True(Assert.IsType<SlackResult<bool>.Unanswered>(await wire.Api.RespondAsync(url, Hello, ResponseMode.OnlyYou, Cancellation)).MayBeDone);
        wire.Slack.Faults.Order("response_url", new SlackFault.ServerError(500));
        Value(await wire.Api.RespondAsync(url, Hello, ResponseMode.Replace, Cancellation));
        wire.Slack.Faults.Order("response_url", new SlackFault.TooMany(1));
        Value(await wire.Api.RespondAsync(url, Hello, ResponseMode.OnlyYou, Cancellation));
        Assert.Equal(5, wire.Slack.Calls.Count(call => call.Method is "response_url"));
    }

    [Theory]
    [InlineData("https://evil.example/respond")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task A_response_goes_nowhere_but_to_Slack(string url)
    {
        await using var wire = await Wire.StartAsync();
        Assert.Equal(new SlackResult<bool>.Refused("invalid_url"), await wire.Api.RespondAsync(url, Hello, ResponseMode.OnlyYou, Cancellation));
    }

    [Fact]
    public async Task A_response_URL_unknown_to_Slack_is_a_result_and_not_logged()
    {
        await using var wire = await Wire.StartAsync();
        var url = new Uri(wire.Slack.Base, "respond/T1/1/secret-ticket").ToString();
        Assert.Equal(new SlackResult<bool>.Refused("invalid_url"), await wire.Api.RespondAsync(url, Hello, ResponseMode.OnlyYou, Cancellation));
        Assert.Contains("Slack did not do response_url: invalid_url", wire.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_URL_that_cannot_be_reached_is_not_logged_and_not_used_up()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        for (var i = 0; i < 6; i++)
        {
            var lost = await MovingAsync(clock, wire.Api.RespondAsync("http://127.0.0.1:1/respond/secret-ticket", Hello, ResponseMode.OnlyYou, Cancellation));
            Assert.Equal(new SlackResult<bool>.Unanswered("Slack cannot be reached", MayBeDone: false), lost);
        }
    }

    private static async Task<string> CommandAsync(Wire wire)
    {
        await wire.ConnectAsync();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        return (await wire.TakeAsync()).Payload.Text("response_url")!;
    }
}
