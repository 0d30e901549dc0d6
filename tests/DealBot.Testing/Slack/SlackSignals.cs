namespace DealBot.Testing.Slack;

/// <summary>Lets tests wait until something has happened, without sleeping: everything recorded pulses it.</summary>
public sealed class SlackSignals
{
    /// <summary>How long a test waits before it fails; only a failing test waits that long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something has happened: everybody who waits looks again.</summary>
    public void Pulse() =>
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits until <paramref name="find"/> finds something.</summary>
    /// <exception cref="TimeoutException">It found nothing in time; says what was waited for, and <paramref name="recorded"/>.</exception>
    public async Task<T> UntilAsync<T>(Func<T?> find, string awaited, Func<string> recorded)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var change = _changed.Task; // taken before looking: a pulse in between is not missed
            if (find() is { } found) return found;
            try
            {
                await change.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"Waited for {awaited}, in vain. Recorded:\n{recorded()}", late);
            }
        }
    }
}
