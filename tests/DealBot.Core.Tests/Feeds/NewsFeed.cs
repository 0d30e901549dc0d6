using System.Net;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Feeds;

/// <summary>A feed that a test writes, served as it is now.</summary>
internal sealed class NewsFeed(string title = "The Islander")
{
    public WebDocument Document { get; } = new("application/rss+xml", Rss(title, []));

    /// <summary>Puts items into the feed, instead of those that were there.</summary>
    public NewsFeed Show(params IEnumerable<Story> stories)
    {
        Document.Write(Rss(title, stories));
        return this;
    }

    public static string Rss(string title, IEnumerable<Story> stories) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{title}</title>
        {string.Join('\n', stories.Select(static story => story.ToString()))}
        </channel></rss>
        """;
}

/// <summary>An item of a feed, and the article behind it.</summary>
/// <param name="Number">Tells it from others.</param>
internal sealed record Story(int Number)
{
    public string? Id { get; init; } = $"story-{Number}";

    public string? Link { get; init; } = $"/news/{Number}";

    public string Title { get; init; } = $"Harbour story {Number}: {Word(Number)} and {Word(Number * 7)}";

    public string? Date { get; init; } = "Sat, 01 Mar 2025 09:00:00 GMT";

    /// <summary>Whether the feed has all of it.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>More words at its end.</summary>
    public string More { get; init; } = "";

    /// <summary>Some hundred words unlike those of every other story, with a quote.</summary>
    public string Text => $"“The {Word(Number)} is our {Word(Number + 1)},” said Harbour Master Rona Calder in report {Number}. "
        + string.Join(' ', Enumerable.Range(0, 100).Select(at => Word((Number * 101) + at))) + $". {More}";

    public string Summary => $"{Title}. Harbour Master Rona Calder reports.";

    /// <summary>The page of the article.</summary>
    public string Page => $"<!DOCTYPE html><html><head><title>{Title}</title></head><body><article><h1>{Title}</h1><p>{Text}</p></article></body></html>";

    public override string ToString() =>
        "<item>" + Element("guid", Id) + Element("link", Link) + Element("title", Title) + Element("pubDate", Date)
        + (IsWhole ? $"<content:encoded><![CDATA[<p>{Text}</p>]]></content:encoded>" : Element("description", Summary)) + "</item>";

    private static string Element(string name, string? value) => value is null ? "" : $"<{name}>{WebUtility.HtmlEncode(value)}</{name}>";

    // Any number gives a word, no two neighbours the same.
    private static string Word(int number)
    {
        const string Syllables = "bacodufegihojukalemonupare";
        var random = (uint)number * 2654435761;
        return string.Concat(Enumerable.Range(0, 4).Select(at => Syllables.Substring((int)((random >> (at * 7)) % 13) * 2, 2)));
    }
}
