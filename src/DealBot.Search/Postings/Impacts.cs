using DealBot.Search.Scoring;

namespace DealBot.Search.Postings;

/// <summary>
/// What bounds the score of a term in a block of passages, whatever the statistics of the index come to be: the shortest
/// text (as a norm) among those that hold the term once, twice, three times, and more often; and the highest frequency.
/// </summary>
/// <remarks>
/// Passages are short, so nearly all frequencies are one to three, and for them the bound is exact. Six bytes: four norms
/// (255: no such passage), the highest frequency (255: that or more), and one unused.
/// </remarks>
internal struct Impacts()
{
    public const int ByteCount = 6;
    private const byte None = 255;

    private byte _once = None, _twice = None, _thrice = None, _oftener = None, _highest;

    public void Add(int frequency, byte norm)
    {
        switch (frequency)
        {
            case 1: _once = Math.Min(_once, norm); break;
            case 2: _twice = Math.Min(_twice, norm); break;
            case 3: _thrice = Math.Min(_thrice, norm); break;
            default: _oftener = Math.Min(_oftener, norm); break;
        }

        _highest = (byte)Math.Max(_highest, Math.Min(frequency, byte.MaxValue));
    }

    public void Add(in Impacts other)
    {
        _once = Math.Min(_once, other._once);
        _twice = Math.Min(_twice, other._twice);
        _thrice = Math.Min(_thrice, other._thrice);
        _oftener = Math.Min(_oftener, other._oftener);
        _highest = Math.Max(_highest, other._highest);
    }

    public readonly void Write(Span<byte> to)
    {
        to[0] = _once;
        to[1] = _twice;
        to[2] = _thrice;
        to[3] = _oftener;
        to[4] = _highest;
        to[5] = 0;
    }

    /// <summary>The highest score that a passage of the block written at <paramref name="from"/> can have.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="scores">The term's scores.</param>
    /// <param name="limit">What they approach as the frequency grows.</param>
    public static float MaxScore(ReadOnlySpan<byte> from, TermScores scores, float limit)
    {
        var best = 0f;
        if (from[0] != None) best = scores.Of(1, from[0]);
        if (from[1] != None) best = Math.Max(best, scores.Of(2, from[1]));
        if (from[2] != None) best = Math.Max(best, scores.Of(3, from[2]));
        if (from[3] != None) best = Math.Max(best, from[4] == byte.MaxValue ? limit : scores.Of(from[4], from[3]));
        return best;
    }
}
