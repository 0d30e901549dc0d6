using DealBot.Search.Execution;

namespace DealBot.Search.Segments;

/// <summary>Decides which segments to merge.</summary>
/// <remarks>
/// Only neighbours are merged, so that passages stay in the order of their ids. Segments of one order of magnitude are merged
/// once there are enough of them: a passage is rewritten about log10(n) times, and at most some tens of segments remain.
/// </remarks>
internal static class MergePolicy
{
    private const int SegmentsPerMerge = 8;
    private const int SmallestLevel = 64; // passages; smaller segments are all of one level
    private const double MostDeleted = 0.3; // a segment with a larger share of deleted passages is rewritten
    private const long MaxBytes = 1L << 30; // of a merged segment: its offsets are 32 bits

    /// <summary>Neighbours to be merged into one; none when all is well.</summary>
    public static IReadOnlyList<OpenSegment> Choose(IReadOnlyList<OpenSegment> segments)
    {
        for (var start = 0; start < segments.Count; start++)
        {
            if (segments[start].LiveCount < segments[start].Segment.PassageCount * (1 - MostDeleted)) return [segments[start]];

            // A run may hold smaller segments than its first, so that none stays behind between larger ones.
            var level = LevelOf(segments[start]);
            var (count, bytes, equals) = (0, 0L, 0);
            while (start + count < segments.Count && LevelOf(segments[start + count]) <= level)
            {
                bytes += segments[start + count].Segment.ByteCount;
                if (bytes > MaxBytes) break;
                if (LevelOf(segments[start + count]) == level) equals++;
                count++;
            }

            if (equals >= SegmentsPerMerge) return [.. segments.Skip(start).Take(count)];
        }

        return [];
    }

    private static int LevelOf(OpenSegment segment) =>
        (int)Math.Log(Math.Max(segment.LiveCount, SmallestLevel) / (double)SmallestLevel, SegmentsPerMerge);
}
