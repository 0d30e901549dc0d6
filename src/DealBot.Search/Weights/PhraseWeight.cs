using DealBot.Search.Execution;

namespace DealBot.Search.Weights;

/// <summary>Matches the passages in which some terms stand in order, within a slop.</summary>
internal sealed class PhraseWeight(
    Snapshot snapshot, Query.OfPhrase phrase, IReadOnlyList<TermLookup> lookups, TermScoring? scoring) : Weight
{
    public override PassageCursor? Open(int segment)
    {
        var (opened, deletions) = (snapshot.Segments[segment].Segment, snapshot.Segments[segment].Deletions);
        if (lookups.Any(l => l.EntryIn(segment).PassageCount == 0)) return null;
        var rarestFirst = lookups.OrderBy(l => l.EntryIn(segment).PassageCount).ToList();
        return new PhraseCursor(
            [.. rarestFirst.Select(l => l.Open(segment)!)],
            new UnscoredTermCursor(rarestFirst[0].Open(segment)!),
            new PhraseFrequency(phrase, snapshot.Analyzer),
            passage => deletions.Contains(passage) ? "" : snapshot.TextOf(opened.IdOf(passage)), // what is gone has no text to look at
            scoring,
            opened);
    }

    public override Verdict Explain(int segment, int passage)
    {
        if (At(segment, passage) is not PhraseCursor cursor) return Verdict.NoMatch("no matching term");
        if (scoring is null) return Verdict.Match(0, $"{QueryWords.Of(phrase)}, not scored");
        var opened = snapshot.Segments[segment].Segment;
        var frequency = new Explanation(cursor.Frequency, $"phraseFreq={cursor.Frequency:0.0######}", []);
        return scoring.Explain(QueryWords.Of(phrase), opened.IdOf(passage), frequency, opened.Norms.AsSpan()[passage]);
    }
}
