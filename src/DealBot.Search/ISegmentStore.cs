namespace DealBot.Search;

/// <summary>
/// Where segments live. One instance is bound to one transaction of a database (or to a consistent read of it), so what is
/// added, removed or marked through it becomes visible with everything else of that transaction, or not at all.
/// </summary>
/// <remarks>
/// A segment's bytes never change once added. Faults of the database come out as its own exceptions; the caller rolls the
/// transaction back and nothing has happened.
/// </remarks>
public interface ISegmentStore
{
    /// <summary>The segments that make up the index at this revision, by ascending id.</summary>
    IReadOnlyList<SegmentEntry> List();

    /// <summary>The bytes of a segment.</summary>
    /// <exception cref="KeyNotFoundException">No such segment at this revision.</exception>
    ReadOnlyMemory<byte> Read(long id);

    /// <summary>The deletion bitmap of a segment (bit i: its i-th passage is gone); empty when nothing is deleted.</summary>
    /// <exception cref="KeyNotFoundException">No such segment at this revision.</exception>
    ReadOnlyMemory<byte> ReadDeletions(long id);

    /// <summary>Adds a segment and returns its id, larger than every id given out before.</summary>
    long Add(ReadOnlyMemory<byte> segment, int passageCount);

    /// <summary>Replaces the deletion bitmap of a segment and counts its <see cref="SegmentEntry.DeletionsVersion"/> up.</summary>
    void WriteDeletions(long id, ReadOnlyMemory<byte> bitmap);

    /// <summary>Removes a segment.</summary>
    void Remove(long id);
}

/// <summary>A segment as the store lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PassageCount">Passages in it, deleted ones included.</param>
/// <param name="ByteCount">Size of its bytes.</param>
/// <param name="DeletionsVersion">0 while nothing was deleted from it; grows with every change of its bitmap.</param>
public sealed record SegmentEntry(long Id, int PassageCount, long ByteCount, int DeletionsVersion);
