using System.Xml.Linq;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Reads Atom 1.0 (RFC 4287), and 0.3, which named things otherwise.</summary>
internal static class AtomFormat
{
    public static FeedParts Read(FeedDocument document, Uri address)
    {
        var feed = document.Root;
        var own = Vocabularies.Of(feed);
        var entries = feed.Descendants()
            .Where(element => element.Name.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase) && Vocabularies.Of(element) == own).ToList();
        if (document.IsCutOff("entry") && entries.Count > 0) entries.RemoveAt(entries.Count - 1);

        var authors = Authors(feed, own);
        return new FeedParts(
            Line(feed.Children(own, "title").FirstOrDefault()),
            FeedLinks.Resolve(address, FeedLinks.Alternate(feed, own)),
            FeedFields.Interval(feed),
            entries.Select(entry => ItemOf(entry, own, authors, address)));
    }

    /// <summary>The name in an element that describes a person; its own words where it holds no name.</summary>
    public static string? NameOf(XElement person)
    {
        var name = person.Children(Vocabularies.Of(person), "name").FirstOrDefault();
        return name is null && person.HasElements ? null : (name ?? person).Value;
    }

    private static FeedItem ItemOf(XElement entry, Vocabulary own, string? authors, Uri address)
    {
        var id = entry.Children(own, "id").FirstOrDefault()?.Value.Trim();
        var link = entry.Children(Vocabulary.FeedBurner, "origLink").FirstOrDefault() ?? FeedLinks.Alternate(entry, own);

        return new FeedItem(
            string.IsNullOrEmpty(id) ? null : id,
            FeedLinks.Resolve(address, link),
            Line(entry.Children(own, "title").FirstOrDefault()),
            FeedFields.Time(
                entry.Children(own, "published", "issued", "created").Concat(entry.Children(Vocabulary.DublinCore, "date"))
                    .Concat(entry.Children(own, "updated", "modified")).Select(time => time.Value)),
            Authors(entry, own) ?? FeedFields.Authors(entry.Children(Vocabulary.DublinCore, "creator").Select(name => name.Value)) ?? authors,
            entry.Children(own, "content").Select(Markup).FirstOrDefault(html => html is not null),
            entry.Children(own, "summary").Concat(entry.Children(Vocabulary.Media, "group").SelectMany(group => group.Children(Vocabulary.Media, "description")))
                .Select(Markup).FirstOrDefault(html => html is not null));
    }

    private static string? Authors(XElement parent, Vocabulary own) => FeedFields.Authors(parent.Children(own, "author").Select(NameOf));

    /// <summary>Text as RFC 4287 (sections 3.1 and 4.1.3) types it; null where it is no text, or stands elsewhere.</summary>
    private static string? Markup(XElement element)
    {
        var mode = element.Stated("mode"); // of Atom 0.3
        var type = element.Stated("type").Split(';')[0].Trim().ToUpperInvariant();
        if (element.HasElements || type is "HTML" or "TEXT/HTML" or "XHTML" or "APPLICATION/XHTML+XML" || mode is "escaped") return FeedMarkup.HtmlIn(element);
        return type is "" or "TEXT" or "TEXT/PLAIN" && mode is not "base64" ? FeedMarkup.HtmlOf(element.Value) : null;
    }

    private static string Line(XElement? element) => element switch
    {
        null => "",
        { HasElements: true } => FeedMarkup.Line(FeedMarkup.HtmlIn(element)),
        _ => FeedMarkup.Line(element.Value, hasTags: element.Stated("type").Contains("html", StringComparison.OrdinalIgnoreCase)
            || element.Stated("mode") is "escaped"),
    };
}
