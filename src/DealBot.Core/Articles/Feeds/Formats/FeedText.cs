using System.Diagnostics.CodeAnalysis;
using System.Text;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Turns the bytes of a feed into text.</summary>
/// <remarks>
/// As files are read, but a damaged character is worth less than a feed: where nothing fits, the document is read as UTF-8 and
/// each byte that belongs to no character becomes U+FFFD, unless it is mostly such bytes.
/// </remarks>
internal static class FeedText
{
    private const int MostDamaged = 100; // one character in so many

    /// <summary>Decodes a document.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="charset">The charset that HTTP states; null for none.</param>
    /// <param name="text">The text.</param>
    /// <param name="warnings">Learns what was mended.</param>
    /// <param name="refusal">Why there is no text.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, string? charset, [NotNullWhen(true)] out string? text, List<string> warnings, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (bytes.IsEmpty)
        {
            (text, refusal) = (null, new Refusal("is empty", "Open it in a browser, and give the address that shows the feed"));
            return false;
        }

        if (TextDecoder.TryDecode(bytes, charset, out text, out refusal)) return true;
        if (FileSignature.KindOf(bytes) is { } kind)
        {
            refusal = new Refusal($"is {kind}, and no feed", FeedFaults.GiveTheFeed);
            return false;
        }

        // Where nothing in it is UTF-8, it is too short to be sure of windows-1252, but cannot be anything better.
        var mended = Encoding.UTF8.GetString(bytes);
        if (Windows1252.IsDefined(bytes) && !mended.Any(c => c is >= '\x80' and not '\uFFFD')) mended = Windows1252.Strict.GetString(bytes);

        var damaged = mended.Count(c => c is '\uFFFD' or '\0');
        if (damaged > 1 + (mended.Length / MostDamaged))
        {
            refusal = new Refusal("is no text in any encoding that feeds are in", FeedFaults.GiveTheFeed);
            return false;
        }

        if (damaged > 0) warnings.Add($"holds {damaged:N0} damaged {(damaged == 1 ? "character" : "characters")}");
        (text, refusal) = (mended, null);
        return true;
    }
}

/// <summary>What to do about a document that is no feed.</summary>
internal static class FeedFaults
{
    public const string GiveTheFeed = "Give the address of the feed itself, or of a page that names one";
    public const string TellTheOwner = "Tell the feed's owner, or follow another feed of theirs";
}
