using DealBot.Testing;

namespace DealBot.Core.Tests.Feeds.Day;

/// <summary>
/// The clock of a fetcher, which tells what the fetcher does by the timers that it sets: a deadline while it asks, a short one while it
/// waits for its turn. So a test knows when everybody waits for the clock, and no real request is hurried.
/// </summary>
internal sealed class FetchClock(ManualClock clock, Action changed) : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private int _asking;
    private int _pausing;
    private int _expired;

    /// <summary>How many requests are under way.</summary>
    public int Asking => Volatile.Read(ref _asking);

    /// <summary>How many wait for their turn.</summary>
    public int Pausing => Volatile.Read(ref _pausing);

    /// <summary>How many requests have run out of time.</summary>
    public int Expired => Volatile.Read(ref _expired);

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var isDeadline = dueTime > LongestPause;
        Count(isDeadline, 1);
        return new Counted(clock.CreateTimer(isDeadline ? Expire : callback, state, dueTime, period), () => Count(isDeadline, -1));

        void Expire(object? held)
        {
            Interlocked.Increment(ref _expired);
            callback(held);
        }
    }

    private void Count(bool isDeadline, int by)
    {
        Interlocked.Add(ref isDeadline ? ref _asking : ref _pausing, by);
        changed();
    }

    private sealed class Counted(ITimer timer, Action over) : ITimer
    {
        private int _over;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            if (Interlocked.Exchange(ref _over, 1) == 0) over();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
