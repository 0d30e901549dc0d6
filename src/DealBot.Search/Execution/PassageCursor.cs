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

    /// <summary>What no score of a passage in <c>[from, to)</c> exceeds. Stretches asked for rise.</summary>
    public abstract float MaxScore(int from, int to);

    /// <summary>The end of the stretch from <paramref name="from"/> on for which a sharp bound is known at once.</summary>
    public virtual int BoundEnd(int from) => End;

    /// <summary>Whether a passage matches, which is past all asked about before; the cursor then stands at it.</summary>
    public virtual bool Matches(int passage)
    {
        if (Passage < passage) Advance(passage);
        return Passage == passage;
    }

    /// <summary>
    /// The same, but may also say no, and stay where it is, when the passage cannot score more than <paramref name="needed"/>.
    /// </summary>
    public virtual bool Matches(int passage, double needed) => Matches(passage);

    /// <summary>
    /// Adds the scores of the matches from the one it stands at up to <paramref name="to"/> to the cells of their passages, and
    /// moves past them; returns which groups of 64 cells it touched, a bit each.
    /// </summary>
    /// <param name="to">Where to end, at most 4096 passages from the first.</param>
    /// <param name="first">The passage of the first cell.</param>
    /// <param name="sums">The cells, one for every passage on the way.</param>
    public virtual ulong AddScores(int to, int first, Span<double> sums)
    {
        var touched = 0ul;
        for (; Passage < to; Next())
        {
            var cell = Passage - first;
            sums[cell] += Score();
            touched |= 1ul << (cell >> 6);
        }

        return touched;
    }

    /// <summary>
    /// Hands out the matches from the one it stands at up to <paramref name="to"/>, as many as there is room for, and moves
    /// past them; returns how many.
    /// </summary>
    public virtual int Take(int to, Span<int> passages, Span<float> scores)
    {
        var count = 0;
        for (; Passage < to && count < passages.Length; Next())
        {
            passages[count] = Passage;
            scores[count++] = Score();
        }

        return count;
    }
}
