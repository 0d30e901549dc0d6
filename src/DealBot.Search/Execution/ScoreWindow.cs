using System.Buffers;
using System.Numerics;

namespace DealBot.Search.Execution;

/// <summary>Sums the scores of a window of passages, a cell each.</summary>
internal sealed class ScoreWindow : IDisposable
{
    public const int Length = Group * Group;
    private const int Group = 64; // cells that share a bit of what was touched

    private readonly double[] _sums = ArrayPool<double>.Shared.Rent(Length);
    private int _from;
    private ulong _touched; // groups with a cell that may be above 0

    public ScoreWindow() => _sums.AsSpan(0, Length).Clear();

    public void Dispose() => ArrayPool<double>.Shared.Return(_sums);

    /// <summary>Begins a window, of which all sums are 0.</summary>
    public void Begin(int from) => _from = from;

    /// <summary>Adds the scores of a cursor up to <paramref name="to"/>, at most <see cref="Length"/> from the window's start.</summary>
    public void Add(PassageCursor cursor, int to)
    {
        if (cursor.Passage < _from) cursor.Advance(_from);
        _touched |= cursor.AddScores(to, _from, _sums.AsSpan(0, Length));
    }

    /// <summary>How many passages have a sum above a limit of at least 0.</summary>
    public int CountAbove(double limit)
    {
        var counts = Vector<long>.Zero;
        var limits = new Vector<double>(limit);
        for (var groups = _touched; groups != 0; groups &= groups - 1)
        {
            var start = BitOperations.TrailingZeroCount(groups) * Group;
            for (var i = start; i < start + Group; i += Vector<double>.Count)
                counts -= Vector.GreaterThan(new Vector<double>(_sums, i), limits);
        }

        return (int)Vector.Sum(counts);
    }

    /// <summary>Hands the passages with a sum above a limit to the candidates, and sets all sums back to 0.</summary>
    /// <param name="limit">The limit, at least 0.</param>
    /// <param name="rest">What may yet be added to a sum.</param>
    /// <param name="candidates">Takes them, in rising order.</param>
    public void Drain(double limit, double rest, CandidateBatch candidates)
    {
        var limits = new Vector<double>(limit);
        for (; _touched != 0; _touched &= _touched - 1)
        {
            var start = BitOperations.TrailingZeroCount(_touched) * Group;
            for (var i = start; i < start + Group; i += Vector<double>.Count)
            {
                if (!Vector.GreaterThanAny(new Vector<double>(_sums, i), limits)) continue;
                for (var cell = i; cell < i + Vector<double>.Count; cell++)
                {
                    if (_sums[cell] > limit) candidates.Add(_from + cell, _sums[cell], rest);
                }
            }

            _sums.AsSpan(start, Group).Clear();
        }
    }
}
