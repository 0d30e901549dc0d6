using DealBot.Search.Postings;
using DealBot.Search.Segments;
using DealBot.Search.Weights;

namespace DealBot.Search.Execution;

/// <summary>The passages that hold a phrase: candidates hold its terms, and their texts are read to see where.</summary>
/// <param name="terms">The terms' postings, the rarest first.</param>
/// <param name="rarest">Another cursor of the rarest term, to be walked along where the phrase is only asked about passages.</param>
/// <param name="phrase">Counts the phrase in a text.</param>
/// <param name="textOf">Gives a passage's text.</param>
/// <param name="scoring">How it scores; null where nothing is scored.</param>
/// <param name="segment">The segment.</param>
internal sealed class PhraseCursor(
    PostingsCursor[] terms, PassageCursor rarest, PhraseFrequency phrase, Func<int, string> textOf, TermScoring? scoring, Segment segment)
    : PassageCursor
{
    private readonly ConjunctionCursor _candidates = new([.. terms.Select(t => new UnscoredTermCursor(t))], []);

    /// <remarks>More than that of the rarest term, which is quicker walked along.</remarks>
    public override long Cost => _candidates.Cost + 1;

    public PassageCursor Rarest => rarest;

    /// <summary>How often the phrase stands in the passage; a sloppy match counts in part.</summary>
    public float Frequency { get; private set; }

    public override int Advance(int target)
    {
        for (var passage = _candidates.Advance(target); passage != End; passage = _candidates.Next())
        {
            if (IsAt(passage)) return Passage = passage;
        }

        return Passage = End;
    }

    public override bool Matches(int passage) => Matches(passage, double.NegativeInfinity);

    public override bool Matches(int passage, double needed)
    {
        if (Passage >= passage) return Passage == passage;
        if (_candidates.Passage < passage) _candidates.Advance(passage);
        if (_candidates.Passage != passage || MaxScoreOf(passage) < needed || !IsAt(passage)) return false;
        Passage = passage;
        return true;
    }

    public override float Score() => scoring?.Scores.Of(Frequency, segment.Norms[Passage]) ?? 0;

    /// <remarks>A verbatim phrase stands in a passage no oftener than the rarest of its terms there.</remarks>
    public override float MaxScore(int from, int to)
    {
        if (scoring is null) return 0;
        var least = scoring.Weight;
        if (phrase.IsSloppy) return least;
        foreach (var term in terms) least = Math.Min(least, term.MaxScore(from, to, scoring.Scores, segment.Norms));
        return least;
    }

    public override int BoundEnd(int from)
    {
        var end = End;
        foreach (var term in terms) end = Math.Min(end, term.BlockEnd(from));
        return end;
    }

    private bool IsAt(int passage) => (Frequency = phrase.In(textOf(passage))) > 0;

    private float MaxScoreOf(int passage)
    {
        if (scoring is null) return 0;
        if (phrase.IsSloppy) return scoring.Weight;
        var frequency = int.MaxValue;
        foreach (var term in terms) frequency = Math.Min(frequency, term.Frequency);
        return scoring.Scores.Of(frequency, segment.Norms[passage]);
    }
}
