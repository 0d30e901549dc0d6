#pragma warning disable MA0025, CS9113, CA1822 // skeleton, replaced by the search room
namespace DealBot.Search;

/// <summary>Adds, deletes and merges within one transaction of the store.</summary>
/// <remarks>Not safe for use by several threads. Nothing is in the store before <see cref="Flush"/>.</remarks>
public sealed class IndexWriter(ISegmentStore store, IAnalyzer analyzer)
{
    /// <summary>Adds a passage; large batches are written as several segments, so memory stays bounded.</summary>
    public void Add(IndexedPassage passage) => throw new NotImplementedException();

    /// <summary>Marks passages as deleted; unknown ids are ignored.</summary>
    public void Delete(IReadOnlyCollection<long> passageIds) => throw new NotImplementedException();

    /// <summary>Writes what was added since the last flush as a segment.</summary>
    public void Flush() => throw new NotImplementedException();

    /// <summary>Merges segments that have grown too many or hold too many deleted passages; true when it did something.</summary>
    public bool Merge() => throw new NotImplementedException();
}
