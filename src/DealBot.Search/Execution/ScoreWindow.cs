using System.Buffers;
using System.Numerics;

namespace DealBot.Search.Execution;

/// <summary>Sums the scores of a window of passages, a cell each.</summary>
internal sealed class ScoreWindow : IDisposable
{
    public const int Length = 4096;

    private readonly double[] _sums = ArrayPool<double>.Shared.Rent(Length);
    private int _from;
    private int _used; // cells that may be above 0

    public ScoreWindow() => _sums.AsSpan(0, Length).Clear();

    public void Dispose() => ArrayPool<double>.Shared.Return(_sums);

    /// <summary>Begins a window, of which all sums are 0.</summary>
    public void Begin(int from) => _from = from;

    /// <summary>Adds the scores of a cursor up to <paramref name="to"/>, at most <see cref="Length"/> from the window's start.</summary>
    public void Add(PassageCursor cursor, int to)
    {
        if (cursor.Passage < _from) cursor.Advance(_from);
        var last = cursor.AddScores(to, _from, _sums.AsSpan(0, Length));
        _used = Math.Max(_used, last + 1 - _from);
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
