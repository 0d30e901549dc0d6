using DealBot.Search;

namespace DealBot.Core.Articles;

/// <summary>The segments of an index as they were read last: they never change, so only new ones need to be read again.</summary>
internal sealed class SegmentCache
{
    /// <summary>The index as it was opened last; null before.</summary>
    public IndexReader? Latest { get; private set; }

    /// <summary>Opens the index as the store shows it now.</summary>
    public IndexReader Open(ISegmentStore store, IAnalyzer analyzer, Func<long, string?> textOf) =>
        Latest = IndexReader.Open(store, analyzer, textOf, Latest);
}
