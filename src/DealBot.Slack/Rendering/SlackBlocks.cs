using System.Text.Json.Nodes;

namespace DealBot.Slack.Rendering;

/// <summary>Some characters as a reader of Slack sees them.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Format">How they look, and what else they do.</param>
/// <param name="Url">Where a click on them leads; null for nowhere.</param>
internal sealed record ReadRun(string Text, ReadFormat Format = ReadFormat.None, string? Url = null);

/// <summary>What Slack makes of characters besides showing them.</summary>
[Flags]
internal enum ReadFormat
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Struck = 4,
    Code = 8,
    Link = 16,

    /// <summary>A user, a group, a channel or everybody is named, and told.</summary>
    Mention = 32,

    /// <summary>A shortcode became a picture.</summary>
    Emoji = 64,

    /// <summary>What was sent is shown as something else: a date in the reader's time zone.</summary>
    Replaced = 128,
}

/// <summary>
/// Reads blocks as Slack shows them: what a reader sees, and what of it is more than characters. Written from Slack's reference
/// and not from our drawing, so that it can tell when the two differ.
/// </summary>
internal static class SlackBlocks
{
    /// <summary>Everything that a block, an element or an array of them shows, in order.</summary>
    public static IReadOnlyList<ReadRun> Read(JsonNode? node)
    {
        List<ReadRun> runs = [];
        Add(node, runs);
        return runs;
    }

    /// <summary>Only the characters.</summary>
    public static string Text(JsonNode? node) => string.Concat(Read(node).Select(run => run.Text));

    private static void Add(JsonNode? node, List<ReadRun> runs)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array) Add(item, runs);
            return;
        }

        if (node is not JsonObject json) return;
        var text = String(json, "text");
        switch (String(json, "type"))
        {
            case "plain_text":
                runs.AddRange(json["emoji"]?.GetValue<bool>() is false ? [new ReadRun(text)] : SlackText.ReadEmoji(text));
                break;
            case "mrkdwn":
                runs.AddRange(SlackText.Read(text));
                break;
            case "text":
                runs.Add(new ReadRun(text, Style(json)));
                break;
            case "link":
                runs.Add(new ReadRun(text.Length > 0 ? text : String(json, "url"), Style(json) | ReadFormat.Link, String(json, "url")));
                break;
            case "user" or "usergroup" or "channel" or "broadcast" or "team":
                runs.Add(new ReadRun("@", ReadFormat.Mention));
                break;
            case "emoji":
                runs.Add(new ReadRun($":{String(json, "name")}:", ReadFormat.Emoji));
                break;
            case "date" or "color":
                runs.Add(new ReadRun(String(json, "fallback"), ReadFormat.Replaced));
                break;
            default:
                // A block or an element that holds others, in the order in which Slack shows them.
                foreach (var part in new[] { "text", "label", "fields", "elements", "placeholder", "options", "accessory", "element" })
                {
                    Add(json[part], runs);
                }

                break;
        }
    }

    private static ReadFormat Style(JsonObject json)
    {
        var style = json["style"] as JsonObject;
        var format = ReadFormat.None;
        if (Has("bold")) format |= ReadFormat.Bold;
        if (Has("italic")) format |= ReadFormat.Italic;
        if (Has("strike")) format |= ReadFormat.Struck;
        if (Has("code")) format |= ReadFormat.Code;
        return format;

        bool Has(string name) => style?[name]?.GetValue<bool>() is true;
    }

    private static string String(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
