using System.Text.Json.Nodes;
using DealBot.Core.Chat;

namespace DealBot.Slack.Rendering;

/// <summary>
/// The JSON of Block Kit (docs.slack.dev/reference/block-kit). Text from outside stands only in <c>plain_text</c> and in
/// <c>rich_text</c>, in which Slack parses nothing; there is no mrkdwn at all.
/// </summary>
internal static class BlockKit
{
    /// <summary>The most blocks of a message; a modal and the App Home take 100 (docs.slack.dev/reference/block-kit/blocks).</summary>
    public const int MostBlocks = 50, MostBlocksInView = 100;

    private const int HeaderLimit = 150, ButtonLimit = 75, OptionLimit = 75, PlaceholderLimit = 150, ContextLimit = 2000;

    public static JsonObject PlainText(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = PlainText(OneLine.Cut(text, HeaderLimit)) };

    public static JsonObject Context(string text) =>
        new() { ["type"] = "context", ["elements"] = new JsonArray(PlainText(OneLine.Cut(text, ContextLimit))) };

    /// <summary>Up to ten texts in two columns, row by row.</summary>
    public static JsonObject Fields(IEnumerable<string> texts) =>
        new() { ["type"] = "section", ["fields"] = Array(texts.Select(PlainText)) };

    public static JsonObject Actions(IEnumerable<JsonObject> elements) => new() { ["type"] = "actions", ["elements"] = Array(elements) };

    public static JsonObject Button(Button button)
    {
        JsonObject json = new()
        {
            ["type"] = "button",
            ["action_id"] = button.Id,
            ["text"] = PlainText(OneLine.Cut(button.Label, ButtonLimit)),
        };
        if (button.Style is not ButtonStyle.Plain) json["style"] = button.Style is ButtonStyle.Primary ? "primary" : "danger";
        return json;
    }

    public static JsonObject Select(string actionId, string placeholder, IEnumerable<MenuOption> options) => new()
    {
        ["type"] = "static_select",
        ["action_id"] = actionId,
        ["placeholder"] = PlainText(OneLine.Cut(placeholder, PlaceholderLimit)),
        ["options"] = Array(options.Select(Option)),
    };

    public static JsonObject Option(MenuOption option) =>
        new() { ["text"] = PlainText(OneLine.Cut(option.Label, OptionLimit)), ["value"] = option.Value };

    public static JsonObject RichText(params IEnumerable<JsonObject> elements) => new() { ["type"] = "rich_text", ["elements"] = Array(elements) };

    public static JsonObject Line(RichText text) => Inline("rich_text_section", text);

    public static JsonObject Quote(RichText text) => Inline("rich_text_quote", text);

    public static JsonObject Preformatted(string text) => Inline("rich_text_preformatted", text);

    public static JsonObject Bullets(IEnumerable<JsonObject> lines) =>
        new() { ["type"] = "rich_text_list", ["style"] = "bullet", ["elements"] = Array(lines) };

    public static JsonArray Array(IEnumerable<JsonObject> items) => [.. items];

    private static JsonObject Inline(string type, RichText text)
    {
        JsonArray elements = [];
        foreach (var run in text.Runs)
        {
            if (run.Text.Length > 0) elements.Add(Element(run)); // Slack refuses an element without text
        }

        return new() { ["type"] = type, ["elements"] = elements };
    }

    private static JsonObject Element(Run run)
    {
        JsonObject json = SafeUrl(run.Url) is { } url
            ? new() { ["type"] = "link", ["url"] = url, ["text"] = run.Text }
            : new() { ["type"] = "text", ["text"] = run.Text };

        JsonObject style = [];
        if (run.Style.HasFlag(RunStyle.Strong)) style["bold"] = true;
        if (run.Style.HasFlag(RunStyle.Narration)) style["italic"] = true;
        if (run.Style.HasFlag(RunStyle.Code)) style["code"] = true;
        if (style.Count > 0) json["style"] = style;
        return json;
    }

    /// <summary>The address if a click on it opens a page and Slack takes it; otherwise null, and the words stand without a link.</summary>
    private static string? SafeUrl(string? url) =>
        url is { Length: <= 2000 } && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.AbsoluteUri
            : null;
}
