using System.Net;
using System.Text.Json;

namespace DealBot.Core.Articles.Reading.Html;

/// <summary>What a page says of its article in JSON-LD, in the vocabulary of schema.org.</summary>
internal sealed class JsonLd
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly JsonElement _article;
    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);

    private JsonLd(IReadOnlyList<JsonElement> objects, JsonElement article)
    {
        _article = article;
        foreach (var item in objects)
        {
            // An object that only repeats an id refers to the one that says more.
            if (TextOf(item, "@id") is { } id && item.EnumerateObject().Skip(1).Any()) _byId.TryAdd(id, item);
        }
    }

    public string? Headline => TextOf(_article, "headline") ?? TextOf(_article, "name");

    public string? Url => TextOf(_article, "url") ?? NameIn(_article, "mainEntityOfPage", "@id");

    public string? Published => TextOf(_article, "datePublished") ?? TextOf(_article, "dateCreated");

    public string? Author => NameIn(_article, "author", "name") ?? NameIn(_article, "creator", "name");

    public string? Publisher => NameIn(_article, "publisher", "name") ?? NameIn(_article, "sourceOrganization", "name");

    /// <summary>Reads the scripts of a page; null when none describes an article. Scripts that do not parse are passed over.</summary>
    public static JsonLd? Read(IEnumerable<string> scripts)
    {
        var objects = new List<JsonElement>();
        foreach (var script in scripts)
        {
            if (TryParse(script, out var element)) Collect(element, objects);
        }

        var at = objects.FindIndex(IsArticle);
        return at < 0 ? null : new JsonLd(objects, objects[at]);
    }

    private static bool TryParse(string script, out JsonElement element)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonText.WithWholeCharacters(WithoutWrapping(script).ToString()), Lenient);
            element = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            element = default;
            return false;
        }
    }

    /// <summary>Some pages hide the JSON from very old browsers in a comment or a CDATA section.</summary>
    private static ReadOnlySpan<char> WithoutWrapping(string script)
    {
        var json = script.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal).AsSpan();
        var start = json.IndexOfAny('{', '[');
        var end = json.LastIndexOfAny('}', ']');
        return start < 0 || end < start ? "" : json[start..(end + 1)];
    }

    /// <summary>Every object, outer ones first. The recursion is bounded by the parser's own limit of depth (64).</summary>
    private static void Collect(JsonElement element, List<JsonElement> objects)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, objects);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            objects.Add(element);
            foreach (var property in element.EnumerateObject()) Collect(property.Value, objects);
        }
    }

    private static bool IsArticle(JsonElement item) =>
        item.TryGetProperty("@type", out var type) && type.ValueKind switch
        {
            JsonValueKind.String => IsArticleType(type.GetString()!),
            JsonValueKind.Array => type.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && IsArticleType(one.GetString()!)),
            _ => false,
        };

    private static bool IsArticleType(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal) || type is "Report";

    /// <summary>The names of a property that may be text, an object with a name, a reference to one, or a list of these.</summary>
    private string? NameIn(JsonElement item, string property, string key)
    {
        if (!item.TryGetProperty(property, out var value)) return null;

        IEnumerable<JsonElement> all = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        var names = all.Select(one => NameOf(one, key)).Where(name => name is not null).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private string? NameOf(JsonElement value, string key)
    {
        if (value.ValueKind == JsonValueKind.String) return Clean(value.GetString()!);
        if (value.ValueKind != JsonValueKind.Object) return null;
        return TextOf(value, key) ?? (TextOf(value, "@id") is { } id && _byId.TryGetValue(id, out var target) ? TextOf(target, key) : null);
    }

    private static string? TextOf(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? Clean(value.GetString()!) : null;

    private static string? Clean(string text) => WebUtility.HtmlDecode(text).Trim() is { Length: > 0 } clean ? clean : null;
}
