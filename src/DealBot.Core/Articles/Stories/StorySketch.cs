using System.Buffers.Binary;

namespace DealBot.Core.Articles.Stories;

/// <summary>
/// A small fingerprint of an article's words, by which wire copies of one report are known: the same dispatch with another
/// headline, a changed lead, a house's spelling, cut short. What another reporter wrote about the same news is another report.
/// </summary>
/// <remarks>
/// <para>
/// The words are taken in shingles of <see cref="Shingles.WordCount"/> and hashed; the sketch is the set of the smallest hashes, a
/// random sample of the shingles that is the same sample for every article (A. Broder, "On the resemblance and containment of
/// documents", 1997). Most news is short enough for the sketch to hold all of it.
/// </para>
/// <para>
/// To link a library of any size, store <see cref="Keys"/> as rows beside the article. The articles that share a key with a new one
/// are its candidates (take those with the most keys in common first, and a bounded number: stock phrases make a key common);
/// <see cref="IsSameStory"/> decides. A copy as long as the original shares a key with near certainty; one cut to a fifth, with the
/// edits of a house style, in 12 of 13 cases.
/// </para>
/// </remarks>
public sealed class StorySketch
{
    private const int MaxHashes = 512; // 2 KiB; the whole of an article of 500 words
    private const int MaxKeys = 16;

    // Of the shorter text. A changed lead, a house style and a few dropped sentences leave two thirds of the shingles and more;
    // two reporters who print the same quotations share less than half.
    private const double SameStoryContainment = 0.6;

    // A collection that quotes a whole brief among many is no copy of it.
    private const int MaxLengthRatio = 5;

    // Fewer shingles in common reach say too little: their share errs by more than a tenth.
    private const int MinSample = 16;

    private readonly uint[] _hashes; // distinct, rising

    private StorySketch(uint[] hashes) => _hashes = hashes;

    /// <summary>The keys under which an article is found by its copies: at most 16, distinct, rising; none for a text without words.</summary>
    public ReadOnlySpan<uint> Keys => _hashes.AsSpan(0, Math.Min(MaxKeys, _hashes.Length));

    /// <summary>The sketch of an article, without its title and page furniture.</summary>
    /// <remarks>The same text gives the same sketch for ever, on every machine; time is linear in its length.</remarks>
    public static StorySketch Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var hashes = Shingles.Of(article.Text, article.Title);
        hashes.Sort();
        return new StorySketch([.. Distinct(hashes).Take(MaxHashes)]);
    }

    /// <summary>The sketch as bytes to store: at most 2,048.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_hashes.Length * sizeof(uint)];
        for (var i = 0; i < _hashes.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), _hashes[i]);
        return bytes;
    }

    /// <summary>A sketch from what <see cref="ToBytes"/> gave.</summary>
    public static StorySketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var hashes = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return new StorySketch(hashes);
    }

    /// <summary>Whether the two are copies of one report. Symmetric.</summary>
    public bool IsSameStory(StorySketch other)
    {
        var (mine, others, common) = Overlap(other);
        var (shorter, longer) = mine < others ? (mine, others) : (others, mine);
        return shorter >= MinSample && longer <= shorter * MaxLengthRatio && common >= shorter * SameStoryContainment;
    }

    /// <summary>The share of the shorter text's shingles that the other holds too, 0 to 1; estimated where a text is long.</summary>
    public double Containment(StorySketch other)
    {
        var (mine, others, common) = Overlap(other);
        return Math.Min(mine, others) is > 0 and var shorter ? (double)common / shorter : 0;
    }

    /// <summary>How many hashes each has, and how many both have, in the range in which neither sketch leaves any out.</summary>
    private (int Mine, int Others, int Common) Overlap(StorySketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var reach = Math.Min(Reach, other.Reach);
        int i = 0, j = 0, common = 0;
        while (i < _hashes.Length && j < other._hashes.Length && _hashes[i] <= reach && other._hashes[j] <= reach)
        {
            var (mine, others) = (_hashes[i], other._hashes[j]);
            if (mine == others) common++;
            if (mine <= others) i++;
            if (others <= mine) j++;
        }

        return (CountUpTo(reach), other.CountUpTo(reach), common);
    }

    /// <summary>The largest hash up to which the sketch holds every shingle of its article.</summary>
    private uint Reach => _hashes.Length < MaxHashes ? uint.MaxValue : _hashes[^1];

    private int CountUpTo(uint reach)
    {
        var at = Array.BinarySearch(_hashes, reach);
        return at < 0 ? ~at : at + 1;
    }

    private static IEnumerable<uint> Distinct(List<uint> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1]) yield return sorted[i];
        }
    }
}
