using System.Buffers;
using System.Numerics;
using DealBot.Search.Postings;
using DealBot.Search.Scoring;

namespace DealBot.Search.Execution;

/// <summary>The passages that hold any of some terms, scored as if they were one term.</summary>
/// <param name="terms">The postings of the terms.</param>
/// <param name="scoring">Their scores as one term; null where nothing is scored.</param>
/// <param name="limit">What the scores approach as the frequency grows.</param>
/// <param name="norms">The norm of each passage of the segment.</param>
internal sealed class SynonymCursor(PostingsCursor[] terms, TermScores? scoring, float limit, ArraySegment<byte> norms) : PassageCursor
{
    private const int Group = 64; // cells that share a bit of what was touched

    public override long Cost { get; } = terms.Sum(t => (long)t.PassageCount);

    public int Frequency
    {
        get
        {
            var sum = 0;
            foreach (var term in terms) sum += term.Passage == Passage ? term.Frequency : 0;
            return sum;
        }
    }

    public override int Advance(int target)
    {
        var nearest = End;
        foreach (var term in terms)
            nearest = Math.Min(nearest, term.Passage < target ? term.Advance(target) : term.Passage);
        return Passage = nearest;
    }

    public override float Score() => scoring?.Of(Frequency, norms[Passage]) ?? 0;

    /// <remarks>f / (f + k) of a sum of frequencies is at most the sum of the same of each, and below the limit.</remarks>
    public override float MaxScore(int from, int to)
    {
        if (scoring is null) return 0;
        var sum = 0.0;
        foreach (var term in terms) sum += term.MaxScore(from, to, scoring, norms.AsSpan());
        return Math.Min(limit, (float)(sum * (1 + 1e-6))); // each was rounded
    }

    public override int BoundEnd(int from)
    {
        var end = End;
        foreach (var term in terms) end = Math.Min(end, term.BlockEnd(from));
        return end;
    }

    public override ulong AddScores(int to, int first, Span<double> sums)
    {
        if (Passage >= to || scoring is null) return base.AddScores(to, first, sums);
        var length = to - first;
        var counts = ArrayPool<int>.Shared.Rent(length);
        counts.AsSpan(0, length).Clear();

        var touched = 0ul;
        foreach (var term in terms) touched |= term.AddFrequencies(to, first, counts);
        for (var groups = touched; groups != 0; groups &= groups - 1)
        {
            var start = BitOperations.TrailingZeroCount(groups) * Group;
            for (var cell = start; cell < Math.Min(start + Group, length); cell++)
            {
                if (counts[cell] > 0) sums[cell] += scoring.Of(counts[cell], norms[first + cell]);
            }
        }

        ArrayPool<int>.Shared.Return(counts);
        Passage = terms.Min(t => t.Passage);
        return touched;
    }
}
