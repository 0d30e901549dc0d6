using DealBot.Core.Articles.Reading;
using DealBot.Text;
using DealBot.Text.Words;

namespace DealBot.Core.Articles.Stories;

/// <summary>Cuts a text into overlapping runs of words and hashes each.</summary>
internal static class Shingles
{
    /// <summary>Words in a shingle: 4, "a typical value used in the detection of near-duplicate web pages" (Manning, Raghavan and
    /// Schütze, Introduction to Information Retrieval, section 19.6). One changed word spoils four shingles.</summary>
    public const int WordCount = 4;

    private const ulong FnvOffset = 14695981039346656037; // FNV-1a, 64 bits
    private const ulong FnvPrime = 1099511628211;

    /// <summary>The hashes of a text's shingles, in reading order; case, punctuation, titles and furniture do not count.</summary>
    public static List<uint> Of(string text, string title)
    {
        var furniture = PageFurniture.Of(text, title);
        var skipped = furniture.Titles.Concat(furniture.Boilerplate).OrderBy(span => span.Start).ToList();
        var hashes = new List<uint>(text.Length / 6); // an English word and its space
        Span<ulong> window = stackalloc ulong[WordCount];
        var words = 0;
        var next = 0;
        foreach (var segment in new WordBreaker(text))
        {
            if (!segment.IsWord) continue;
            while (next < skipped.Count && skipped[next].End <= segment.Start) next++;
            if (next < skipped.Count && skipped[next].Overlaps(new TextSpan(segment.Start, segment.End))) continue;

            window[words++ % WordCount] = HashOfWord(text.AsSpan(segment.Start, segment.Length));
            if (words >= WordCount) hashes.Add(HashOfShingle(window, words));
        }

        return hashes;
    }

    private static ulong HashOfWord(ReadOnlySpan<char> word)
    {
        var hash = FnvOffset;
        foreach (var c in word)
        {
            if (c is '\'' or '’') continue; // houses differ in the form of the apostrophe
            hash = (hash ^ char.ToLowerInvariant(c)) * FnvPrime;
        }

        return hash;
    }

    private static uint HashOfShingle(ReadOnlySpan<ulong> window, int words)
    {
        var hash = FnvOffset;
        for (var i = 0; i < WordCount; i++) hash = (hash ^ window[(words + i) % WordCount]) * FnvPrime;

        // The finalizer of MurmurHash3 (Appleby, public domain): the sketch keeps the smallest hashes, so high bits must be fair.
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return (uint)((hash ^ (hash >> 33)) >> 32);
    }
}
