using System.Xml.Linq;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>The vocabularies that feeds mix.</summary>
internal enum Vocabulary
{
    /// <summary>The format's own: no namespace, that of the feed's items, or one of RSS.</summary>
    Own,
    Atom,
    DublinCore,
    Content,
    Syndication,
    Media,
    FeedBurner,
    Podcast,
    Html,
    Other,
}

/// <summary>Tells vocabularies by their namespaces, whatever the prefix; by the usual prefix where none is declared.</summary>
internal static class Vocabularies
{
    private static readonly (string Prefix, string Namespace, Vocabulary Vocabulary)[] Known =
    [
        ("atom", "http://www.w3.org/2005/Atom", Vocabulary.Atom),
        ("atom03", "http://purl.org/atom/ns", Vocabulary.Atom),
        ("dc", "http://purl.org/dc/elements/1.1", Vocabulary.DublinCore),
        ("dcterms", "http://purl.org/dc/terms", Vocabulary.DublinCore),
        ("content", "http://purl.org/rss/1.0/modules/content", Vocabulary.Content),
        ("sy", "http://purl.org/rss/1.0/modules/syndication", Vocabulary.Syndication),
        ("media", "http://search.yahoo.com/mrss", Vocabulary.Media),
        ("feedburner", "http://rssnamespace.org/feedburner/ext/1.0", Vocabulary.FeedBurner),
        ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary.Podcast),
        ("xhtml", "http://www.w3.org/1999/xhtml", Vocabulary.Html),
        ("rss", "http://purl.org/rss/1.0", Vocabulary.Own),
        ("rss09", "http://my.netscape.com/rdf/simple/0.9", Vocabulary.Own),
        ("rss2", "http://backend.userland.com/rss2", Vocabulary.Own),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns", Vocabulary.Other),
    ];

    private static readonly Dictionary<string, Vocabulary> ByNamespace =
        Known.ToDictionary(known => Normalized(known.Namespace), known => known.Vocabulary, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> ByPrefix =
        Known.ToDictionary(known => known.Prefix, known => known.Namespace, StringComparer.OrdinalIgnoreCase);

    /// <summary>The namespace that feeds mean by a prefix they forgot to declare; null for none.</summary>
    public static string? UsualNamespaceOf(string prefix) => ByPrefix.GetValueOrDefault(prefix);

    /// <summary>The vocabulary of an element; one in its parent's namespace, or in none, is of the format's own.</summary>
    public static Vocabulary Of(XElement element)
    {
        if (element.Name.Namespace == XNamespace.None) return Vocabulary.Own;
        if (ByNamespace.TryGetValue(Normalized(element.Name.NamespaceName), out var known)) return known;
        return element.Parent?.Name.Namespace == element.Name.Namespace ? Vocabulary.Own : Vocabulary.Other;
    }

    /// <summary>The children of these names (case does not matter) in a vocabulary, in the order of the names.</summary>
    public static IEnumerable<XElement> Children(this XElement parent, Vocabulary vocabulary, params string[] names) =>
        names.SelectMany(name => parent.Elements().Where(child =>
            child.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && Of(child) == vocabulary));

    /// <summary>An attribute's value whatever its prefix and case; empty when it is not set.</summary>
    public static string Stated(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute =>
            !attribute.IsNamespaceDeclaration && attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim() ?? "";

    // Feeds write the same namespace with https, without its slash or with a stray space.
    private static string Normalized(string name)
    {
        var rest = name.Trim().TrimEnd('/', '#');
        return rest.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? string.Concat("http:", rest.AsSpan("https:".Length)) : rest;
    }
}
