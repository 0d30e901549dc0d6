using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).</summary>
internal static class JsonFeedFormat
{
    public static bool TryRead(
        string text, Uri address, List<string> warnings, [NotNullWhen(true)] out FeedParts? feed, [NotNullWhen(false)] out Refusal? refusal)
    {
        (feed, refusal) = (null, null);
        if (LenientJson.Parse(text, "items") is not var (root, isWhole))
        {
            refusal = new Refusal("is damaged JSON", FeedFaults.TellTheOwner);
            return false;
        }

        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            refusal = new Refusal("is JSON, but no feed: it has no list of items", FeedFaults.GiveTheFeed);
            return false;
        }

        if (!isWhole) warnings.Add("ends in the middle: what was read whole is kept");
        var authors = Authors(root);
        feed = new FeedParts(
            FeedMarkup.Line(Text(root, "title"), hasTags: false),
            FeedLinks.Resolve(address, Text(root, "home_page_url")),
            null,
            items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => ItemOf(item, authors, address)));
        return true;
    }

    private static FeedItem ItemOf(JsonElement item, string? authors, Uri address)
    {
        var id = Text(item, "id");
        return new FeedItem(
            id,
            FeedLinks.Resolve(address, Text(item, "url")) ?? FeedLinks.Resolve(address, Text(item, "external_url")) ?? FeedLinks.Absolute(id),
            FeedMarkup.Line(Text(item, "title"), hasTags: false),
            FeedFields.Time(new[] { Text(item, "date_published"), Text(item, "date_modified") }.OfType<string>()),
            Authors(item) ?? authors,
            Text(item, "content_html") ?? (Text(item, "content_text") is { } plain ? FeedMarkup.HtmlOf(plain) : null),
            Text(item, "summary") is { } summary ? FeedMarkup.HtmlOf(summary) : null);
    }

    /// <summary>The names in <c>authors</c> (1.1) or <c>author</c> (1.0), each an object or, against the specification, a text.</summary>
    private static string? Authors(JsonElement parent)
    {
        foreach (var property in (ReadOnlySpan<string>)["authors", "author"])
        {
            if (!parent.TryGetProperty(property, out var value)) continue;
            IEnumerable<JsonElement> people = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
            var names = people.Select(person => person.ValueKind == JsonValueKind.String ? person.GetString() : Text(person, "name"));
            if (FeedFields.Authors(names) is { } found) return found;
        }

        return null;
    }

    /// <summary>A text, or a number as one (the specification has readers take numbers for ids); null for anything else.</summary>
    private static string? Text(JsonElement parent, string property)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(property, out var value)) return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
