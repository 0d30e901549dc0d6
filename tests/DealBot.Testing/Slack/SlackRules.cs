using System.Text.Json;

namespace DealBot.Testing.Slack;

/// <summary>Why Slack refuses blocks or a view.</summary>
/// <param name="Error">Its error code.</param>
/// <param name="Why">The reason, with where it stands.</param>
public sealed record SlackRefusal(string Error, string Why);

/// <summary>Block Kit's limits, as docs.slack.dev/reference/block-kit gives them. Texts are counted in UTF-16 code units.</summary>
public static class SlackRules
{
    /// <summary>The longest top-level text of a message.</summary>
    public const int MostText = 40_000;

    /// <summary>All the texts of a message's blocks together, about, each block counted as <see cref="BlockWeight"/> more; Slack
    /// says <c>msg_blocks_too_long</c> beyond it. Measured by others: slackapi/bolt-js, issues 2509 and 2867.</summary>
    public const int MostBlockText = 13_200;

    /// <summary>What a block weighs besides its texts; Slack counts something for it and does not say how much.</summary>
    public const int BlockWeight = 20;

    private const int MostId = 255;

    /// <summary>What is wrong with a message's blocks; null for nothing.</summary>
    public static SlackRefusal? OfMessage(JsonElement? blocks)
    {
        if (blocks is not { } given) return null;
        if (given.ValueKind is not JsonValueKind.Array) return new("invalid_blocks_format", "blocks is not a list");
        try
        {
            Check(given, isModal: false, most: 50);
        }
        catch (RuleBrokenException broken)
        {
            return new("invalid_blocks", broken.Message);
        }

        var length = TextLength(given) + given.GetArrayLength() * BlockWeight;
        return length > MostBlockText ? new("msg_blocks_too_long", $"the texts of the blocks have {length} characters") : null;
    }

    /// <summary>What is wrong with a view; null for nothing.</summary>
    public static SlackRefusal? OfView(JsonElement view)
    {
        try
        {
            var type = SlackReader.Value(view, "type");
            Demand(type is "modal" or "home", "type", "must be modal or home");
            if (type is "modal")
            {
                Plain(view, "title", 24, isNeeded: true);
                Plain(view, "submit", 24);
                Plain(view, "close", 24);
            }

            Length(view, "private_metadata", 3000);
            Length(view, "callback_id", MostId);
            Length(view, "external_id", MostId);
            Demand(view.TryGetProperty("blocks", out var blocks) && blocks.ValueKind is JsonValueKind.Array, "blocks", "is missing");
            Check(blocks, isModal: type is "modal", most: 100);
            var hasInputs = blocks.EnumerateArray().Any(block => SlackReader.Value(block, "type") is "input");
            Demand(type is "home" || !hasInputs || view.TryGetProperty("submit", out _), "submit", "is needed with inputs");
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return new("invalid_arguments", broken.Message);
        }
    }

