using DealBot.Core.Chat;

namespace DealBot.Discord.Tests.Gateway;

public sealed class SessionStartTests
{
    [Fact]
    public async Task When_no_session_may_be_started_it_waits_for_the_reset_and_says_until_when()
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Gateway.RemainingIdentifies = 0, ready: false);
        await run.Logs.SaysAsync("allows no further gateway sessions until 2 Mar 12:00 UTC");
        await run.Clock.WaitForTimerAsync(TimeSpan.FromDays(1));
        Assert.Equal(
            new ConnectorStatus(ConnectorState.Connecting, "Shard 0 of 1: Discord allows no further sessions until 2 Mar 12:00 UTC."), run.Gateway.Status);

        run.Discord.Gateway.RemainingIdentifies = 1000;
        run.Clock.Advance(TimeSpan.FromDays(1));
        await run.Discord.WaitForReadyAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Shards_start_their_sessions_in_order_and_no_faster_than_they_may(int atATime)
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Gateway.MaxConcurrency = atATime, shards: 4);
        Assert.Equal("4 shards connected.", run.Gateway.Status.Detail);
        var groups = run.Discord.Journal.Lines.Where(line => line.Contains("\"op\":2", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("\"shard\":[", StringComparison.Ordinal) + 9] - '0')
            .GroupBy(shard => shard % atATime);
        Assert.All(groups, group => Assert.Equal(group.Order(), group)); // the counterpart sees to the five seconds
    }

    [Fact]
    public async Task As_many_shards_run_as_Discord_recommends()
    {
        await using var run = await GatewayRun.StartAsync(discord => (discord.Gateway.RecommendedShards, discord.Gateway.MaxConcurrency) = (3, 3), shards: 0, ready: false);
        await run.Discord.WaitForReadyAsync(3);
    }

    [Fact]
    public async Task A_bot_that_needs_shards_runs_them_when_none_are_set()
    {
        await using var run = await GatewayRun.StartAsync(
            discord => (discord.Gateway.RequiresSharding, discord.Gateway.RecommendedShards, discord.Gateway.MaxConcurrency) = (true, 2, 2), shards: 0, ready: false);
        await run.Discord.WaitForReadyAsync(2);
    }

    [Fact]
    public async Task The_end_of_one_shards_connection_does_not_end_the_others()
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Gateway.MaxConcurrency = 3, shards: 3);
        run.Discord.Gateway.RefuseNext(4000, 4000, 9);
        run.Discord.Gateway.Drop();
        await run.Logs.SaysAsync("The connection of shard", 3);
        await run.ServingAsync();
        Assert.False(run.Running.IsCompleted);
    }

    [Fact]
    public async Task An_interface_that_is_down_at_the_start_is_asked_again()
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Faults.Fail("GET /gateway/bot", 503, times: 7), ready: false);
        await run.Clock.AdvanceUntilAsync(run.Discord.WaitForReadyAsync(), TimeSpan.FromSeconds(12));
    }
}
