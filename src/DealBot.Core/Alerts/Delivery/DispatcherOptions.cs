namespace DealBot.Core.Alerts.Delivery;

/// <summary>How a <see cref="Dispatcher"/> works.</summary>
public sealed record DispatcherOptions
{
    /// <summary>How many alerts a channel gets one by one within <see cref="BurstWithin"/>; more become one summary.</summary>
    public int Burst { get; init; } = 5;

    /// <summary>For how long alerts count together, whether they come at once or trickle in; a channel gets one summary in it at most.</summary>
    public TimeSpan BurstWithin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many channels are posted in at a time.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>
    /// How long a claim holds before another process takes over. A post is given half of it, so the clocks of processes that share
    /// a library may differ by the other half.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the log of what was done is kept.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromDays(90);
}
