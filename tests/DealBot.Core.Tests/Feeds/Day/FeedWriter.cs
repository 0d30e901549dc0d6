using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace DealBot.Core.Tests.Feeds.Day;

/// <summary>The four formats of feeds.</summary>
internal enum FeedFormat
{
    Rss2,
    Rss1,
    Atom,
    Json,
}

/// <summary>Writes feeds in each format.</summary>
internal static class FeedWriter
{
    public static string ContentType(FeedFormat format) => format switch
    {
        FeedFormat.Rss2 => "application/rss+xml",
        FeedFormat.Rss1 => "application/rdf+xml",
        FeedFormat.Atom => "application/atom+xml; charset=utf-8",
        _ => "application/feed+json",
    };

    public static string Write(FeedFormat format, string title, string home, IReadOnlyList<Story> stories) => format switch
    {
        FeedFormat.Rss2 => NewsFeed.Rss(title, stories).Replace("<title>" + title, $"<link>{home}</link><title>{title}", StringComparison.Ordinal),
        FeedFormat.Rss1 => Rss1(title, home, stories),
        FeedFormat.Atom => Atom(title, home, stories),
        _ => Json(title, home, stories),
    };

    private static string Rss1(string title, string home, IReadOnlyList<Story> stories) => $"""
        <?xml version="1.0"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel rdf:about="{home}"><title>{title}</title><link>{home}</link></channel>
        {string.Concat(stories.Select(story => $"<item rdf:about='{WebUtility.HtmlEncode(story.Id)}'><title>{WebUtility.HtmlEncode(story.Title)}</title><link>{WebUtility.HtmlEncode(story.Link)}</link><dc:date>{Iso(story)}</dc:date>{(story.IsWhole ? $"<content:encoded><![CDATA[<p>{story.Text}</p>]]></content:encoded>" : $"<description>{story.Summary}</description>")}</item>"))}
        </rdf:RDF>
        """;

    private static string Atom(string title, string home, IReadOnlyList<Story> stories) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title><link href="{home}"/><id>{home}</id>
        {string.Concat(stories.Select(story => $"<entry><id>{WebUtility.HtmlEncode(story.Id)}</id><title>{WebUtility.HtmlEncode(story.Title)}</title><link rel='alternate' href='{WebUtility.HtmlEncode(story.Link)}'/><published>{Iso(story)}</published>{(story.IsWhole ? $"<content type='html'>{WebUtility.HtmlEncode($"<p>{story.Text}</p>")}</content>" : $"<summary>{story.Summary}</summary>")}</entry>"))}
        </feed>
        """;

    private static string Json(string title, string home, IReadOnlyList<Story> stories) => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title,
        home_page_url = home,
        items = stories.Select(story => new
        {
            id = story.Id,
            url = story.Link,
            title = story.Title,
            date_published = Iso(story),
            content_html = story.IsWhole ? $"<p>{story.Text}</p>" : null,
            summary = story.IsWhole ? null : story.Summary,
        }),
    });

    private static string? Iso(Story story) => story.Date is { } date && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, out var at)
        ? at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
        : null;

    public static byte[] Windows1252(string text) => Encoding.Latin1.GetBytes(text.Replace('“', '\u0093').Replace('”', '\u0094'));
}
