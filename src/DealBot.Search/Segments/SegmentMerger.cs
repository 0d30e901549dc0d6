using DealBot.Search.Dictionary;
using DealBot.Search.Execution;
using DealBot.Search.Postings;
using DealBot.Search.Scoring;

namespace DealBot.Search.Segments;

/// <summary>Merges neighbouring segments into one, leaving deleted passages out.</summary>
/// <remarks>Streams term by term: besides the new segment itself it holds only the map of passages.</remarks>
internal sealed class SegmentMerger
{
    private const int Gone = -1;

    private readonly IReadOnlyList<OpenSegment> _segments;
    private readonly int[][] _newPassages; // by segment and passage; Gone for the deleted
    private readonly long[] _ids;
    private readonly byte[] _norms;

    private SegmentMerger(IReadOnlyList<OpenSegment> segments)
    {
        _segments = segments;
        _newPassages = new int[segments.Count][];
        var count = segments.Sum(s => s.LiveCount);
        (_ids, _norms) = (new long[count], new byte[count]);
        Renumber();
    }

    /// <param name="segments">Segments in the order of their passages, with at least one passage that is not deleted.</param>
    public static ReadOnlyMemory<byte> Merge(IReadOnlyList<OpenSegment> segments) => new SegmentMerger(segments).Merge();

    private ReadOnlyMemory<byte> Merge()
    {
        var capacity = _segments.Sum(s => s.Segment.ByteCount) + 4096;
        var writer = new SegmentWriter(_ids, _norms, (int)Math.Min(capacity, Array.MaxLength));
        foreach (var field in _segments.SelectMany(s => s.Segment.Fields).DistinctBy(f => f.Name, StringComparer.Ordinal).OrderBy(f => f.Name, StringComparer.Ordinal))
            MergeField(writer, field);
        return writer.Finish();
    }

    private void Renumber()
    {
        var next = 0;
        for (var i = 0; i < _segments.Count; i++)
        {
            var (segment, deletions) = (_segments[i].Segment, _segments[i].Deletions);
            var norms = segment.Norms.AsSpan();
            var map = _newPassages[i] = new int[segment.PassageCount];
            for (var passage = 0; passage < map.Length; passage++)
            {
                if (deletions.Contains(passage))
                {
                    map[passage] = Gone;
                    continue;
                }

                _ids[next] = segment.IdOf(passage);
                _norms[next] = norms[passage];
                map[passage] = next++;
            }
        }
    }

    private void MergeField(SegmentWriter writer, FieldIndex field)
    {
        var sources = new PriorityQueue<Source, Source>(Comparer<Source>.Create(Source.Compare));
        for (var i = 0; i < _segments.Count; i++)
        {
            if (_segments[i].Segment.Field(field.Name) is not { } index) continue;
            var source = new Source(i, index);
            if (source.Terms.MoveNext()) sources.Enqueue(source, source);
        }

        var output = writer.BeginField(field.Name, field.Scored);
        var frequencies = 0L;
        var term = Array.Empty<byte>();
        while (sources.TryPeek(out var first, out _))
        {
            term = first.Terms.Term.ToArray();
            while (sources.TryPeek(out var source, out _) && source.Terms.Term.SequenceEqual(term))
            {
                sources.Dequeue(); // before its term, which is its priority, changes
                frequencies += CopyPostings(source, output, field.Scored);
                if (source.Terms.MoveNext()) sources.Enqueue(source, source);
            }

            output.FinishTerm(term);
        }

        output.Finish(field.Scored ? new FieldStatistics(_norms.Length - _norms.AsSpan().Count((byte)0), frequencies) : default);
    }

    private long CopyPostings(Source source, SegmentWriter.FieldWriter output, bool scored)
    {
        var sum = 0L;
        var map = _newPassages[source.Segment];
        var postings = new PostingsCursor(_segments[source.Segment].Segment, source.Index, source.Terms.Entry);
        while (postings.Next() is var passage && passage != PassageCursor.End)
        {
            if (map[passage] == Gone) continue;
            var frequency = scored ? postings.Frequency : 1;
            output.AddPosting(map[passage], frequency);
            sum += frequency;
        }

        return sum;
    }

    /// <summary>The terms of one segment, in a queue by term and then by segment.</summary>
    private sealed class Source(int segment, FieldIndex index)
    {
        public int Segment => segment;

        public FieldIndex Index => index;

        public TermCursor Terms { get; } = new(index.Terms);

        public static int Compare(Source a, Source b) =>
            a.Terms.Term.SequenceCompareTo(b.Terms.Term) is var order && order != 0 ? order : a.Segment.CompareTo(b.Segment);
    }
}
