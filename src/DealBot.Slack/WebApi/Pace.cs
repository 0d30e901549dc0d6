using DealBot.Core.Chat;

namespace DealBot.Slack.WebApi;

/// <summary>How often something may be done.</summary>
/// <param name="Count">How many times, 1 or more …</param>
/// <param name="Span">… in any stretch of this length.</param>
internal sealed record PaceLimit(int Count, TimeSpan Span)
{
    /// <summary>So many times in any minute.</summary>
    public static PaceLimit PerMinute(int count) => new(count, TimeSpan.FromMinutes(1));
}

/// <summary>Keeps calls within their limits: gives each its time, first come, first served.</summary>
/// <param name="clock">The time.</param>
internal sealed class Pace(TimeProvider clock)
{
    private const int ManyLanes = 1000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Time since the start: nobody can set it back.</summary>
    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>Waits until one more call is within the limit, and counts it.</summary>
    /// <param name="key">What is limited.</param>
    /// <param name="limit">Its limit, the same at every call.</param>
    /// <param name="most">How long to wait at most.</param>
    /// <param name="cancellation">Ends the wait; the place stays taken, which errs on the slow side.</param>
    /// <returns>Null when the call may go; otherwise how long it would have to wait: then nothing was counted or waited for.</returns>
    public async Task<TimeSpan?> WaitAsync(string key, PaceLimit limit, TimeSpan most, CancellationToken cancellation)
    {
        var latest = Now + most;
        while (true)
        {
            var (at, now) = Reserve(key, limit, latest);
            if (at > latest) return at - now;
            if (at <= now) return null;
            ChatMetrics.Waited(ChatPlatform.Slack, at - now);
            for (TimeSpan left; (left = at - Now) > TimeSpan.Zero;)
            {
                // Timers cut fractions of milliseconds off, and to come early is to come in vain.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), clock, cancellation);
            }

            lock (_gate)
            {
                if (!(_lanes.TryGetValue(key, out var lane) && lane.Closed > Now)) return null;
            }

            // Slack asked for a pause meanwhile: find a new place after it.
        }
    }

    /// <summary>Lets nothing through for a while, as Slack asked.</summary>
    public void Pause(string key, TimeSpan span)
    {
        lock (_gate)
        {
            var lane = LaneOf(key);
            var until = Now + span;
            if (until > lane.Closed) lane.Closed = until;
        }
    }

    private (TimeSpan At, TimeSpan Now) Reserve(string key, PaceLimit limit, TimeSpan latest)
    {
        lock (_gate)
        {
            var now = Now;
            var lane = LaneOf(key);
            var full = lane.Given.Count >= limit.Count;
            var at = lane.Closed > now ? lane.Closed : now;
            if (full && lane.Given.Peek() + limit.Span > at) at = lane.Given.Peek() + limit.Span; // since then, only Count - 1 others were let through
            if (at > latest) return (at, now);

            if (full) lane.Given.Dequeue();
            lane.Given.Enqueue(at);
            lane.IdleFrom = at + limit.Span;
            return (at, now);
        }
    }

    private Lane LaneOf(string key)
    {
        if (_lanes.TryGetValue(key, out var lane)) return lane;
        if (_lanes.Count >= ManyLanes)
        {
            var now = Now;
            foreach (var (idle, _) in _lanes.Where(entry => entry.Value.IdleFrom < now && entry.Value.Closed < now).ToList()) _lanes.Remove(idle);
        }

        return _lanes[key] = new Lane();
    }

    private sealed class Lane
    {
        /// <summary>The times given to the latest calls, in order; as many as the limit allows at once.</summary>
        public Queue<TimeSpan> Given { get; } = [];

        /// <summary>Until when nothing passes.</summary>
        public TimeSpan Closed { get; set; }

        /// <summary>From when it is as good as new.</summary>
        public TimeSpan IdleFrom { get; set; }
    }
}
