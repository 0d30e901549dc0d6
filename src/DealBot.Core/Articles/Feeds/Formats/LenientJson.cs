using System.Text.Json;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Reads JSON as it is sent: with trailing commas and comments, halves of characters, and cut off in the middle.</summary>
internal static class LenientJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a text; null when it is no JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="list">The list in the outermost object whose members are kept when the text is cut off in it.</param>
    /// <returns>The value, and whether the text was whole.</returns>
    public static (JsonElement Root, bool IsWhole)? Parse(string text, string list)
    {
        text = JsonText.WithWholeCharacters(text);
        if (TryParse(text, out var root)) return (root, true);
        return LastWholeMember(text, list) is { } end && TryParse(string.Concat(text.AsSpan(0, end), "]}"), out root) ? (root, false) : null;
    }

    private static bool TryParse(string text, out JsonElement root)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            root = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            root = default;
            return false;
        }
    }

    /// <summary>Where the last object in the list ends that is whole; null without any.</summary>
    private static int? LastWholeMember(string text, string list)
    {
        var key = text.IndexOf($"\"{list}\"", StringComparison.Ordinal);
        int? end = null;
        var depth = 0;
        var isText = false;
        for (var at = Math.Max(key, 0); key >= 0 && at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when isText:
                    at++;
                    break;
                case '"':
                    isText = !isText;
                    break;
                case '{' or '[' when !isText:
                    depth++;
                    break;
                case '}' or ']' when !isText:
                    if (--depth == 1) end = at + 1;
                    if (depth <= 0) return end;
                    break;
            }
        }

        return end;
    }
}
