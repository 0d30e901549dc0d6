using System.Numerics;

namespace DealBot.Search.Segments;

/// <summary>Which passages of a segment are gone: bit i of the bitmap stands for passage i, lowest bit of a byte first.</summary>
internal sealed class Deletions(ReadOnlyMemory<byte> bitmap)
{
    public static Deletions None { get; } = new(default);

    public bool IsEmpty => bitmap.IsEmpty;

    public bool Contains(int passage)
    {
        var bytes = bitmap.Span;
        return (uint)(passage >> 3) < (uint)bytes.Length && (bytes[passage >> 3] >> (passage & 7) & 1) != 0;
    }

    /// <summary>How many of the first <paramref name="passageCount"/> passages are gone.</summary>
    public int Count(int passageCount)
    {
        var count = 0;
        var bytes = bitmap.Span;
        var whole = Math.Min(bytes.Length, passageCount / 8);
        for (var i = 0; i < whole; i++) count += BitOperations.PopCount(bytes[i]);
        for (var passage = whole * 8; passage < passageCount; passage++) count += Contains(passage) ? 1 : 0;
        return count;
    }

    /// <summary>The bitmap with further passages gone.</summary>
    public ReadOnlyMemory<byte> With(IEnumerable<int> passages, int passageCount)
    {
        var grown = new byte[(passageCount + 7) / 8];
        bitmap.Span[..Math.Min(bitmap.Length, grown.Length)].CopyTo(grown);
        foreach (var passage in passages) grown[passage >> 3] |= (byte)(1 << (passage & 7));
        return grown;
    }
}
