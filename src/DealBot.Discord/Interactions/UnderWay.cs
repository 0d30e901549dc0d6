namespace DealBot.Discord.Interactions;

/// <summary>Work that was started and is owned here until it is done.</summary>
internal sealed class UnderWay
{
    private readonly Lock _gate = new();
    private readonly List<Task> _tasks = [];

    /// <summary>Starts work on another thread. It must not throw but for cancellation.</summary>
    public void Start(Func<Task> work)
    {
        lock (_gate)
        {
            _tasks.RemoveAll(static task => task.IsCompleted);
            _tasks.Add(Task.Run(work));
        }
    }

    /// <summary>Waits for all of it.</summary>
    /// <returns>How much of it was cancelled.</returns>
    public async Task<int> FinishAsync()
    {
        Task[] tasks;
        lock (_gate) tasks = [.. _tasks];
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return tasks.Count(static task => !task.IsCompletedSuccessfully);
    }
}
