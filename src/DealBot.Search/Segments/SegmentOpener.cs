using DealBot.Search.Execution;

namespace DealBot.Search.Segments;

/// <summary>Opens what a store lists, without reading again what is open already.</summary>
internal static class SegmentOpener
{
    /// <summary>All segments, in the order of their passages' ids.</summary>
    public static IReadOnlyList<OpenSegment> OpenAll(ISegmentStore store, IReadOnlyList<OpenSegment> known)
    {
        var knownById = known.ToDictionary(k => k.Id);
        return
        [
            .. store.List().Select(entry => Open(store, entry, knownById.GetValueOrDefault(entry.Id)))
                .OrderBy(s => s.Segment.IdOf(0)),
        ];
    }

    private static OpenSegment Open(ISegmentStore store, SegmentEntry entry, OpenSegment? known)
    {
        if (known is not null && known.DeletionsVersion == entry.DeletionsVersion) return known;
        var segment = known?.Segment ?? Segment.Open(store.Read(entry.Id));
        var deletions = entry.DeletionsVersion == 0 ? Deletions.None : new Deletions(store.ReadDeletions(entry.Id));
        return new OpenSegment(entry.Id, segment, entry.DeletionsVersion, deletions);
    }
}
