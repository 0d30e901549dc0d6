using System.Runtime.InteropServices;
using DealBot.Search.Scoring;

namespace DealBot.Search.Segments;

/// <summary>Turns passages into the bytes of a segment; may be used again, and keeps its memory for that.</summary>
/// <param name="analyzer">Turns their texts into terms.</param>
internal sealed class SegmentBuilder(IAnalyzer analyzer) : ITermSink
{
    private readonly TermTable _terms = new();
    private readonly List<TermTotals> _totals = []; // by number of the term
    private readonly List<Posting> _postings = []; // in the order of the passages
    private readonly List<string> _fields = [Fields.Text];
    private readonly List<int> _firstPosting = []; // of each passage
    private readonly ByteSink _sink = new(1 << 16);
    private Posting[] _sorted = [];
    private byte[] _norms = [];
    private int _passage;
    private int _length;
    private int _lastPosition;
    private long _textTerms;

    /// <param name="passages">The passages, by rising id; at least one.</param>
    public ReadOnlyMemory<byte> Build(List<IndexedPassage> passages)
    {
        _norms = new byte[passages.Count];
        foreach (var passage in passages) Add(passage);
        _firstPosting.Add(_postings.Count);
        Write([.. passages.Select(p => p.Id)]);
        var segment = _sink.Written.ToArray();
        Clear();
        return segment;
    }

    void ITermSink.Add(ReadOnlySpan<char> term, int position, int start, int end)
    {
        Count(0, term);
        _textTerms++;
        // A term at the place of the one before it adds nothing to the length of the text.
        if (position != _lastPosition) _length++;
        _lastPosition = position;
    }

    private void Add(IndexedPassage passage)
    {
        _firstPosting.Add(_postings.Count);
        (_length, _lastPosition) = (0, -1);
        analyzer.Analyze(passage.Text, this);
        _norms[_passage] = NormCodec.Encode(_length);
        foreach (var facet in passage.Facets) Count(NumberOf(facet.Field), facet.Value);
        _passage++;
    }

    private void Count(byte field, ReadOnlySpan<char> term)
    {
        var number = _terms.NumberOf(field, term);
        if (number == _totals.Count) _totals.Add(new TermTotals { LastPassage = -1 });
        ref var totals = ref CollectionsMarshal.AsSpan(_totals)[number];
        if (totals.LastPassage == _passage)
        {
            CollectionsMarshal.AsSpan(_postings)[totals.LastPosting].Frequency++;
            return;
        }

        totals.LastPassage = _passage;
        totals.LastPosting = _postings.Count;
        totals.PassageCount++;
        _postings.Add(new Posting { Number = number, Frequency = 1 });
    }

    private byte NumberOf(string field)
    {
        var number = _fields.IndexOf(field);
        if (number == 0) throw new ArgumentException($"'{field}' is the field of the text and takes no facets.", nameof(field));
        if (number > 0) return (byte)number;
        if (_fields.Count > byte.MaxValue) throw new ArgumentException("A library has at most 255 facet fields.", nameof(field));
        _fields.Add(field);
        return (byte)(_fields.Count - 1);
    }

    private void Write(long[] ids)
    {
        var starts = SortByTerm();
        var order = new int[_terms.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => _terms.KeyOf(a).SequenceCompareTo(_terms.KeyOf(b)));
        var writer = new SegmentWriter(_sink, ids, _norms);
        foreach (var field in Enumerable.Range(0, _fields.Count).OrderBy(f => _fields[f], StringComparer.Ordinal))
        {
            var fieldWriter = writer.BeginField(_fields[field], scored: field == 0);
            foreach (var term in order) // by field first
            {
                if (_terms.KeyOf(term)[0] != field) continue;
                foreach (var posting in _sorted.AsSpan(starts[term], _totals[term].PassageCount))
                    fieldWriter.AddPosting(posting.Number, field == 0 ? posting.Frequency : 1);
                fieldWriter.FinishTerm(_terms.KeyOf(term)[1..]);
            }

            fieldWriter.Finish(field == 0 ? new FieldStatistics(_norms.Count(norm => norm != 0), _textTerms) : default);
        }

        writer.Finish();
    }

    private void Clear()
    {
        _terms.Clear();
        _totals.Clear();
        _postings.Clear();
        _firstPosting.Clear();
        _fields.RemoveRange(1, _fields.Count - 1);
        _sink.Clear();
        (_passage, _textTerms) = (0, 0);
    }

    /// <summary>The postings grouped by term, their numbers now those of passages: a counting sort, which keeps passages rising.</summary>
    private int[] SortByTerm()
    {
        var starts = new int[_totals.Count + 1];
        for (var term = 0; term < _totals.Count; term++) starts[term + 1] = starts[term] + _totals[term].PassageCount;

        var next = starts.AsSpan(0, _totals.Count).ToArray();
        if (_sorted.Length < _postings.Count) _sorted = new Posting[_postings.Count * 5 / 4];
        var postings = CollectionsMarshal.AsSpan(_postings);
        for (var passage = 0; passage < _passage; passage++)
        {
            foreach (var posting in postings[_firstPosting[passage].._firstPosting[passage + 1]])
                _sorted[next[posting.Number]++] = posting with { Number = passage };
        }

        return starts;
    }

    /// <summary>A term in a passage; the number is the term's, and after sorting the passage's.</summary>
    private record struct Posting
    {
        public int Number;
        public int Frequency;
    }

    private struct TermTotals
    {
        public int PassageCount;
        public int LastPassage;
        public int LastPosting;
    }
}
