using DealBot.Search.Postings;

namespace DealBot.Search.Execution;

/// <summary>Walks along one cursor that every hit must match, and asks the others about what it finds.</summary>
internal sealed class LedSearch : IDisposable
{
    private readonly PassageCursor _lead;
    private readonly PassageCursor[] _required; // besides the lead, the rarest first
    private readonly PassageCursor[] _optional; // what may add most first
    private readonly List<PassageCursor> _prohibited;
    private readonly double[] _bounds; // of the required, then of the optional, in the present stretch
    private readonly TopHits _hits;
    private readonly CandidateBatch _candidates;
    private readonly int[] _passages = new int[BitPacking.BlockLength];
    private readonly float[] _scores = new float[BitPacking.BlockLength];

    private LedSearch(PassageCursor lead, QueryParts parts, OpenSegment segment, TopHits hits)
    {
        _lead = lead;
        _required = [.. parts.Required.Where(c => c != lead).OrderBy(c => c.Cost)];
        _optional = [.. parts.Optional.OrderByDescending(c => c.MaxScore(0, PassageCursor.End))];
        _prohibited = parts.Prohibited;
        _bounds = new double[_required.Length + _optional.Length];
        _hits = hits;
        _candidates = new CandidateBatch(segment, hits, BitPacking.BlockLength);
    }

    public static void Run(PassageCursor lead, QueryParts parts, int from, OpenSegment segment, TopHits hits)
    {
        using var search = new LedSearch(lead, parts, segment, hits);
        while (from < segment.Segment.PassageCount) from = search.Stretch(from);
    }

    public void Dispose() => _candidates.Dispose();

    /// <summary>Looks for hits in a stretch and returns its end.</summary>
    private int Stretch(int from)
    {
        var to = _lead.BoundEnd(from);
        foreach (var cursor in _required) to = Math.Min(to, cursor.BoundEnd(from));

        var rest = 0.0;
        for (var i = 0; i < _bounds.Length; i++)
        {
            _bounds[i] = (i < _required.Length ? _required[i] : _optional[i - _required.Length]).MaxScore(from, to);
            rest += _bounds[i];
        }

        if (!_hits.MayKeep(_lead.MaxScore(from, to) + rest)) return to;
        if (_lead.Passage < from) _lead.Advance(from);
        while (_lead.Passage < to)
        {
            var taken = _lead.Take(to, _passages, _scores);
            for (var i = 0; i < taken; i++) _candidates.Add(_passages[i], _scores[i], rest);
            Judge(rest);
        }

        return _lead.Passage == PassageCursor.End ? PassageCursor.End : to;
    }

    private void Judge(double rest)
    {
        for (var i = 0; i < _required.Length; i++)
        {
            rest -= _bounds[i];
            _candidates.Apply(_required[i], _bounds[i], rest, required: true);
        }

        for (var i = 0; i < _optional.Length; i++)
        {
            rest -= _bounds[_required.Length + i];
            _candidates.Apply(_optional[i], _bounds[_required.Length + i], rest, required: false);
        }

        foreach (var cursor in _prohibited) _candidates.Exclude(cursor);
        _candidates.Collect();
    }
}
