using DealBot.Search.Postings;
using DealBot.Search.Scoring;

namespace DealBot.Search.Execution;

/// <summary>The passages that hold a term, scored by BM25.</summary>
/// <param name="postings">The term's postings.</param>
/// <param name="scores">The term's scores.</param>
/// <param name="norms">The norm of each passage of the segment.</param>
internal sealed class ScoredTermCursor(PostingsCursor postings, TermScores scores, ArraySegment<byte> norms) : PassageCursor
{
    public override long Cost => postings.PassageCount;

    public int Frequency => postings.Frequency;

    public override int Next() => Passage = postings.Next();

    public override int Advance(int target) => Passage = postings.Advance(target);

    public override float Score() => scores.Of(postings.Frequency, norms.AsSpan()[Passage]);

    public override float MaxScore(int from, int to) => postings.MaxScore(from, to, scores, norms.AsSpan());

    public override int BoundEnd(int from) => postings.BlockEnd(from);

    public override bool Matches(int passage, double needed)
    {
        if (Passage < passage)
        {
            // A look at the bound of a block costs less than decoding it.
            if (postings.IsPastBlock(passage) && MaxScore(passage, passage + 1) < needed) return false;
            Advance(passage);
        }

        return Passage == passage;
    }

    public override ulong AddScores(int to, int first, Span<double> sums)
    {
        var touched = 0ul;
        while (Passage < to)
        {
            var taken = postings.RestOfBlock(to);
            touched |= postings.AllOnce
                ? scores.AddSingles(taken, norms.AsSpan(), first, sums)
                : scores.Add(taken, postings.FrequenciesOfRest(taken.Length), norms.AsSpan(), first, sums);
            Passage = postings.Skip(taken.Length);
        }

        return touched;
    }

    public override int Take(int to, Span<int> passages, Span<float> scoresOfThem)
    {
        if (Passage >= to) return 0;
        var taken = postings.RestOfBlock(to);
        taken.CopyTo(passages);
        if (postings.AllOnce) scores.OfSingles(taken, norms.AsSpan(), scoresOfThem);
        else scores.Of(taken, postings.FrequenciesOfRest(taken.Length), norms.AsSpan(), scoresOfThem);
        Passage = postings.Skip(taken.Length);
        return taken.Length;
    }
}

/// <summary>The passages that hold a term, all scored 0.</summary>
internal sealed class UnscoredTermCursor(PostingsCursor postings) : PassageCursor
{
    public override long Cost => postings.PassageCount;

    public override int Next() => Passage = postings.Next();

    public override int Advance(int target) => Passage = postings.Advance(target);

    public override float Score() => 0;

    public override float MaxScore(int from, int to) => 0;
}
