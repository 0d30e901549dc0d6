using DealBot.Search.Segments;
using DealBot.Search.Weights;

namespace DealBot.Search.Execution;

/// <summary>The passages that hold a phrase: candidates hold its terms, and their texts are read to see where.</summary>
internal sealed class PhraseCursor(
    ConjunctionCursor candidates, PhraseFrequency phrase, Func<int, string> textOf, TermScoring? scoring, Segment segment) : PassageCursor
{
    public override long Cost => candidates.Cost;

    /// <summary>How often the phrase stands in the passage; a sloppy match counts in part.</summary>
    public float Frequency { get; private set; }

    public override int Advance(int target)
    {
        for (var passage = candidates.Advance(target); passage != End; passage = candidates.Next())
        {
            Frequency = phrase.In(textOf(passage));
            if (Frequency > 0) return Passage = passage;
        }

        return Passage = End;
    }

    public override float MaxScore(int from, int to) => scoring?.Weight ?? 0;

    public override float Score() => scoring?.Bm25.Score(scoring.Weight, Frequency, segment.Norms.AsSpan()[Passage]) ?? 0;
}
