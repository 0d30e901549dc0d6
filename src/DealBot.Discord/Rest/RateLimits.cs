using DealBot.Core.Chat;

namespace DealBot.Discord.Rest;

/// <summary>
/// Discord's limits, learnt from its answers (topics/rate-limits): which route belongs to which bucket, what each bucket still allows,
/// and the limit on everything.
/// </summary>
/// <param name="clock">Tells when a bucket is full again.</param>
internal sealed class RateLimits(TimeProvider clock)
{
    /// <summary>How many allowances are kept before those that ran out are swept away.</summary>
    private const int Kept = 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Bucket, string TopLevel), Allowance> _allowances = [];
    private readonly Dictionary<(string Template, string TopLevel), (Lane Lane, int Users)> _lanes = [];
    private readonly Pace _everything = new(50, TimeSpan.FromSeconds(1), clock); // topics/rate-limits, "Global Rate Limit"
    private long _paused;
    private int _sweepAt = Kept;

    /// <summary>
    /// Waits for a route's turn, which lasts until the result is disposed of. Requests of one route to one top-level id go one at a
    /// time: so their order is kept, and a limit that is not known yet is met by one request only.
    /// </summary>
    public async Task<IDisposable> EnterAsync(Route route, CancellationToken cancellation)
    {
        var key = (route.Template, route.TopLevel);
        Lane lane;
        lock (_gate)
        {
            var (known, users) = _lanes.GetValueOrDefault(key, (new Lane(), 0));
            _lanes[key] = (lane = known, users + 1);
        }

        try
        {
            return new Leaving(this, key, await lane.EnterAsync(cancellation));
        }
        catch
        {
            Leave(key);
            throw;
        }
    }

    /// <summary>Waits until nothing that is known forbids the request.</summary>
    /// <param name="route">What will be asked.</param>
    /// <param name="most">How long to wait at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null when the request may go; otherwise how much longer it would have to wait than it may.</returns>
    public async Task<TimeSpan?> WaitAsync(Route route, TimeSpan most, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        while (Take(route) is { } wait)
        {
            if (wait > most - clock.GetElapsedTime(started)) return wait;
            await clock.WaitAsync(wait, cancellation);
            ChatMetrics.Waited(ChatPlatform.Discord, wait);
        }

        if (!route.ByInteraction) await _everything.WaitAsync(cancellation); // interaction endpoints are not bound to the global limit
        return null;
    }

    /// <summary>Learns from an answer.</summary>
    /// <param name="route">What was asked.</param>
    /// <param name="bucket">The bucket that the answer named; null when none.</param>
    /// <param name="told">What it said of the allowance; null when nothing.</param>
    public void Learn(Route route, string? bucket, Allowance? told)
    {
        lock (_gate)
        {
            if (bucket is not null) _buckets[route.Template] = bucket;
            if (told is not { } allowance) return;
            var key = Key(route);
            _allowances[key] = _allowances.TryGetValue(key, out var known) ? known.After(allowance, clock) : allowance;
            Sweep();
        }
    }

    /// <summary>Learns that a limit was passed: of the route's bucket, or of everything.</summary>
    public void Limited(Route route, TimeSpan wait, bool everything)
    {
        lock (_gate)
        {
            if (everything) _paused = Math.Max(_paused, clock.In(wait));
            _allowances[Key(route)] = new Allowance(0, clock.In(wait));
        }
    }

    /// <summary>Takes one from the route's bucket.</summary>
    /// <returns>Null when it was taken; otherwise how long to wait before trying again.</returns>
    private TimeSpan? Take(Route route)
    {
        lock (_gate)
        {
            if (!route.ByInteraction && clock.Until(_paused) is { Ticks: > 0 } pause) return pause;
            var key = Key(route);
            if (!_allowances.TryGetValue(key, out var known)) return null;
            if (clock.Until(known.Reset) is not { Ticks: > 0 } left)
            {
                _allowances.Remove(key); // full again, by how much the next answer tells
                return null;
            }

            if (known.Remaining == 0) return left;
            _allowances[key] = known with { Remaining = known.Remaining - 1 };
            return null;
        }
    }

    private (string Bucket, string TopLevel) Key(Route route) => (_buckets.GetValueOrDefault(route.Template, route.Template), route.TopLevel);

    private void Sweep()
    {
        if (_allowances.Count < _sweepAt) return;
        foreach (var (key, known) in _allowances)
        {
            if (clock.Until(known.Reset) <= TimeSpan.Zero) _allowances.Remove(key);
        }

        _sweepAt = Math.Max(Kept, 2 * _allowances.Count);
    }

    private void Leave((string Template, string TopLevel) key)
    {
        lock (_gate)
        {
            var (lane, users) = _lanes[key];
            if (users == 1) _lanes.Remove(key);
            else _lanes[key] = (lane, users - 1);
        }
    }

    private sealed class Leaving(RateLimits limits, (string Template, string TopLevel) key, IDisposable turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Dispose();
            limits.Leave(key);
        }
    }
}
