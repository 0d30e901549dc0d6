using System.Buffers;

namespace DealBot.Search.Execution;

/// <summary>Passages that may be among the best, by rising number, with what they have scored so far.</summary>
internal sealed class CandidateBatch(OpenSegment segment, TopHits hits, int capacity) : IDisposable
{
    private readonly int[] _passages = ArrayPool<int>.Shared.Rent(capacity);
    private readonly double[] _sums = ArrayPool<double>.Shared.Rent(capacity);
    private int _count;

    /// <summary>Adds a passage, unless what it has and what may be added to it, <paramref name="rest"/>, is too little.</summary>
    public void Add(int passage, double sum, double rest)
    {
        if (!hits.MayKeep(sum + rest)) return;
        _passages[_count] = passage;
        _sums[_count++] = sum;
    }

    /// <summary>Adds the scores of a cursor to the passages that it matches.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="bound">What none of its scores exceeds.</param>
    /// <param name="rest">What the cursors yet to come may add.</param>
    /// <param name="required">Whether passages that it does not match are dropped.</param>
    public void Apply(PassageCursor cursor, double bound, double rest, bool required)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var (passage, sum) = (_passages[i], _sums[i]);
            var needed = hits.Needed(sum + rest);
            if (bound < needed) continue;
            if (cursor.Matches(passage, needed)) sum += cursor.Score();
            else if (required) continue;
            _passages[kept] = passage;
            _sums[kept++] = sum;
        }

        _count = kept;
    }

    /// <summary>Drops the passages that a cursor matches.</summary>
    public void Exclude(PassageCursor cursor)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (!hits.MayKeep(_sums[i]) || cursor.Matches(_passages[i])) continue;
            _passages[kept] = _passages[i];
            _sums[kept++] = _sums[i];
        }

        _count = kept;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_passages);
        ArrayPool<double>.Shared.Return(_sums);
    }

    /// <summary>Hands what is left to the hits.</summary>
    public void Collect()
    {
        for (var i = 0; i < _count; i++) hits.Add(segment, _passages[i], (float)_sums[i]);
        _count = 0;
    }
}
