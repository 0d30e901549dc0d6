namespace DealBot.Testing;

/// <summary>A clock that stands still until the test moves it. Timers, and with them <c>Task.Delay</c>, fire when it passes them.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> Wanted, TaskCompletionSource Found)> _watchers = [];
    private DateTimeOffset _now;

    /// <summary>Starts at a date of its own, or at the one given.</summary>
    public ManualClock(DateTimeOffset? start = null) => _now = start ?? new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long each timer still has, the shortest first.</summary>
    public IReadOnlyList<TimeSpan> Pending
    {
        get
        {
            lock (_gate) return [.. _timers.Where(timer => timer.Due is not null).Select(timer => timer.Due!.Value - _now).Order()];
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the time on; every timer on the way fires at its own moment, on this thread.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset end;
        lock (_gate) end = _now + by;
        while (TakeDue(end) is { } timer) timer.Fire();
    }

    /// <summary>Waits, in real time, until a timer is set that has as long to run as wanted: then it is safe to advance.</summary>
    /// <param name="wanted">Told how long a timer still has.</param>
    /// <param name="patience">How long to wait before the test fails; ten seconds if not said.</param>
    /// <exception cref="TimeoutException">No such timer came.</exception>
    public async Task WaitForTimerAsync(Func<TimeSpan, bool> wanted, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_timers.Exists(timer => timer.Due is { } due && wanted(due - _now))) return;
            _watchers.Add((wanted, found));
        }

        try
        {
            await found.Task.WaitAsync(patience ?? TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"No timer as wanted was set; pending are: {string.Join(", ", Pending)}.", late);
        }
    }

    /// <summary>Waits until a timer is set that has just so long to run.</summary>
    public Task WaitForTimerAsync(TimeSpan left) => WaitForTimerAsync(due => due == left);

    /// <summary>Moves the clock on, timer by timer, whenever one is set that has no longer to run than said, until something has happened.</summary>
    /// <param name="happens">What is waited for.</param>
    /// <param name="longest">Timers with longer to run are not waited for: deadlines, heartbeats.</param>
    public async Task AdvanceUntilAsync(Task happens, TimeSpan longest)
    {
        ArgumentNullException.ThrowIfNull(happens);
        while (!happens.IsCompleted)
        {
            var pause = WaitForTimerAsync(left => left > TimeSpan.Zero && left <= longest, TimeSpan.FromMinutes(1));
            if (await Task.WhenAny(happens, pause) == pause) Advance(Pending.FirstOrDefault(static left => left > TimeSpan.Zero));
        }

        await happens;
    }

    private ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            _now = next is null ? end : next.Due > _now ? next.Due!.Value : _now;
            next?.Rearm(_now);
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (Due is null)
                {
                    clock._timers.Remove(this);
                    return true;
                }

                if (!clock._timers.Contains(this)) clock._timers.Add(this);
                foreach (var watcher in clock._watchers.Where(watcher => watcher.Wanted(dueTime)).ToList())
                {
                    watcher.Found.SetResult();
                    clock._watchers.Remove(watcher);
                }

                return true;
            }
        }

        public void Rearm(DateTimeOffset now)
        {
            Due = _period <= TimeSpan.Zero ? null : now + _period;
            if (Due is null) clock._timers.Remove(this);
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
