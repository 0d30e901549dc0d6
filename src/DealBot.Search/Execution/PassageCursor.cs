namespace DealBot.Search.Execution;

/// <summary>Walks the passages of one segment that match something, in rising order.</summary>
internal abstract class PassageCursor
{
    /// <summary>Where a cursor stands when no passage is left.</summary>
    public const int End = int.MaxValue;

    /// <summary>The passage it stands at; -1 before the first move.</summary>
    public int Passage { get; protected set; } = -1;

    /// <summary>About how many passages it will visit.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the first match not before <paramref name="target"/>, which is past the present one.</summary>
    public abstract int Advance(int target);

    /// <summary>Moves to the next match.</summary>
    public virtual int Next() => Advance(Passage + 1);

    /// <summary>The score of the passage it stands at.</summary>
    public abstract float Score();
}
