using System.Buffers;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Core.Articles.Reading.Html;

/// <summary>What a page states of its article: in JSON-LD, in OpenGraph and other meta tags, in its visible headline and date.</summary>
internal sealed class PageFacts
{
    private const int MaxAuthorLength = 200; // UTF-16 code units; longer "names" are biographies

    private const int MinHouseLength = 4; // letters; a shorter ending such as "US" may be part of any house's name

    private static readonly SearchValues<char> Dividers = SearchValues.Create("|-–—:»·");

    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _scripts = [];
    private readonly List<string> _times = [];
    private JsonLd? _jsonLd;
    private string? _canonical;
    private string? _base;
    private string? _heading;
    private string? _pageTitle;
    private string? _authorLink;
    private string? _site;

    public string? Title =>
        WithoutHouse(_jsonLd?.Headline ?? Meta("og:title", "twitter:title", "headline", "dc.title", "parsely-title") ?? _heading) ?? TitleOfPage();

    public string? Source => _jsonLd?.Publisher ?? SiteName ?? HostOf(_site);

    public string? Url { get; private set; }

    public DateTimeOffset? Published { get; private set; }

    public string? Author { get; private set; }

    private string? SiteName => Meta("og:site_name", "publisher", "dc.publisher", "application-name");

    /// <summary>Collects the facts of a page.</summary>
    /// <param name="root">The page.</param>
    /// <param name="address">Where it was found, so that its relative links lead somewhere; null for a saved one.</param>
    public static PageFacts Of(HtmlNode root, Uri? address)
    {
        var facts = new PageFacts();
        foreach (var node in root.Descendants()) facts.Visit(node);
        facts._jsonLd = JsonLd.Read(facts._scripts);

        string[] addresses = [.. new[] { facts.Canonical(address), facts.Meta("og:url"), facts._jsonLd?.Url, facts.Meta("twitter:url", "parsely-link") }.OfType<string>().Where(IsAddress)];
        facts._site = addresses.FirstOrDefault();
        facts.Url = addresses.FirstOrDefault(address => new Uri(address).AbsolutePath is not "/")?.Trim(); // templates say the front page of every page
        facts.Author = AuthorOf(facts._jsonLd?.Author) ?? AuthorOf(facts.Meta("author", "article:author", "byl", "parsely-author", "dc.creator", "sailthru.author"))
            ?? AuthorOf(facts._authorLink);
        facts.Published = facts.Dates().Select(PublicationDate.Parse).FirstOrDefault(date => date is not null);
        return facts;
    }

    private void Visit(HtmlNode node)
    {
        var itemprop = node["itemprop"];
        switch (node.Name)
        {
            case "meta":
                foreach (var key in new[] { node["property"], node["name"], itemprop })
                {
                    if (key.Length > 0 && !string.IsNullOrWhiteSpace(node["content"])) _meta.TryAdd(key, node["content"].Trim());
                }

                break;
            case "link" when node["rel"].Equals("canonical", StringComparison.OrdinalIgnoreCase):
                _canonical ??= node["href"];
                break;
            case "base":
                _base ??= node["href"];
                break;
            case "script" when node["type"].Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                _scripts.Add(string.Concat(node.Children.Select(child => child.Text)));
                break;
            case "title":
                _pageTitle ??= node.InnerText();
                break;
            case "h1":
                if (_heading is null or "") _heading = node.InnerText();
                break;
            case "time":
                if (node["datetime"].Length > 0) _times.Insert(itemprop is "datePublished" ? 0 : _times.Count, node["datetime"]);
                break;
            case "a" when node["rel"].Contains("author", StringComparison.OrdinalIgnoreCase):
                _authorLink ??= node.InnerText();
                break;
        }

        if (node.Name is not ("meta" or "time" or "") && itemprop is "datePublished" && _times.Count == 0) _times.Add(node.InnerText());
    }

    // Relative links start at what the page names as its base, and that, when relative itself, at the page (HTML, section 2.4.3).
    private string? Canonical(Uri? address)
    {
        var start = _base is null ? address : Resolved(address, _base) ?? address;
        return _canonical is null ? null : Resolved(start, _canonical)?.AbsoluteUri;
    }

    private static Uri? Resolved(Uri? start, string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var found) && ArticleUrl.IsWeb(found) ? found
        : start is not null && Uri.TryCreate(start, link, out found) ? found
        : null;

    private IEnumerable<string> Dates()
    {
        string?[] stated =
        [
            _jsonLd?.Published,
            Meta("article:published_time"),
            Meta("og:article:published_time", "datePublished", "parsely-pub-date", "publish-date", "publish_date", "publication_date"),
            Meta("pubdate", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "date", "cXenseParse:recs:publishtime"),
        ];
        return stated.OfType<string>().Concat(_times);
    }

    private string? Meta(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_meta.TryGetValue(key, out var value)) return value;
        }

        return null;
    }

    private string? TitleOfPage() =>
        WithoutHouse(_pageTitle) is { } title ? Headline.BeforeSeparator(title) ?? title : null;

    /// <summary>A headline without the name of the house that many pages append to it.</summary>
    private string? WithoutHouse(string? title)
    {
        if (string.IsNullOrWhiteSpace(title)) return null;

        var end = title.AsSpan().LastIndexOfAny(Dividers);
        if (end <= 0 || title[end - 1] != ' ') return title;

        var house = LettersOf(title[end..]);
        var isHouse = house.Length > 0 && new[] { SiteName, _jsonLd?.Publisher, HostOf(_site) }.Any(name => name is not null && IsSameHouse(house, LettersOf(name)));
        return isHouse ? title[..end].TrimEnd() : title;
    }

    // "Slate" is slate.fr, "BBC News" is bbc.co.uk: one name holds the other.
    private static bool IsSameHouse(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || (Math.Min(one.Length, other.Length) >= MinHouseLength
            && (one.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(one, StringComparison.OrdinalIgnoreCase)));

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static bool IsAddress(string candidate) =>
        Uri.TryCreate(candidate, UriKind.Absolute, out var address) && ArticleUrl.IsWeb(address);

    private static string? HostOf(string? url)
    {
        if (url is null) return null;
        var host = new Uri(url).Host;
        return host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
    }

    private static string? AuthorOf(string? stated)
    {
        if (string.IsNullOrWhiteSpace(stated) || stated.Length > MaxAuthorLength || stated.Contains("://", StringComparison.Ordinal)) return null;
        var name = stated.Trim();
        return name.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? name[3..].Trim() : name;
    }
}
