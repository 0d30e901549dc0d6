using DealBot.Search.Dictionary;
using DealBot.Search.Scoring;
using DealBot.Search.Segments;

namespace DealBot.Search.Execution;

/// <summary>A segment and what is deleted from it.</summary>
internal sealed record OpenSegment(long Id, Segment Segment, int DeletionsVersion, Deletions Deletions)
{
    public int LiveCount { get; } = Segment.PassageCount - Deletions.Count(Segment.PassageCount);
}

/// <summary>All that a search reads: the segments in the order of their passages, and the ways to the text.</summary>
internal sealed class Snapshot(IReadOnlyList<OpenSegment> segments, IAnalyzer analyzer, Func<long, string?> textOf)
{
    public IReadOnlyList<OpenSegment> Segments => segments;

    public IAnalyzer Analyzer => analyzer;

    /// <summary>BM25 over the texts of the whole index.</summary>
    public Bm25 Bm25 { get; } = new(Sum(segments));

    public TermEntry Find(int segment, string field, ReadOnlySpan<byte> term) =>
        segments[segment].Segment.Field(field)?.Terms.Find(term) ?? default;

    /// <summary>The text of a passage that the index says there is.</summary>
    public string TextOf(long passageId) =>
        textOf(passageId) ?? throw new InvalidOperationException(
            $"The index holds passage {passageId}, but the library has no text for it. Rebuild the index with 'reindex'.");

    private static FieldStatistics Sum(IReadOnlyList<OpenSegment> segments)
    {
        var texts = segments.Select(s => s.Segment.Field(Fields.Text)?.Statistics ?? default).ToList();
        return new FieldStatistics(texts.Sum(t => t.PassageCount), texts.Sum(t => t.TermCount));
    }
}
