using DealBot.Core.Chat;
using DealBot.Testing;

namespace DealBot.Core.Tests.Chat;

public sealed class SupervisorTests
{
    private readonly ManualClock _clock = new();
    private readonly CapturingLogger<Supervisor> _log = new();

    [Fact]
    public async Task A_loop_that_fails_is_reported_and_started_again_with_pauses_that_grow_to_a_minute()
    {
        var runs = 0;
        var supervised = new Supervisor(_log, _clock).RunAsync(
            "reading", _ => ++runs > 8 ? Task.CompletedTask : throw new IOException("broken pipe"), CancellationToken.None);

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(seconds));
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await supervised;
        Assert.Equal(9, runs);
        Assert.Equal(8, _log.Lines.Count);
        Assert.All(_log.Lines, line => Assert.Contains("reading failed", line.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_time_of_working_the_pauses_are_short_again()
    {
        var runs = 0;
        var works = new TaskCompletionSource();
        var supervised = new Supervisor(_log, _clock).RunAsync(
            "reading", _ => ++runs == 3 ? works.Task : runs > 3 ? Task.CompletedTask : throw new IOException(), CancellationToken.None);

        foreach (var seconds in new[] { 1, 2 })
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(seconds));
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        _clock.Advance(TimeSpan.FromMinutes(2));
        works.SetException(new IOException());
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await supervised;
        Assert.Equal(4, runs);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        var runs = 0;

        await Assert.ThrowsAsync<ConnectorRefusedException>(() => new Supervisor(_log, _clock).RunAsync("identifying", _ =>
        {
            runs++;
            throw new ConnectorRefusedException("The token is wrong. Make a new one.");
        }, CancellationToken.None));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Cancelling_ends_the_loop_and_the_pause_before_the_next()
    {
        using var during = new CancellationTokenSource();
        var loop = new Supervisor(_log, _clock).RunAsync("reading", stop => Task.Delay(Timeout.Infinite, stop), during.Token);
        await during.CancelAsync();
        await loop;
        Assert.Empty(_log.Lines);

        using var between = new CancellationTokenSource();
        var paused = new Supervisor(_log, _clock).RunAsync("reading", _ => throw new IOException(), between.Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        await between.CancelAsync();
        await paused;
        Assert.Single(_log.Lines);
    }
}
