using System.Numerics;
using DealBot.Search.Postings;

namespace DealBot.Search.Execution;

/// <summary>A set of a segment's passages, a bit each.</summary>
internal sealed class PassageSet(int passageCount)
{
    private readonly ulong[] _words = new ulong[(passageCount + 63) / 64];

    public void Add(int passage) => _words[passage >> 6] |= 1ul << (passage & 63);

    public bool Contains(int passage) => (_words[passage >> 6] >> (passage & 63) & 1) != 0;

    public void AddAll(PostingsCursor postings)
    {
        while (postings.Next() is var passage && passage != PassageCursor.End) Add(passage);
    }

    public long Count()
    {
        var count = 0L;
        foreach (var word in _words) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The first passage of the set from <paramref name="from"/> on; <see cref="PassageCursor.End"/> when there is none.</summary>
    public int First(int from)
    {
        var index = from >> 6;
        if (index >= _words.Length) return PassageCursor.End;
        var word = _words[index] & (ulong.MaxValue << (from & 63));
        while (word == 0)
        {
            if (++index == _words.Length) return PassageCursor.End;
            word = _words[index];
        }

        return (index << 6) + BitOperations.TrailingZeroCount(word);
    }
}
