using System.Xml.Linq;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Resolves the addresses in a feed.</summary>
internal static class FeedLinks
{
    private static readonly XName Base = XNamespace.Xml + "base";

    /// <summary>An address of a page, absolute; null for what is none, or leads elsewhere than to the web.</summary>
    public static Uri? Resolve(Uri address, string? link)
    {
        if (string.IsNullOrWhiteSpace(link)) return null;
        var joined = string.Concat(link.Where(c => !char.IsControl(c))).Trim();
        return Uri.TryCreate(address, joined, out var found) && ArticleUrl.IsWeb(found) ? found : null;
    }

    /// <summary>An address that is absolute as it stands; null for others.</summary>
    public static Uri? Absolute(string? link) => Uri.TryCreate(link?.Trim(), UriKind.Absolute, out var found) && ArticleUrl.IsWeb(found) ? found : null;

    /// <summary>The address in an element, as its words or its <c>href</c>; <c>xml:base</c> is obeyed.</summary>
    public static Uri? Resolve(Uri address, XElement? link)
    {
        if (link is null) return null;
        var stated = string.IsNullOrWhiteSpace(link.Value) ? link.Stated("href") : link.Value;
        return stated.Length == 0 ? null : Absolute(stated) ?? Resolve(BaseOf(link, address), stated);
    }

    /// <summary>The first <c>link</c> in Atom's form that leads to the page itself.</summary>
    public static XElement? Alternate(XElement parent, Vocabulary vocabulary)
    {
        var links = parent.Children(vocabulary, "link")
            .Where(link => link.Stated("href").Length > 0 && link.Stated("rel").ToUpperInvariant() is "" or "ALTERNATE").ToList();
        return links.FirstOrDefault(link => link.Stated("type") is "" or "text/html" or "application/xhtml+xml") ?? links.FirstOrDefault();
    }

    private static Uri BaseOf(XElement place, Uri address)
    {
        var found = address;
        foreach (var element in place.AncestorsAndSelf().Reverse())
        {
            if (element.Attribute(Base)?.Value is { } stated && Resolve(found, stated) is { } inner) found = inner;
        }

        return found;
    }
}
