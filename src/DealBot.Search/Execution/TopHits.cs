namespace DealBot.Search.Execution;

/// <summary>Keeps the best passages seen: by falling score, ties by rising id. Passages come in the order of their ids.</summary>
internal sealed class TopHits(int count)
{
    // A hit that ties with the worst kept has a higher id and loses, so a strict comparison decides everything.
    private readonly PriorityQueue<Hit, Hit> _worstFirst = new(Comparer<Hit>.Create(
        (a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.PassageId.CompareTo(a.PassageId)));

    /// <summary>What a score must exceed to be kept.</summary>
    public float Threshold { get; private set; } = count > 0 ? float.NegativeInfinity : float.PositiveInfinity;

    /// <summary>Whether passages of which all scores together come to no more than this sum may be kept.</summary>
    /// <remarks>Scores are summed in double precision in no fixed order, whence the tiny margin.</remarks>
    public bool MayKeep(double sum) => (float)(sum * (1 + 1e-12)) > Threshold;

    /// <summary>What must be added to a sum for it to be kept, or a little less.</summary>
    public double Needed(double sum) => Threshold * (1 - 1e-6) - sum;

    public void Add(OpenSegment segment, int passage, float score)
    {
        if (score <= Threshold || segment.Deletions.Contains(passage)) return;
        var hit = new Hit(segment.Segment.IdOf(passage), score);
        if (_worstFirst.Count < count) _worstFirst.Enqueue(hit, hit);
        else _worstFirst.DequeueEnqueue(hit, hit);
        if (_worstFirst.Count == count) Threshold = _worstFirst.Peek().Score;
    }

    public IReadOnlyList<Hit> BestFirst()
    {
        var hits = new Hit[_worstFirst.Count];
        for (var i = hits.Length - 1; i >= 0; i--) hits[i] = _worstFirst.Dequeue();
        return hits;
    }
}
