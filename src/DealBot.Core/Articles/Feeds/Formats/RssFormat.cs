using System.Xml.Linq;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Reads RSS 2.0 (rssboard.org/rss-specification), which 0.9x resembles, and RSS 1.0 (web.resource.org/rss/1.0/spec), with their common modules.</summary>
internal static class RssFormat
{
    public static FeedParts Read(FeedDocument document, Uri address)
    {
        var root = document.Root;
        var channel = root.Children(Vocabulary.Own, "channel").FirstOrDefault() ?? root.Descendants().FirstOrDefault(element => IsNamed(element, "channel")) ?? root;
        var items = root.Descendants().Where(element => IsNamed(element, "item")).ToList();
        if (document.IsCutOff("item") && items.Count > 0) items.RemoveAt(items.Count - 1);

        return new FeedParts(
            FeedMarkup.Line(Markup(channel.Children(Vocabulary.Own, "title"))),
            FeedLinks.Resolve(address, LinkOf(channel)),
            FeedFields.Interval(channel),
            items.Select(item => ItemOf(item, address)));
    }

    private static bool IsNamed(XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && Vocabularies.Of(element) == Vocabulary.Own;

    private static FeedItem ItemOf(XElement item, Uri address)
    {
        var guid = item.Children(Vocabulary.Own, "guid", "id").FirstOrDefault();
        var id = Trimmed(guid?.Value) ?? Trimmed(item.Stated("about")) ?? Trimmed(item.Children(Vocabulary.Atom, "id").FirstOrDefault()?.Value);
        var isPermanent = guid is null || !guid.Stated("isPermaLink").Equals("false", StringComparison.OrdinalIgnoreCase);
        var original = item.Children(Vocabulary.FeedBurner, "origLink").FirstOrDefault();

        return new FeedItem(
            id,
            FeedLinks.Resolve(address, original) ?? FeedLinks.Resolve(address, LinkOf(item)) ?? (isPermanent ? FeedLinks.Absolute(id) : null),
            FeedMarkup.Line(Markup([
                .. item.Children(Vocabulary.Own, "title"), .. item.Children(Vocabulary.DublinCore, "title"), .. item.Children(Vocabulary.Media, "title")])),
            FeedFields.Time(Values([
                .. item.Children(Vocabulary.Own, "pubDate", "published", "date"), .. item.Children(Vocabulary.DublinCore, "date", "issued", "created"),
                .. item.Children(Vocabulary.Atom, "published", "updated")])),
            AuthorOf(item),
            Markup([
                .. item.Children(Vocabulary.Content, "encoded"), .. item.Children(Vocabulary.Atom, "content"), .. item.Children(Vocabulary.Html, "body", "div")]),
            Markup([
                .. item.Children(Vocabulary.Own, "description", "summary"), .. item.Children(Vocabulary.Atom, "summary"),
                .. item.Children(Vocabulary.Podcast, "summary"), .. MediaDescriptions(item)]));
    }

    private static XElement? LinkOf(XElement parent) =>
        parent.Children(Vocabulary.Own, "link").FirstOrDefault(link => Trimmed(link.Value) is not null || link.Stated("href").Length > 0)
        ?? FeedLinks.Alternate(parent, Vocabulary.Atom);

    private static string? AuthorOf(XElement item) =>
        FeedFields.Authors(Values(item.Children(Vocabulary.DublinCore, "creator")))
        ?? FeedFields.Authors(Values(item.Children(Vocabulary.Own, "author")))
        ?? FeedFields.Authors(item.Children(Vocabulary.Atom, "author").Select(AtomFormat.NameOf))
        ?? FeedFields.Authors(Values(item.Children(Vocabulary.Podcast, "author")));

    private static IEnumerable<XElement> MediaDescriptions(XElement item) =>
        item.Children(Vocabulary.Media, "description").Concat(item.Children(Vocabulary.Media, "group").SelectMany(group => group.Children(Vocabulary.Media, "description")));

    private static IEnumerable<string> Values(IEnumerable<XElement> elements) => elements.Select(element => element.Value);

    private static string? Markup(IEnumerable<XElement> elements) => elements.Select(FeedMarkup.HtmlIn).FirstOrDefault(html => html is not null);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
