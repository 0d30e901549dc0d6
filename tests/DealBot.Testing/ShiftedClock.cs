namespace DealBot.Testing;

/// <summary>The machine's clock, ahead by as much as the test says: so leases run out without anybody waiting for them.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _by;

    /// <summary>How far it is ahead.</summary>
    public TimeSpan By
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _by));
        set => Interlocked.Exchange(ref _by, value.Ticks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
