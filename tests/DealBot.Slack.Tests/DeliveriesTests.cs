using System.Text.Json;
using DealBot.Testing;

namespace DealBot.Slack.Tests;

public sealed class DeliveriesTests
{
    private static readonly SlackDelivery Command = SlackDelivery.Of(DeliveryKind.Command, JsonElement.Parse("""{"text":"private words"}"""), 0);

    [Fact]
    public async Task What_is_not_finished_within_the_grace_is_cancelled()
    {
        var clock = new ManualClock();
        var log = new CapturingLogger<Deliveries>();
        using var deliveries = new Deliveries((_, stop) => Task.Delay(Timeout.Infinite, stop), log, clock);
        deliveries.Start(Command);
        var finished = deliveries.FinishAsync(TimeSpan.FromSeconds(10));
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(10));
        Assert.False(finished.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(10));
        await finished;
        Assert.Contains("was cancelled, as DealBot stops", Assert.Single(log.Lines).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_that_failed_make_room_like_those_that_did_not()
    {
        var log = new CapturingLogger<Deliveries>();
        using var deliveries = new Deliveries((_, _) => throw new InvalidOperationException("broken"), log, TimeProvider.System, most: 1);
        for (var i = 0; i < 50; i++)
        {
            while (!deliveries.HasRoom) await Task.Yield();
            deliveries.Start(Command);
        }

        await deliveries.FinishAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(50, log.Lines.Count(line => line.Fault is InvalidOperationException));
        Assert.DoesNotContain(log.Lines, line => line.ToString().Contains("private words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Starting_waits_for_nothing_that_a_handler_does_before_its_first_await()
    {
        using var entered = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        using var deliveries = new Deliveries(
            (_, stop) =>
            {
                entered.Set();
                go.Wait(TimeSpan.FromSeconds(20), stop);
                return Task.CompletedTask;
            },
            new CapturingLogger<Deliveries>(),
            TimeProvider.System);
        deliveries.Start(Command);
        Assert.True(entered.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        go.Set();
        await deliveries.FinishAsync(TimeSpan.FromSeconds(20));
    }
}
