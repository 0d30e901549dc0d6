namespace DealBot.Testing;

/// <summary>Lets tests wait for what has not happened yet, without sleeping.</summary>
/// <param name="patience">How long a wait may last, in real time, before it fails the test.</param>
/// <param name="story">What to tell of when it does: everything that happened instead.</param>
public sealed class Signal(TimeSpan patience, Func<string> story)
{
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Wakes those who wait, to look again.</summary>
    public void Changed() => Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Waits until <paramref name="look"/> finds something; looks again whenever something changed.</summary>
    /// <param name="look">Returns null while there is nothing.</param>
    /// <param name="what">What is waited for, for the message of a failure.</param>
    /// <exception cref="TimeoutException">It did not come; tells the story.</exception>
    public async Task<T> UntilAsync<T>(Func<T?> look, string what)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(look);
        using var late = new CancellationTokenSource(patience);
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (look() is { } found) return found;
            try
            {
                await changed.WaitAsync(late.Token);
            }
            catch (OperationCanceledException fault)
            {
                throw new TimeoutException($"Waited {patience.TotalSeconds:0} s for {what}, and it did not come.\n{story()}", fault);
            }
        }
    }
}
