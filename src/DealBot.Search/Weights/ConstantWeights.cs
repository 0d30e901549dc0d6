using DealBot.Search.Dictionary;
using DealBot.Search.Execution;
using DealBot.Search.Postings;

namespace DealBot.Search.Weights;

/// <summary>Matches every passage, with one score for all.</summary>
internal sealed class EverythingWeight(Snapshot snapshot, float score) : Weight
{
    public override PassageCursor Open(int segment) =>
        new EveryPassageCursor(snapshot.Segments[segment].Segment.PassageCount, score);

    public override Verdict Explain(int segment, int passage) => Verdict.Match(score, "*:*");
}

/// <summary>Matches the passages with a term that a pattern chooses, with one score for all.</summary>
internal sealed class PatternWeight(Snapshot snapshot, string field, TermPattern pattern, float score, Query query) : Weight
{
    public override PassageCursor? Open(int segment)
    {
        var opened = snapshot.Segments[segment].Segment;
        if (opened.Field(field) is not { } index) return null;
        PassageSet? set = null;
        foreach (var entry in pattern.Select(index.Terms))
        {
            set ??= new PassageSet(opened.PassageCount);
            set.AddAll(new PostingsCursor(opened, index, entry));
        }

        return set is null ? null : new PassageSetCursor(set, score);
    }

    public override Verdict Explain(int segment, int passage) =>
        At(segment, passage) is null
            ? Verdict.NoMatch($"{QueryWords.Of(query)} doesn't match")
            : Verdict.Match(score, $"ConstantScore({QueryWords.Of(query)})");
}
