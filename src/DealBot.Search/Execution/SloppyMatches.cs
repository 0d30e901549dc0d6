namespace DealBot.Search.Execution;

/// <summary>Finds where the terms of a phrase stand near enough to their order, as Lucene's <c>SloppyPhraseMatcher</c> does.</summary>
/// <remarks>
/// Each term walks through its positions, taken relative to its place in the phrase; a match is as long as the distance from
/// the least to the greatest of them. The least is moved until it no longer shortens the match. A term that the phrase repeats
/// never stands at one place of the text for two places of the phrase.
/// </remarks>
internal sealed class SloppyMatches
{
    private readonly int _slop;
    private readonly Walker[] _walkers;
    private readonly Walker[][] _groups; // walkers of one repeated term, by their places in the phrase
    private readonly SortedSet<Walker> _queue = new(Comparer<Walker>.Create(Walker.Compare));
    private int _end; // the greatest position that any walker has reached
    private bool _exhausted;

    public SloppyMatches(Query.OfPhrase phrase, IReadOnlyList<List<int>> positions)
    {
        _slop = phrase.Slop;
        _walkers = [.. phrase.Terms.Select((term, i) => new Walker(i, term, positions[i]))];
        _groups =
        [
            .. _walkers.GroupBy(w => w.Term, StringComparer.Ordinal).Where(g => g.Count() > 1)
                .Select(g => g.OrderBy(w => w.Place).ToArray()),
        ];
        foreach (var group in _groups)
        {
            foreach (var walker in group) walker.Group = group;
        }

        _exhausted = !Start();
    }

    /// <summary>The sum over all matches of 1 / (1 + length).</summary>
    public float Frequency()
    {
        var sum = 0f;
        while (NextLength() is { } length) sum += 1f / (1 + length);
        return sum;
    }

    private bool Start()
    {
        foreach (var group in _groups)
        {
            for (var i = 1; i < group.Length; i++)
            {
                for (var step = 0; step < i; step++)
                {
                    if (!group[i].MoveNext()) return false;
                }
            }
        }

        _end = _walkers.Max(w => w.Position);
        foreach (var walker in _walkers) _queue.Add(walker);
        return true;
    }

    private int? NextLength()
    {
        if (_exhausted) return null;
        var least = Pop();
        var length = _end - least.Position;
        var next = PositionOfLeast(least);
        while (Move(least) && ResolveCollisions(least))
        {
            if (least.Position > next)
            {
                _queue.Add(least);
                if (length <= _slop) return length;
                least = Pop();
                next = PositionOfLeast(least);
                length = _end - least.Position;
            }
            else
            {
                length = Math.Min(length, _end - least.Position);
            }
        }

        _exhausted = true;
        return length <= _slop ? length : null;
    }

    private Walker Pop()
    {
        var least = _queue.Min!;
        _queue.Remove(least);
        return least;
    }

    private int PositionOfLeast(Walker alone) => _queue.Min?.Position ?? alone.Position;

    private bool Move(Walker walker)
    {
        if (!walker.MoveNext()) return false;
        _end = Math.Max(_end, walker.Position);
        return true;
    }

    /// <summary>Moves on until no two walkers of one term stand at one place of the text; false when one runs out.</summary>
    private bool ResolveCollisions(Walker moved)
    {
        if (moved.Group is not { } group) return true;
        var walker = moved;
        while (Array.Find(group, w => w != walker && w.TextPosition == walker.TextPosition) is { } other)
        {
            if (other.Position < walker.Position || (other.Position == walker.Position && other.Place < walker.Place)) walker = other;
            var queued = _queue.Remove(walker); // its key changes, so it leaves the queue meanwhile
            var more = Move(walker);
            if (queued) _queue.Add(walker);
            if (!more) return false;
        }

        return true;
    }

    private sealed class Walker(int ordinal, PhraseTerm term, List<int> positions)
    {
        private int _at;

        public string Term => term.Term;

        public int Place => term.Position;

        /// <summary>The other walkers of the same term, and this one; null when the phrase holds the term once.</summary>
        public Walker[]? Group { get; set; }

        public int TextPosition => positions[_at];

        /// <summary>Where the phrase would begin if this term stood in its place.</summary>
        public int Position => positions[_at] - term.Position;

        public bool MoveNext()
        {
            if (_at + 1 >= positions.Count) return false;
            _at++;
            return true;
        }

        public static int Compare(Walker? a, Walker? b) =>
            a!.Position != b!.Position ? a.Position.CompareTo(b.Position)
            : a.Place != b.Place ? a.Place.CompareTo(b.Place)
            : a.OrdinalOf().CompareTo(b.OrdinalOf());

        private int OrdinalOf() => ordinal;
    }
}
