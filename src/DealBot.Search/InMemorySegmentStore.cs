namespace DealBot.Search;

/// <summary>Segments in memory: for a library that is read once and forgotten, for benchmarks and for tests.</summary>
/// <remarks>
/// Has no transactions: every change is visible at once. Not safe for use by several threads; readers opened from it are
/// free of it and may be used by any number.
/// </remarks>
public sealed class InMemorySegmentStore : ISegmentStore
{
    private readonly SortedDictionary<long, Stored> _segments = [];
    private long _lastId;

    /// <inheritdoc/>
    public IReadOnlyList<SegmentEntry> List() =>
        [.. _segments.Select(s => new SegmentEntry(s.Key, s.Value.PassageCount, s.Value.Bytes.Length, s.Value.DeletionsVersion))];

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(long id) => _segments[id].Bytes;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ReadDeletions(long id) => _segments[id].Deletions;

    /// <inheritdoc/>
    public long Add(ReadOnlyMemory<byte> segment, int passageCount)
    {
        _segments.Add(++_lastId, new Stored(segment, passageCount, ReadOnlyMemory<byte>.Empty, 0));
        return _lastId;
    }

    /// <inheritdoc/>
    public void WriteDeletions(long id, ReadOnlyMemory<byte> bitmap)
    {
        var stored = _segments[id];
        _segments[id] = stored with { Deletions = bitmap.ToArray(), DeletionsVersion = stored.DeletionsVersion + 1 };
    }

    /// <inheritdoc/>
    public void Remove(long id) => _segments.Remove(id);

    private sealed record Stored(
        ReadOnlyMemory<byte> Bytes, int PassageCount, ReadOnlyMemory<byte> Deletions, int DeletionsVersion);
}
