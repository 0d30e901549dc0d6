using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace DealBot.Slack;

/// <summary>Reads what payloads may or may not hold.</summary>
internal static class PayloadReading
{
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>The object that the bytes spell; null when they spell none.</summary>
    public static JsonElement? Object(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span)) return null; // the parser lets it through, and whoever reads a string would meet it
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A string, by the names that lead to it; null when there is none, or one that is no text (half a surrogate pair).</summary>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path)
    {
        if (json.At(path) is not { ValueKind: JsonValueKind.String } found) return null;
        try
        {
            return found.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A word of Slack's own, like an error's name: fit to be logged and shown. Null for everything else.</summary>
    public static string? Word(this JsonElement json, string name) =>
        json.Text(name) is { Length: > 0 and <= 60 } word && !word.AsSpan().ContainsAnyExcept(WordCharacters) ? word : null;

    /// <summary>Whether something is true.</summary>
    public static bool Flag(this JsonElement json, params ReadOnlySpan<string> path) => json.At(path) is { ValueKind: JsonValueKind.True };

    /// <summary>What the names lead to; null when there is nothing.</summary>
    public static JsonElement? At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out json)) return null;
        }

        return json;
    }
}
