namespace DealBot.Core.Chat;

/// <summary>Lets something happen at most once in a while, whoever asks first.</summary>
internal sealed class Every(TimeSpan interval, TimeProvider clock)
{
    private long _due; // UTC ticks

    /// <summary>True for one caller, and then for nobody until the interval is over.</summary>
    public bool IsDue()
    {
        var now = clock.GetUtcNow();
        var due = Volatile.Read(ref _due);
        return now.UtcTicks >= due && Interlocked.CompareExchange(ref _due, (now + interval).UtcTicks, due) == due;
    }
}