    private static void Check(JsonElement blocks, bool isModal, int most)
    {
        Demand(blocks.GetArrayLength() <= most, "blocks", $"no more than {most} items allowed");
        HashSet<string> ids = new(StringComparer.Ordinal);
        var at = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            try
            {
                Demand(block.ValueKind is JsonValueKind.Object, "", "must be an object");
                Length(block, "block_id", MostId);
                if (SlackReader.Value(block, "block_id") is { } id) Demand(ids.Add(id), "block_id", "is used twice");
                Block(block, isModal);
            }
            catch (RuleBrokenException broken)
            {
                throw new RuleBrokenException($"{broken.Message} [json-pointer:/blocks/{at}]");
            }

            at++;
        }
    }

    private static void Block(JsonElement block, bool isModal)
    {
        HashSet<string> actions = new(StringComparer.Ordinal); // unique in their block: docs.slack.dev/reference/block-kit/block-elements
        switch (SlackReader.Value(block, "type"))
        {
            case "section":
                var hasText = block.TryGetProperty("text", out var text);
                var hasFields = block.TryGetProperty("fields", out var fields);
                Demand(hasText || hasFields, "text", "or fields is needed");
                if (hasText) Text(text, 3000);
                if (hasFields)
                {
                    Count(fields, "fields", 1, 10);
                    foreach (var field in fields.EnumerateArray()) Text(field, 2000);
                }

                if (block.TryGetProperty("accessory", out var accessory)) Element(accessory, isModal, actions);
                break;
            case "header":
                Plain(block, "text", 150, isNeeded: true);
                break;
            case "context":
                foreach (var element in Items(block, 10))
                {
                    if (SlackReader.Value(element, "type") is "image") Element(element, isModal, actions);
                    else Text(element, 3000);
                }

                break;
            case "actions":
                foreach (var element in Items(block, 25)) Element(element, isModal, actions);
                break;
            case "image":
                Length(block, "alt_text", 2000, isNeeded: true);
                Length(block, "image_url", 3000);
                break;
            case "input":
                Plain(block, "label", 2000, isNeeded: true);
                Plain(block, "hint", 2000);
                Demand(block.TryGetProperty("element", out var input), "element", "is needed");
                Demand(isModal || SlackReader.Value(input, "type") is not "file_input", "element", "file_input belongs in modals");
                Element(input, isModal, actions);
                break;
            case "rich_text":
                Demand(block.TryGetProperty("elements", out var elements) && elements.ValueKind is JsonValueKind.Array, "elements", "is needed");
                break;
            case "markdown":
                Demand(!isModal, "type", "markdown belongs in messages");
                Length(block, "text", 12_000, isNeeded: true);
                break;
            case "divider":
                break;
            case var other:
                throw new RuleBrokenException($"unsupported type: {other}");
        }
    }

    private static void Element(JsonElement element, bool isModal, HashSet<string> actions)
    {
        Length(element, "action_id", MostId);
        if (SlackReader.Value(element, "action_id") is { } action) Demand(actions.Add(action), "action_id", "is used twice");
        Plain(element, "placeholder", 150);
        switch (SlackReader.Value(element, "type"))
        {
            case "button":
                Plain(element, "text", 75, isNeeded: true);
                Length(element, "value", 2000);
                Length(element, "url", 3000);
                Length(element, "accessibility_label", 75);
                Demand(SlackReader.Value(element, "style") is null or "primary" or "danger", "style", "must be primary or danger");
                break;
            case "static_select" or "multi_static_select" or "overflow" or "radio_buttons" or "checkboxes":
                var most = SlackReader.Value(element, "type") switch { "overflow" => 5, "radio_buttons" or "checkboxes" => 10, _ => 100 };
                if (element.TryGetProperty("options", out var options)) Options(options, most);
                else Demand(element.TryGetProperty("option_groups", out _), "options", "is needed");
                break;
            case "external_select" or "users_select" or "conversations_select" or "channels_select" or "datepicker" or "timepicker" or "file_input":
                break;
            case "plain_text_input":
                if (element.TryGetProperty("max_length", out var longest)) Demand(longest.GetInt32() is >= 1 and <= 3000, "max_length", "must be 1 to 3000");
                if (element.TryGetProperty("min_length", out var shortest)) Demand(shortest.GetInt32() is >= 0 and <= 3000, "min_length", "must be 0 to 3000");
                Length(element, "initial_value", 3000);
                break;
            case "image":
                Length(element, "alt_text", 2000, isNeeded: true);
                Length(element, "image_url", 3000);
                break;
            case var other:
                throw new RuleBrokenException($"unsupported element: {other}");
        }
    }

    private static void Options(JsonElement options, int most)
    {
        Count(options, "options", 1, most);
        foreach (var option in options.EnumerateArray())
        {
            Demand(option.TryGetProperty("text", out var text), "text", "is needed");
            Text(text, 75);
            Length(option, "value", 150, isNeeded: true);
            Plain(option, "description", 75);
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement block, int most)
    {
        Demand(block.TryGetProperty("elements", out var elements), "elements", "is needed");
        Count(elements, "elements", 1, most);
        return elements.EnumerateArray();
    }

    private static void Count(JsonElement list, string name, int least, int most)
    {
        Demand(list.ValueKind is JsonValueKind.Array && list.GetArrayLength() >= least, name, $"no fewer than {least} items allowed");
        Demand(list.GetArrayLength() <= most, name, $"no more than {most} items allowed");
    }

    private static void Text(JsonElement text, int most)
    {
        Demand(SlackReader.Value(text, "type") is "mrkdwn" or "plain_text", "type", "must be mrkdwn or plain_text");
        Length(text, "text", most, isNeeded: true);
    }

    private static void Plain(JsonElement owner, string name, int most, bool isNeeded = false)
    {
        if (!owner.TryGetProperty(name, out var text))
        {
            Demand(!isNeeded, name, "is needed");
            return;
        }

        Demand(SlackReader.Value(text, "type") is "plain_text", name, "must be plain_text");
        Length(text, "text", most, isNeeded: true);
    }

    private static void Length(JsonElement owner, string name, int most, bool isNeeded = false)
    {
        var value = SlackReader.Value(owner, name);
        Demand(!isNeeded || value is { Length: > 0 }, name, "must be more than 0 characters");
        Demand(value is null || value.Length <= most, name, $"must be less than {most + 1} characters");
    }

    private static int TextLength(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().Sum(TextLength),
        JsonValueKind.Object => node.EnumerateObject().Sum(property =>
            property.Name is "text" && property.Value.ValueKind is JsonValueKind.String ? property.Value.GetString()!.Length : TextLength(property.Value)),
        _ => 0,
    };

    private static void Demand(bool holds, string name, string rule)
    {
        if (!holds) throw new RuleBrokenException($"{name} {rule}");
    }

    private sealed class RuleBrokenException(string message) : Exception(message);
}
