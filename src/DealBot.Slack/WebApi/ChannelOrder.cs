namespace DealBot.Slack.WebApi;

/// <summary>Does what concerns one channel one after another, in the order in which it was asked.</summary>
internal sealed class ChannelOrder
{
    private const int ManyChannels = 1000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    /// <summary>Does something when everything asked before it, for the same channel, is over.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="work">What to do.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<T> RunAsync<T>(string channel, Func<Task<T>> work, CancellationToken cancellation)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_gate)
        {
            if (_last.Count >= ManyChannels)
            {
                foreach (var (idle, _) in _last.Where(entry => entry.Value.IsCompleted).ToList()) _last.Remove(idle);
            }

            before = _last.GetValueOrDefault(channel, Task.CompletedTask);
            _last[channel] = Task.WhenAll(before, over.Task); // so that one who gives up waiting lets nobody pass those before
        }

        try
        {
            await before.WaitAsync(cancellation);
            return await work();
        }
        finally
        {
            over.SetResult();
        }
    }
}
