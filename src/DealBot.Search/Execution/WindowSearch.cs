namespace DealBot.Search.Execution;

/// <summary>
/// MaxScore over windows of passages: within a window only the cursors are walked without which no passage can be a hit
/// (the essential ones); the others are asked about what is then left.
/// </summary>
internal sealed class WindowSearch : IDisposable
{
    private const int ShortestWindow = 256; // shorter ones cost more to plan than they save
    private const int ProbeCost = 8; // asking a cursor about one passage costs about as much as walking along so many

    private readonly PassageCursor[] _cursors; // by rising bound in the present window
    private readonly double[] _bounds;
    private readonly QueryParts _parts;
    private readonly int _passageCount;
    private readonly TopHits _hits;
    private readonly CandidateBatch _candidates;
    private readonly ScoreWindow _window = new();
    private int _firstEssential;

    private WindowSearch(QueryParts parts, OpenSegment segment, TopHits hits)
    {
        _parts = parts;
        _cursors = [.. parts.Optional];
        _bounds = new double[_cursors.Length];
        _passageCount = segment.Segment.PassageCount;
        _hits = hits;
        _candidates = new CandidateBatch(segment, hits, ScoreWindow.Length);
    }

    public static void Run(QueryParts parts, int from, OpenSegment segment, TopHits hits)
    {
        if (parts.Optional.Count == 0) return;
        using var search = new WindowSearch(parts, segment, hits);
        while (from < search._passageCount) from = search.Window(from);
    }

    public void Dispose()
    {
        _window.Dispose();
        _candidates.Dispose();
    }

    /// <summary>Looks for hits in a window and returns its end.</summary>
    private int Window(int from)
    {
        var to = _passageCount;
        for (var i = _firstEssential; i < _cursors.Length; i++) to = Math.Min(to, _cursors[i].BoundEnd(from));
        to = Math.Min(_passageCount, Math.Max(to, from + ShortestWindow));

        var rest = FindEssential(from, to);
        if (_firstEssential == _cursors.Length)
        {
            _firstEssential--; // the next window is made for the strongest cursor
            return to;
        }

        while (from < to)
        {
            var next = PassageCursor.End;
            for (var i = _firstEssential; i < _cursors.Length; i++)
            {
                if (_cursors[i].Passage < from) _cursors[i].Advance(from);
                next = Math.Min(next, _cursors[i].Passage);
            }

            if (next >= to) break;
            from = Math.Min(to, next + ScoreWindow.Length);
            Score(next, from, rest);
        }

        return to;
    }

    /// <summary>Sorts the cursors by their bounds, and returns what those that are not essential may add.</summary>
    private double FindEssential(int from, int to)
    {
        for (var i = 0; i < _cursors.Length; i++)
        {
            var (cursor, bound) = (_cursors[i], (double)_cursors[i].MaxScore(from, to));
            var place = i;
            for (; place > 0 && _bounds[place - 1] > bound; place--)
                (_bounds[place], _cursors[place]) = (_bounds[place - 1], _cursors[place - 1]);
            (_bounds[place], _cursors[place]) = (bound, cursor);
        }

        var rest = 0.0;
        for (_firstEssential = 0; _firstEssential < _cursors.Length; _firstEssential++)
        {
            if (_hits.MayKeep(rest + _bounds[_firstEssential])) break;
            rest += _bounds[_firstEssential];
        }

        return rest;
    }

    private void Score(int from, int to, double rest)
    {
        _window.Begin(from);
        for (var i = _firstEssential; i < _cursors.Length; i++) _window.Add(_cursors[i], to);

        // A common cursor that would be asked about many passages is cheaper walked along.
        var next = _firstEssential - 1;
        for (; next >= 0; next--)
        {
            var left = _window.CountAbove(LimitFor(rest));
            if (left * (long)ProbeCost * _passageCount < _cursors[next].Cost * (to - from)) break;
            _window.Add(_cursors[next], to);
            rest -= _bounds[next];
        }

        _window.Drain(LimitFor(rest), rest, _candidates);
        foreach (var filter in _parts.Required) _candidates.Apply(filter, 0, rest, required: true);
        for (; next >= 0; next--)
        {
            rest -= _bounds[next];
            _candidates.Apply(_cursors[next], _bounds[next], rest, required: false);
        }

        foreach (var cursor in _parts.Prohibited) _candidates.Exclude(cursor);
        _candidates.Collect();
    }

    /// <summary>A little less than what a passage must have by now to become a hit; never below 0, which is to have nothing.</summary>
    private double LimitFor(double rest) => Math.Max(0, _hits.Threshold * (1 - 1e-6) - rest);
}
