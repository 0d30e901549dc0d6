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
    private readonly int[] _passages = new int[BitPacking.BlockLength];
    private readonly int[] _frequencies = new int[BitPacking.BlockLength];

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
        var sink = new ByteSink((int)Math.Min(capacity, Array.MaxLength));
        var writer = new SegmentWriter(sink, _ids, _norms);
        foreach (var field in _segments.SelectMany(s => s.Segment.Fields).DistinctBy(f => f.Name, StringComparer.Ordinal).OrderBy(f => f.Name, StringComparer.Ordinal))
            MergeField(writer, field);
        writer.Finish();
        return sink.WrittenMemory;
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
        var copy = new byte[256];
        while (sources.TryPeek(out var first, out _))
        {
            if (copy.Length < first.Terms.Term.Length) copy = new byte[first.Terms.Term.Length * 2];
            var term = copy.AsSpan(0, first.Terms.Term.Length);
            first.Terms.Term.CopyTo(term);
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
        var (segment, entry) = (_segments[source.Segment].Segment, source.Terms.Entry);
        if (entry.PassageCount == 1)
        {
            (_passages[0], _frequencies[0]) = (entry.SinglePassage, entry.SingleFrequency);
            return CopyBlock(1, source, output);
        }

        var sum = 0L;
        var run = new PostingsRun(source.Index.Postings, entry, segment.PassageCount);
        for (var block = 0; block < run.BlockCount; block++)
        {
            var count = run.ReadPassages(block, _passages);
            if (scored) run.ReadFrequencies(block, _frequencies);
            else _frequencies.AsSpan().Fill(1);
            sum += CopyBlock(count, source, output);
        }

        return sum;
    }

    private long CopyBlock(int count, Source source, SegmentWriter.FieldWriter output)
    {
        var sum = 0L;
        var map = _newPassages[source.Segment];
        for (var i = 0; i < count; i++)
        {
            var passage = map[_passages[i]];
            if (passage == Gone) continue;
            output.AddPosting(passage, _frequencies[i]);
            sum += _frequencies[i];
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
