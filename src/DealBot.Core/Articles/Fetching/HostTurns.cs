namespace DealBot.Core.Articles.Fetching;

/// <summary>Lets few requests at a time go to one host, with a pause between their starts, and none while it asks to be left alone.</summary>
/// <param name="pause">The least time between two starts.</param>
/// <param name="clock">Times the pauses.</param>
internal sealed class HostTurns(TimeSpan pause, TimeProvider clock)
{
    private const int AtATime = 2;
    private const int MostRemembered = 4096; // hosts

    // One address that asks to be left alone for a day must not close the whole of its host for so long.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private readonly long _started = clock.GetTimestamp();

    /// <summary>Since this was made: not the time of day, which may be set back.</summary>
    private TimeSpan Now => clock.GetElapsedTime(_started);

    /// <summary>Waits for the turn of a request; the turn is over when what is returned is disposed.</summary>
    /// <param name="host">The host.</param>
    /// <param name="asked">The pause that the host asked for, where that is longer than ours.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<IDisposable> TakeAsync(string host, TimeSpan asked, CancellationToken cancellation)
    {
        var state = Enter(host);
        try
        {
            await state.Free.WaitAsync(cancellation);
            try
            {
                var wait = state.Reserve(Now, asked > pause ? asked : pause, _gate);
                if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellation);
                return new Turn(this, state);
            }
            catch
            {
                state.Free.Release();
                throw;
            }
        }
        catch
        {
            Leave(state);
            throw;
        }
    }

    /// <summary>How long a host still asks to be left alone; null when it does not.</summary>
    public TimeSpan? HeldFor(string host)
    {
        lock (_gate) return _hosts.TryGetValue(host, out var state) && state.HeldUntil - Now is var left && left > TimeSpan.Zero ? left : null;
    }

    /// <summary>Lets no request go to a host for as long as it asks, at most five minutes.</summary>
    public void Hold(string host, TimeSpan time)
    {
        var state = Enter(host);
        lock (_gate)
        {
            var until = Now + (time < LongestHold ? time : LongestHold);
            if (until > state.HeldUntil) state.HeldUntil = until;
        }

        Leave(state);
    }

    private Host Enter(string host)
    {
        lock (_gate)
        {
            if (!_hosts.TryGetValue(host, out var state))
            {
                if (_hosts.Count >= MostRemembered) Forget();
                _hosts[host] = state = new Host();
            }

            state.Users++;
            return state;
        }
    }

    private void Leave(Host state)
    {
        lock (_gate) state.Users--;
    }

    /// <summary>Forgets hosts of whom nothing is to be known any more; where all are held, those that are held least long.</summary>
    private void Forget()
    {
        var now = Now;
        foreach (var (host, _) in _hosts
            .Where(static entry => entry.Value.Users == 0)
            .OrderBy(entry => entry.Value.HeldUntil > now ? entry.Value.HeldUntil : entry.Value.NextStart)
            .Take(MostRemembered / 4)
            .ToList())
        {
            _hosts.Remove(host);
        }
    }

    private sealed class Host
    {
        public SemaphoreSlim Free { get; } = new(AtATime);

        public int Users { get; set; }

        public TimeSpan HeldUntil { get; set; }

        public TimeSpan NextStart { get; private set; }

        /// <summary>How long to wait for the next start, which is then taken.</summary>
        public TimeSpan Reserve(TimeSpan now, TimeSpan pause, Lock gate)
        {
            lock (gate)
            {
                var start = NextStart > now ? NextStart : now;
                NextStart = start + pause;
                return start - now;
            }
        }
    }

    private sealed class Turn(HostTurns turns, Host host) : IDisposable
    {
        public void Dispose()
        {
            host.Free.Release();
            turns.Leave(host);
        }
    }
}
