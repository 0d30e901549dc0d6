namespace DealBot.Discord.Rest;

/// <summary>At most so many in any stretch of time, in the order they came.</summary>
/// <param name="most">How many.</param>
/// <param name="stretch">In which time.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class Pace(int most, TimeSpan stretch, TimeProvider clock)
{
    private readonly Lane _lane = new();
    private readonly Queue<long> _times = new(most);

    /// <summary>Waits until one more may go, and counts it.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        using var turn = await _lane.EnterAsync(cancellation);
        if (_times.Count == most)
        {
            await clock.WaitAsync(stretch - clock.GetElapsedTime(_times.Peek()), cancellation);
            _times.Dequeue();
        }

        _times.Enqueue(clock.GetTimestamp());
    }
}

/// <summary>Waiting by a clock that a test may hold.</summary>
internal static class Waiting
{
    /// <summary>Waits, at least so long; not at all when the time is none or less. Timers count whole milliseconds and would end a fraction early.</summary>
    public static Task WaitAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellation) =>
        time > TimeSpan.Zero ? Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)), clock, cancellation) : Task.CompletedTask;
}
