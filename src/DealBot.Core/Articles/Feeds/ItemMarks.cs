using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DealBot.Core.Articles.Stories;

namespace DealBot.Core.Articles.Feeds;

/// <summary>What a feed's item is known by when it comes again: its id, its address and its words.</summary>
/// <param name="Id">Of the id that the feed gives it; null where it gives none, or the same to several.</param>
/// <param name="Url">Of its <see cref="ArticleUrl.Key"/>; null where it has none, or shares it with others.</param>
/// <param name="Content">Of its title and text, without markup.</param>
/// <param name="Sketch">The smallest hashes of the runs of words in both, rising; none where they are too few to tell it from others.</param>
internal sealed record ItemMarks(Mark? Id, Mark? Url, Mark Content, IReadOnlyList<uint> Sketch)
{
    // Eight words. "Photo of the day" is the title of many items.
    private const int FewestRuns = 5;

    // Of the shorter sketch. An edited text keeps most of its runs, a rewritten one some; another text of the same house shares a
    // stock phrase.
    private const int AlikeShare = 4;

    /// <summary>Whether the same title and text mean the same item.</summary>
    public bool IsContentTelling => Sketch.Count > 0 || (Id is null && Url is null);

    /// <summary>The marks of an item.</summary>
    public static ItemMarks Of(FeedItem item)
    {
        var words = $"{item.Title}\n{WithoutTags(item.Content ?? item.Summary ?? "")}";
        var runs = StorySketch.Of(new Article(0, "", "", null, null, null, null, words)).Keys;
        return new ItemMarks(
            item.Id is null ? null : Mark.Of(item.Id),
            item.Url is null ? null : Mark.Of(ArticleUrl.Key(item.Url.AbsoluteUri)),
            Mark.Of(words),
            runs.Length < FewestRuns ? [] : runs.ToArray());
    }

    /// <summary>In how many of the three marks both agree.</summary>
    public int Agreements(ItemMarks other) =>
        (Id is not null && Id == other.Id ? 1 : 0) + (Url is not null && Url == other.Url ? 1 : 0) + (Content == other.Content ? 1 : 0);

    /// <summary>Whether one may be an edited form of the other, as far as their words can tell.</summary>
    public bool IsAlike(ItemMarks other)
    {
        var fewer = Math.Min(Sketch.Count, other.Sketch.Count);
        return fewer == 0 || Sketch.Intersect(other.Sketch).Count() * AlikeShare >= fewer;
    }

    // Markup changes with every advertisement in it; white space with every program that writes it.
    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var isTag = false;
        foreach (var c in html)
        {
            if (c is '<' or '>' || char.IsWhiteSpace(c))
            {
                isTag = c is '<' || (isTag && c is not '>');
                if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
            }
            else if (!isTag)
            {
                text.Append(c);
            }
        }

        return text.ToString().TrimEnd();
    }
}

/// <summary>Something that an item is known by, as 16 bytes: the half of a SHA-256.</summary>
internal readonly record struct Mark(UInt128 Value)
{
    public static Mark Of(string text) => Read(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static Mark Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }
}
