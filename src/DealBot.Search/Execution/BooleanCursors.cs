namespace DealBot.Search.Execution;

/// <summary>The passages that all of some cursors match, by leapfrog from the rarest.</summary>
/// <param name="all">All that must match, the rarest first; at least one.</param>
/// <param name="scored">Those of them that add to the score.</param>
internal sealed class ConjunctionCursor(PassageCursor[] all, PassageCursor[] scored) : PassageCursor
{
    public override long Cost => all[0].Cost;

    public IReadOnlyList<PassageCursor> All => all;

    public override int Advance(int target)
    {
        var candidate = all[0].Advance(target);
        for (var i = 1; i < all.Length && candidate != End; i++)
        {
            var found = all[i].Passage < candidate ? all[i].Advance(candidate) : all[i].Passage;
            if (found == candidate) continue;
            candidate = found == End ? End : all[0].Advance(found);
            i = 0;
        }

        return Passage = candidate;
    }

    public override float Score()
    {
        var sum = 0.0;
        foreach (var cursor in scored) sum += cursor.Score();
        return (float)sum;
    }

    public override float MaxScore(int from, int to)
    {
        var sum = 0.0;
        foreach (var cursor in scored) sum += cursor.MaxScore(from, to);
        return (float)sum;
    }

    public override int BoundEnd(int from)
    {
        var end = End;
        foreach (var cursor in scored) end = Math.Min(end, cursor.BoundEnd(from));
        return end;
    }
}

/// <summary>The passages that any of some cursors match; each that does adds to the score.</summary>
internal sealed class DisjunctionCursor : PassageCursor
{
    private readonly PassageCursor[] _any;
    private readonly PriorityQueue<PassageCursor, int> _queue = new();

    public DisjunctionCursor(PassageCursor[] any)
    {
        _any = any;
        Cost = any.Sum(c => c.Cost);
        foreach (var cursor in any) _queue.Enqueue(cursor, -1);
    }

    public override long Cost { get; }

    public IReadOnlyList<PassageCursor> Any => _any;

    public override int Advance(int target)
    {
        while (_queue.TryPeek(out var cursor, out var passage) && passage < target)
            _queue.DequeueEnqueue(cursor, cursor.Advance(target));
        return Passage = _queue.TryPeek(out _, out var least) ? least : End;
    }

    public override float Score()
    {
        var sum = 0.0;
        foreach (var cursor in _any) sum += cursor.Passage == Passage ? cursor.Score() : 0;
        return (float)sum;
    }

    public override float MaxScore(int from, int to)
    {
        var sum = 0.0;
        foreach (var cursor in _any) sum += cursor.MaxScore(from, to);
        return (float)sum;
    }

    public override int BoundEnd(int from)
    {
        var end = End;
        foreach (var cursor in _any) end = Math.Min(end, cursor.BoundEnd(from));
        return end;
    }
}

/// <summary>The passages of one cursor; where the other matches too, it adds to the score.</summary>
internal sealed class OptionalCursor(PassageCursor required, PassageCursor optional) : PassageCursor
{
    public override long Cost => required.Cost;

    public PassageCursor Required => required;

    public PassageCursor Optional => optional;

    public override int Advance(int target) => Passage = required.Advance(target);

    public override float Score()
    {
        return optional.Matches(Passage) ? (float)((double)required.Score() + optional.Score()) : required.Score();
    }

    public override float MaxScore(int from, int to) => (float)((double)required.MaxScore(from, to) + optional.MaxScore(from, to));

    public override int BoundEnd(int from) => Math.Min(required.BoundEnd(from), optional.BoundEnd(from));
}

/// <summary>The passages of one cursor that the other does not match.</summary>
internal sealed class ExclusionCursor(PassageCursor required, PassageCursor prohibited) : PassageCursor
{
    public override long Cost => required.Cost;

    public PassageCursor Required => required;

    public PassageCursor Prohibited => prohibited;

    public override int Advance(int target)
    {
        for (var found = required.Advance(target); ; found = required.Advance(found + 1))
        {
            if (found == End) return Passage = End;
            if (!prohibited.Matches(found)) return Passage = found;
        }
    }

    public override float Score() => required.Score();

    public override float MaxScore(int from, int to) => required.MaxScore(from, to);

    public override int BoundEnd(int from) => required.BoundEnd(from);
}
