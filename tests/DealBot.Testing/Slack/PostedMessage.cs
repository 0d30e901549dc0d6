using System.Text.Json;

namespace DealBot.Testing.Slack;

/// <summary>A message as the workspace holds it.</summary>
/// <param name="OnlyTo">The user who alone sees it (ephemeral); null when the whole channel does.</param>
public sealed record PostedMessage(
    string Channel, string Ts, string Author, string Text, JsonElement? Blocks, string? ThreadTs = null, string? OnlyTo = null)
{
    /// <summary>Whether it was changed after it was posted.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Whether the bot wrote it.</summary>
    public bool IsOurs => string.Equals(Author, SlackWorkspace.BotUser, StringComparison.Ordinal);

    /// <summary>Whether links were to be unfurled; a quote must not be.</summary>
    public bool Unfurls { get; init; }

    /// <summary>What it carries that nobody sees; null for nothing.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>What a reader sees: the texts of the blocks, or the text when there are no blocks; Slack's three escapes undone.</summary>
    public string Shown => SlackReader.Text(Blocks, Text);

    /// <summary>The buttons and menus under it.</summary>
    public IReadOnlyList<SlackControl> Controls => SlackReader.Controls(Blocks);

    /// <summary>The labels of its buttons.</summary>
    public IReadOnlyList<string> Buttons => [.. Controls.Where(control => control.Type is "button").Select(control => control.Label)];
}

/// <summary>A button, a menu or a field.</summary>
/// <param name="Label">What is written on it: the button's text, the menu's placeholder, the field's label.</param>
/// <param name="Element">The element as it was sent.</param>
public sealed record SlackControl(string BlockId, string ActionId, string Type, string Label, JsonElement Element)
{
    /// <summary>The options of a menu: what is written on each, and its value.</summary>
    public IReadOnlyList<(string Label, string Value)> Options =>
        Element.TryGetProperty("options", out var options)
            ? [.. options.EnumerateArray().Select(option => (SlackReader.Value(option, "text", "text") ?? "", SlackReader.Value(option, "value") ?? ""))]
            : [];
}

/// <summary>Reads blocks as Slack shows them.</summary>
public static class SlackReader
{
    /// <summary>All the texts of blocks in reading order, a line each.</summary>
    public static string Text(JsonElement? blocks, string otherwise = "")
    {
        if (blocks is not { ValueKind: JsonValueKind.Array } given || given.GetArrayLength() == 0) return Unescape(otherwise);
        List<string> lines = [];
        foreach (var block in given.EnumerateArray()) Collect(block, lines);
        return string.Join('\n', lines);
    }

    /// <summary>Slack's own unescaping: these three and nothing else.</summary>
    public static string Unescape(string mrkdwn) => mrkdwn
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    public static IReadOnlyList<SlackControl> Controls(JsonElement? blocks)
    {
        if (blocks is not { ValueKind: JsonValueKind.Array } given) return [];
        List<SlackControl> found = [];
        foreach (var block in given.EnumerateArray())
        {
            var blockId = Value(block, "block_id") ?? "";
            var label = Value(block, "label", "text");
            foreach (var element in Elements(block))
            {
                if (Value(element, "action_id") is not { } action) continue;
                found.Add(new SlackControl(
                    blockId, action, Value(element, "type") ?? "", label ?? Value(element, "text", "text") ?? Value(element, "placeholder", "text") ?? "", element));
            }
        }

        return found;
    }

    /// <summary>The string at a path of properties; null when there is none.</summary>
    public static string? Value(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind is JsonValueKind.String ? element.GetString() : null;
    }

    private static IEnumerable<JsonElement> Elements(JsonElement block)
    {
        if (block.TryGetProperty("elements", out var elements))
            foreach (var element in elements.EnumerateArray()) yield return element;
        if (block.TryGetProperty("accessory", out var accessory)) yield return accessory;
        if (block.TryGetProperty("element", out var single)) yield return single;
    }

    private static void Collect(JsonElement node, List<string> lines)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in node.EnumerateArray()) Collect(item, lines);
                break;
            case JsonValueKind.Object:
                if (node.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String)
                {
                    var shown = text.GetString()!;
                    lines.Add(Value(node, "type") is "mrkdwn" or "markdown" ? Unescape(shown) : shown);
                    break;
                }

                if (Value(node, "type") is "rich_text_section" or "rich_text_quote" or "rich_text_preformatted")
                {
                    List<string> pieces = []; // of one line, each in a style of its own
                    Collect(node.GetProperty("elements"), pieces);
                    lines.Add(string.Concat(pieces));
                    break;
                }

                foreach (var property in node.EnumerateObject().Where(property => property.Name is not ("options" or "confirm" or "placeholder")))
                    Collect(property.Value, lines);
                break;
        }
    }
}
