using System.Numerics;
using DealBot.Search.Postings;

namespace DealBot.Search.Execution;

/// <summary>Sums the scores of a window of passages, a cell each.</summary>
internal sealed class ScoreWindow
{
    public const int Length = CandidateBatch.Capacity;

    private readonly double[] _sums = new double[Length];
    private readonly int[] _passages = new int[BitPacking.BlockLength];
    private readonly float[] _scores = new float[BitPacking.BlockLength];

    private int _from;
    private int _used; // cells that may be above 0

    /// <summary>Begins a window, of which all sums are 0.</summary>
    public void Begin(int from) => _from = from;

    /// <summary>Adds the scores of a cursor up to <paramref name="to"/>, at most <see cref="Length"/> from the window's start.</summary>
    public void Add(PassageCursor cursor, int to)
    {
        if (cursor.Passage < _from) cursor.Advance(_from);
        var sums = _sums;
        while (cursor.Passage < to)
        {
            var taken = cursor.Take(to, _passages, _scores);
            for (var i = 0; i < taken; i++) sums[_passages[i] - _from] += _scores[i];
            _used = Math.Max(_used, _passages[taken - 1] + 1 - _from);
        }
    }

    /// <summary>How many passages have a sum above a limit of at least 0.</summary>
    public int CountAbove(double limit)
    {
        var (sums, length) = (_sums, _used);
        var counts = Vector<long>.Zero;
        var limits = new Vector<double>(limit);
        var i = 0;
        for (; i <= length - Vector<double>.Count; i += Vector<double>.Count)
            counts -= Vector.GreaterThan(new Vector<double>(sums, i), limits);
        var count = (int)Vector.Sum(counts);
        for (; i < length; i++) count += sums[i] > limit ? 1 : 0;
        return count;
    }

    /// <summary>Hands the passages with a sum above a limit to the candidates, and sets all sums back to 0.</summary>
    /// <param name="limit">The limit, at least 0.</param>
    /// <param name="rest">What may yet be added to a sum.</param>
    /// <param name="candidates">Takes them, in rising order.</param>
    public void Drain(double limit, double rest, CandidateBatch candidates)
    {
        var (sums, length) = (_sums, _used);
        var limits = new Vector<double>(limit);
        var i = 0;
        for (; i <= length - Vector<double>.Count; i += Vector<double>.Count)
        {
            if (!Vector.GreaterThanAny(new Vector<double>(sums, i), limits)) continue;
            for (var j = i; j < i + Vector<double>.Count; j++)
            {
                if (sums[j] > limit) candidates.Add(_from + j, sums[j], rest);
            }
        }

        for (; i < length; i++)
        {
            if (sums[i] > limit) candidates.Add(_from + i, sums[i], rest);
        }

        sums.AsSpan(0, length).Clear();
        _used = 0;
    }
}
