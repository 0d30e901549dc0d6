using System.Text;
using System.Xml;
using System.Xml.Linq;
using DealBot.Core.Articles.Feeds.Formats;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Lists of feeds as other readers keep them: OPML 2.0 (opml.org/spec2.opml).</summary>
public static class Opml
{
    /// <summary>The feeds of a list, with those of its folders, each address once; a sentence where it is no OPML, or not all of it could be taken.</summary>
    /// <param name="bytes">The whole document; any bytes whatever. Linear in their number.</param>
    public static (IReadOnlyList<OpmlFeed> Feeds, string? Fault) Read(ReadOnlySpan<byte> bytes)
    {
        if (!FeedText.TryDecode(bytes, null, out var text, [], out var refusal)) return ([], $"The list {refusal.Problem}.");
        if (!FeedXml.TryRead(text, name => name.Equals("opml", StringComparison.OrdinalIgnoreCase), out var document, out refusal))
            return ([], refusal is null ? "The list is no OPML: it has no opml element." : $"The list {refusal.Problem}.");

        var outlines = document.Root.Descendants().Where(IsFeed).ToList();
        var feeds = outlines.Select(FeedOf).OfType<OpmlFeed>().DistinctBy(feed => feed.Address).ToList();
        var bad = outlines.Count(outline => FeedOf(outline) is null);
        string?[] faults =
        [
            document.Unclosed.Count > 0 ? "The list ends in the middle: what was read whole is kept." : null,
            bad > 0 ? $"{bad:N0} of its feeds {(bad == 1 ? "has an address that is" : "have addresses that are")} no web address: left out." : null,
            outlines.Count == 0 ? "The list names no feed." : null,
        ];
        return (feeds, string.Join(' ', faults.OfType<string>()) is { Length: > 0 } fault ? fault : null);
    }

    /// <summary>A list of feeds, UTF-8; <see cref="Read"/> gives the same feeds.</summary>
    public static byte[] Write(IReadOnlyList<OpmlFeed> feeds, DateTimeOffset created)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            new XElement(
                "opml", new XAttribute("version", "2.0"),
                new XElement("head", new XElement("title", "Feeds of DealBot"), new XElement("dateCreated", created.UtcDateTime.ToString("R"))),
                new XElement("body", feeds.Select(OutlineOf))).WriteTo(writer);
        }

        return bytes.ToArray();
    }

    // Some readers leave the type out; an address makes it a feed.
    private static bool IsFeed(XElement element) =>
        element.Name.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase) && element.Stated("xmlUrl").Length > 0;

    private static OpmlFeed? FeedOf(XElement outline)
    {
        if (FeedLinks.Absolute(outline.Stated("xmlUrl")) is not { } address) return null;
        var title = FeedMarkup.Line(outline.Stated("text"), hasTags: false);
        if (title.Length == 0) title = FeedMarkup.Line(outline.Stated("title"), hasTags: false);
        return new OpmlFeed(address, title.Length > 0 ? title : null);
    }

    private static XElement OutlineOf(OpmlFeed feed) => new(
        "outline", new XAttribute("type", "rss"), new XAttribute("text", Writable(feed.Title ?? "")), new XAttribute("xmlUrl", feed.Address.AbsoluteUri));

    // The replacement of a character that XML forbids, as everywhere else.
    private static string Writable(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune));
}

/// <summary>A feed in a list.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Title">What the list calls it; null for nothing.</param>
public sealed record OpmlFeed(Uri Address, string? Title);
