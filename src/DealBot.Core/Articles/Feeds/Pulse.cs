namespace DealBot.Core.Articles.Feeds;

/// <summary>Wakes those who wait for something that has just changed.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _beat = New();

    /// <summary>Ends with the next beat. Take it before looking, so that nothing that changes meanwhile is missed.</summary>
    public Task Next => Volatile.Read(ref _beat).Task;

    /// <summary>Wakes them.</summary>
    public void Beat() => Interlocked.Exchange(ref _beat, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
