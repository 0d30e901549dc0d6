using DealBot.Search.Postings;
using DealBot.Search.Scoring;
using DealBot.Search.Segments;

namespace DealBot.Search.Execution;

/// <summary>The passages that hold a term, scored by BM25.</summary>
/// <param name="postings">The term's postings.</param>
/// <param name="segment">The segment.</param>
/// <param name="bm25">The formula; null where nothing is scored.</param>
/// <param name="weight">The term's boost times its idf.</param>
internal sealed class ScoredTermCursor(PostingsCursor postings, Segment segment, Bm25? bm25, float weight) : PassageCursor
{
    public override long Cost => postings.PassageCount;

    public int Frequency => postings.Frequency;

    public override int Next() => Passage = postings.Next();

    public override int Advance(int target) => Passage = postings.Advance(target);

    public override float Score() => bm25?.Score(weight, postings.Frequency, segment.Norms.Span[Passage]) ?? 0;
}

/// <summary>The passages that hold any of some terms, scored as if they were one term.</summary>
internal sealed class SynonymCursor(IReadOnlyList<PostingsCursor> terms, Segment segment, Bm25? bm25, float weight) : PassageCursor
{
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

    public override float Score() => bm25?.Score(weight, Frequency, segment.Norms.Span[Passage]) ?? 0;
}

/// <summary>Every passage of a segment, with one score for all.</summary>
internal sealed class EveryPassageCursor(int passageCount, float score) : PassageCursor
{
    public override long Cost => passageCount;

    public override int Advance(int target) => Passage = target < passageCount ? target : End;

    public override float Score() => score;
}
