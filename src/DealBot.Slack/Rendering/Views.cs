using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Core.Chat;

namespace DealBot.Slack.Rendering;

/// <summary>Views: forms as modals, and the home page (docs.slack.dev/reference/views).</summary>
internal static class Views
{
    /// <summary>Titles and the words on a modal's buttons.</summary>
    private const int TitleLimit = 24;

    private const int LabelLimit = 2000, IntroductionLimit = 3000;

    /// <summary>Files that DealBot can read, articles and lists of feeds (docs.slack.dev/reference/block-kit/block-elements/file-input-element).</summary>
    private static readonly string[] FileTypes = ["txt", "text", "md", "markdown", "html", "htm", "opml", "xml"];

    /// <summary>A form as a modal.</summary>
    /// <param name="form">What is asked.</param>
    /// <param name="metadata">Comes back with the answers; at most 3,000 characters, seen by no user.</param>
    public static JsonElement Modal(Form form, string metadata)
    {
        JsonArray blocks = [];
        if (form.Introduction is { Length: > 0 } introduction)
        {
            blocks.Add(new JsonObject { ["type"] = "section", ["text"] = BlockKit.PlainText(OneLine.Cut(introduction, IntroductionLimit)) });
        }

        foreach (var field in form.Fields) blocks.Add(Input(field));
        JsonObject modal = new()
        {
            ["type"] = "modal",
            ["callback_id"] = form.Id,
            ["title"] = BlockKit.PlainText(OneLine.Cut(form.Title, TitleLimit)),
            ["submit"] = BlockKit.PlainText("Send"),
            ["close"] = BlockKit.PlainText("Cancel"),
            ["private_metadata"] = metadata,
            ["blocks"] = blocks,
        };
        return JsonElement.Parse(modal.ToJsonString());
    }

    /// <summary>The home page.</summary>
    /// <param name="blocks">An array of at most 100 blocks.</param>
    public static JsonElement Home(JsonElement blocks) => JsonElement.Parse($$"""{"type":"home","blocks":{{blocks.GetRawText()}}}""");

    private static JsonObject Input(FormField field) => new()
    {
        ["type"] = "input",
        ["block_id"] = field.Name,
        ["optional"] = !field.IsRequired,
        ["label"] = BlockKit.PlainText(OneLine.Cut(field.Label, LabelLimit)),
        ["element"] = Element(field),
    };

    private static JsonObject Element(FormField field)
    {
        switch (field.Kind)
        {
            case FormFieldKind.Choice:
                var select = BlockKit.Select(field.Name, "Choose", field.Choices);
                var chosen = field.Choices.FirstOrDefault(choice => string.Equals(choice.Value, field.Value, StringComparison.Ordinal)) ?? field.Choices[0];
                select["initial_option"] = BlockKit.Option(chosen);
                return select;
            case FormFieldKind.File:
                return new() { ["type"] = "file_input", ["action_id"] = field.Name, ["filetypes"] = new JsonArray([.. FileTypes.Select(type => JsonValue.Create(type))]), ["max_files"] = 1 };
            default:
                var lines = field.Kind is FormFieldKind.Lines;
                var limit = lines ? 2000 : 300;
                JsonObject input = new() { ["type"] = "plain_text_input", ["action_id"] = field.Name, ["multiline"] = lines, ["max_length"] = limit };
                if (field.Value is { Length: > 0 } value) input["initial_value"] = Excerpt.Fit(Visible.Of(value), limit, static cut => OneLine.Size(cut.Plain)).Plain;
                return input;
        }
    }
}
