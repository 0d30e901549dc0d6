using System.Collections.Concurrent;
using DealBot.Search.Execution;
using DealBot.Search.Segments;

namespace DealBot.Search;

/// <summary>Adds, deletes and merges within one transaction of the store.</summary>
/// <remarks>Not safe for use by several threads. Nothing is in the store before <see cref="Flush"/>.</remarks>
/// <param name="store">The store, bound to the transaction.</param>
/// <param name="analyzer">Turns texts into terms; used on several threads at once.</param>
/// <param name="open">The index as it was last opened, so that its segments need not be read again; optional.</param>
public sealed class IndexWriter(ISegmentStore store, IAnalyzer analyzer, IndexReader? open = null)
{
    private const int MaxCharactersPerSegment = 4_000_000; // of text; bounds the memory of a segment being built
    private const int MaxPassagesPerSegment = 16_384; // their postings are sorted within a processor's cache

    private readonly Queue<PendingSegment> _building = new();
    private readonly ConcurrentBag<SegmentBuilder> _builders = []; // idle, to be used again
    private readonly HashSet<long> _deleted = [];
    private List<IndexedPassage> _passages = [];
    private long _characters;
    private long _lastId = long.MinValue;
    private IReadOnlyList<OpenSegment> _known = open?.Segments ?? [];

    /// <summary>Adds a passage; large batches are written as several segments, so memory stays bounded.</summary>
    /// <exception cref="ArgumentException">The id is not larger than that of the passage added before.</exception>
    public void Add(IndexedPassage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        if (passage.Id <= _lastId)
            throw new ArgumentException($"Passage {passage.Id} comes after passage {_lastId}; ids must rise.", nameof(passage));
        _lastId = passage.Id;
        _passages.Add(passage);
        _characters += passage.Text.Length;
        if (_passages.Count >= MaxPassagesPerSegment || _characters >= MaxCharactersPerSegment) BuildInBackground();
    }

    /// <summary>Marks passages as deleted; unknown ids are ignored.</summary>
    public void Delete(IReadOnlyCollection<long> passageIds) => _deleted.UnionWith(passageIds);

    /// <summary>Writes what was added and deleted since the last flush.</summary>
    public void Flush()
    {
        if (_passages.Count > 0 && _building.Count == 0)
        {
            store.Add(new SegmentBuilder(analyzer).Build(_passages), _passages.Count);
            _passages = [];
            _characters = 0;
        }
        else if (_passages.Count > 0)
        {
            BuildInBackground();
        }

        while (_building.TryDequeue(out var pending)) Write(pending);
        _builders.Clear();
        if (_deleted.Count > 0) WriteDeletions();
    }

    /// <summary>Merges segments that have grown too many or hold too many deleted passages; true when it did something.</summary>
    /// <remarks>One merge a call, of neighbours only; call it until it returns false. Flushes first.</remarks>
    public bool Merge()
    {
        Flush();
        _known = SegmentOpener.OpenAll(store, _known);
        if (MergePolicy.Choose(_known) is not { Count: > 0 } chosen) return false;
        var passages = chosen.Sum(s => s.LiveCount);
        if (passages > 0) store.Add(SegmentMerger.Merge(chosen), passages);
        foreach (var segment in chosen) store.Remove(segment.Id);
        return true;
    }

    private void BuildInBackground()
    {
        var passages = _passages;
        _passages = [];
        _characters = 0;
        while (_building.Count >= Environment.ProcessorCount) Write(_building.Dequeue());
        _building.Enqueue(new PendingSegment(passages.Count, Task.Run(() => Build(passages))));
    }

    private ReadOnlyMemory<byte> Build(List<IndexedPassage> passages)
    {
        var builder = _builders.TryTake(out var idle) ? idle : new SegmentBuilder(analyzer);
        var segment = builder.Build(passages);
        _builders.Add(builder);
        return segment;
    }

    private void Write(PendingSegment pending) => store.Add(pending.Bytes.GetAwaiter().GetResult(), pending.PassageCount);

    private void WriteDeletions()
    {
        _known = SegmentOpener.OpenAll(store, _known);
        foreach (var segment in _known)
        {
            var passages = _deleted.Select(segment.Segment.PassageOf)
                .Where(p => p >= 0 && !segment.Deletions.Contains(p)).ToList();
            if (passages.Count == 0) continue;
            store.WriteDeletions(segment.Id, segment.Deletions.With(passages, segment.Segment.PassageCount));
        }

        _deleted.Clear();
    }

    private sealed record PendingSegment(int PassageCount, Task<ReadOnlyMemory<byte>> Bytes);
}
