using DealBot.Core.Chat;
using DealBot.Discord.Gateway;

namespace DealBot.Discord.Tests.Gateway;

public sealed class ConnectionLifecycleTests
{
    [Fact]
    public async Task It_connects_compressed_starts_a_session_and_hands_events_over()
    {
        await using var run = await GatewayRun.StartAsync();
        var ready = await run.NextAsync("READY");
        run.Say("good morning");

        Assert.Equal(run.Discord.ApplicationId, ready.Data.GetProperty("application").GetProperty("id").GetString());
        Assert.Equal(["good morning"], await run.HearAsync(1));
        Assert.EndsWith("?v=10&encoding=json&compress=zlib-stream", Assert.Single(run.Discord.Gateway.Paths), StringComparison.Ordinal);
        Assert.Equal(ConnectorState.Connected, run.Gateway.Status.State);
        Assert.Equal("1 shard connected.", run.Gateway.Status.Detail);
    }

    [Fact]
    public async Task Stopping_closes_with_1000_and_says_so()
    {
        await using var run = await GatewayRun.StartAsync();
        await run.StopAsync();

        await run.ClosedAsync(1000);
        Assert.Equal(ConnectorState.Stopped, run.Gateway.Status.State);
    }

    [Fact]
    public async Task The_first_heartbeat_comes_within_the_interval_and_the_next_ones_one_interval_later_each()
    {
        await using var run = await GatewayRun.StartAsync();
        Assert.InRange(run.Clock.Pending[0], TimeSpan.Zero, run.Discord.Gateway.HeartbeatInterval);
        for (var beat = 0; beat < 5; beat++)
        {
            await run.BeatAsync();
            await run.CaughtUpAsync(); // with the acknowledgement
        }

        Assert.Equal(1, run.Discord.Gateway.Open);
    }

    [Fact]
    public async Task A_heartbeat_that_is_asked_for_is_sent_at_once()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.AskForHeartbeat();
        await run.Discord.Gateway.WaitForHeartbeatsAsync(1);
    }

    [Fact]
    public async Task A_connection_without_acknowledgements_is_left_by_a_code_that_keeps_the_session()
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Gateway.AcknowledgesHeartbeats = false);
        await run.BeatAsync();
        run.Discord.Gateway.AcknowledgesHeartbeats = true;
        await run.Clock.WaitForTimerAsync(run.Discord.Gateway.HeartbeatInterval);
        run.Clock.Advance(run.Discord.Gateway.HeartbeatInterval);
        await run.ClosedAsync(4000);
        await run.ResumedAsync();
    }

    [Fact]
    public async Task A_dropped_connection_is_resumed_where_the_session_says_and_nothing_is_lost_or_told_twice()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Say("one");
        Assert.Equal(["one"], await run.HearAsync(1));
        run.Discord.Gateway.Drop();
        run.Say("two");
        run.Say("three");
        await run.ResumedAsync();
        run.Say("four");

        Assert.Equal(["two", "three", "four"], await run.HearAsync(3));
        Assert.Equal(1, run.Discord.Gateway.Identifies);
        Assert.All(run.Discord.Gateway.Paths, path => Assert.EndsWith("?v=10&encoding=json&compress=zlib-stream", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Op_7_leads_to_a_resume()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.AskToReconnect();
        await run.ClosedAsync(4000);
        await run.ResumedAsync();
        Assert.Equal(1, run.Discord.Gateway.Identifies);
    }

    [Fact]
    public async Task Op_9_that_can_be_resumed_is_resumed()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.InvalidateSessions(isResumable: true);
        await run.ResumedAsync();
        Assert.Equal(1, run.Discord.Gateway.Identifies);
    }

    [Fact]
    public async Task Op_9_that_cannot_be_resumed_leads_to_a_new_session()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.InvalidateSessions(isResumable: false);
        await run.IdentifiedAsync(2);
        Assert.Equal(0, run.Discord.Gateway.Resumes);
    }

    [Fact]
    public async Task A_new_session_counts_its_events_anew()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Say("old");
        await run.HearAsync(1);
        run.Discord.Gateway.InvalidateSessions(isResumable: false);
        await run.IdentifiedAsync(2);
        run.Say("new");
        Assert.Equal(["new"], await run.HearAsync(1));
    }

    [Fact]
    public async Task Resuming_that_fails_again_and_again_gives_way_to_a_new_session()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.RefuseNext(4000, 4000, 4000);
        run.Discord.Gateway.Drop();
        await run.IdentifiedAsync(2);
        Assert.Equal(0, run.Discord.Gateway.Resumes);
    }

    [Fact]
    public async Task A_gateway_that_does_not_greet_is_left()
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Gateway.HelloDelay = TimeSpan.FromHours(1), ready: false);
        await run.Clock.WaitForTimerAsync(TimeSpan.FromHours(1));
        run.Discord.Gateway.HelloDelay = TimeSpan.Zero;
        run.Clock.Advance(TimeSpan.FromMinutes(1));
        await run.Clock.AdvanceUntilAsync(run.Discord.WaitForReadyAsync(), TimeSpan.FromSeconds(8));
        Assert.Contains("the gateway says nothing", run.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_not_connected_the_status_says_why()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.Close(4000);
        await run.Logs.SaysAsync("code 4000");
        Assert.Equal(
            new ConnectorStatus(ConnectorState.Connecting, "Shard 0 of 1: connecting again, because Discord closed the connection with code 4000."),
            run.Gateway.Status);
    }

    [Fact]
    public async Task What_is_longer_than_the_gateway_takes_is_not_sent()
    {
        await using var run = await GatewayRun.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        using var connection = await GatewayConnection.OpenAsync(
            new UriBuilder(run.Discord.Address) { Scheme = "ws", Path = "/gateway" }.Uri, run.Clock, cancellation);
        ResumeMessage Resuming(int length) => new(new Resume(run.Discord.Token, new string('x', length), 1));

        await Assert.ThrowsAsync<ArgumentException>(() => connection.SendAsync(Resuming(4096), GatewayJson.Default.ResumeMessage, cancellation));
        await connection.SendAsync(Resuming(3900), GatewayJson.Default.ResumeMessage, cancellation); // more would be a breach, at the counterpart
        await run.Discord.Journal.UntilAsync(() => run.Discord.Journal.Lines.Any(line => line.Contains("\"op\":9", StringComparison.Ordinal)), "its refusal");
    }
}
