using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DealBot.Testing.Discord;

/// <summary>What Discord demands of messages and modals beyond its schema (developers: resources/message, components/reference).</summary>
/// <remarks>Lengths are counted in UTF-16 code units, as Discord's own client does; what passes here passes any other count.</remarks>
internal static partial class MessageRules
{
    private const int ComponentsV2 = 1 << 15;
    private static readonly string[] LegacyParts = ["content", "embeds", "poll"];
    private static readonly string[] Lists = ["embeds", "components", "attachments", "sticker_ids"];

    /// <summary>Everything wrong with a message's body, as field paths and sentences.</summary>
    public static List<FieldError> OfMessage(JsonObject body, int flagsBefore = 0)
    {
        var errors = new List<FieldError>();
        var isV2 = (((int?)body["flags"] ?? 0) | flagsBefore) is var flags && (flags & ComponentsV2) != 0;

        Length(errors, body["content"], "content", 0, 2000);
        if (body["nonce"] is JsonValue nonce) Length(errors, nonce.ToString(), "nonce", 0, 25);
        if (body["embeds"] is JsonArray embeds) OfEmbeds(errors, embeds);
        if (body["components"] is JsonArray components) OfComponents(errors, components, isV2);
        if (body["allowed_mentions"] is JsonObject mentions) OfMentions(errors, mentions);
        if (isV2)
        {
            foreach (var old in LegacyParts.Where(name => body[name] is JsonValue or JsonObject or JsonArray { Count: > 0 }))
                errors.Add(new(old, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The field cannot be used with components V2."));
        }

        return errors;
    }

    /// <summary>Everything wrong with a modal's data.</summary>
    public static List<FieldError> OfModal(JsonObject data)
    {
        var errors = new List<FieldError>();
        Length(errors, data["title"], "data.title", 1, 45);
        Length(errors, data["custom_id"], "data.custom_id", 1, 100);
        var rows = data["components"] as JsonArray;
        if (rows is not { Count: >= 1 and <= 5 }) errors.Add(new("data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."));
        Unique(errors, DiscordMessage.Below(rows).Select(part => (string?)part["custom_id"]), "data.components");
        return errors;
    }

    /// <summary>Whether nothing would be shown: error 50006.</summary>
    public static bool IsEmpty(JsonObject json) =>
        string.IsNullOrWhiteSpace((string?)json["content"])
        && Lists.All(part => json[part] is not JsonArray { Count: > 0 })
        && json["poll"] is null;

    private static void OfEmbeds(List<FieldError> errors, JsonArray embeds)
    {
        if (embeds.Count > 10) errors.Add(new("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length."));
        var total = 0;
        foreach (var (embed, at) in embeds.Select((embed, at) => (embed!, $"embeds.{embeds.IndexOf(embed)}")))
        {
            total += Length(errors, embed["title"], $"{at}.title", 0, 256)
                + Length(errors, embed["description"], $"{at}.description", 0, 4096)
                + Length(errors, embed["footer"]?["text"], $"{at}.footer.text", 1, 2048)
                + Length(errors, embed["author"]?["name"], $"{at}.author.name", 1, 256);
            Url(errors, embed["url"], $"{at}.url");
            Url(errors, embed["author"]?["url"], $"{at}.author.url");
            var fields = embed["fields"]?.AsArray() ?? [];
            if (fields.Count > 25) errors.Add(new($"{at}.fields", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."));
            for (var i = 0; i < fields.Count; i++)
            {
                total += Length(errors, fields[i]!["name"], $"{at}.fields.{i}.name", 1, 256, isRequired: true)
                    + Length(errors, fields[i]!["value"], $"{at}.fields.{i}.value", 1, 1024, isRequired: true);
            }

            if (embed.AsObject().All(part => part.Key is "type" or "color" or "url" or "timestamp"))
                errors.Add(new($"{at}.description", "BASE_TYPE_REQUIRED", "This field is required"));
        }

        if (total > 6000) errors.Add(new("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of 6000 ({total})."));
    }

    private static void OfComponents(List<FieldError> errors, JsonArray rows, bool isV2)
    {
        if (!isV2 && rows.Count > 5) errors.Add(new("components", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length."));
        var all = DiscordMessage.Below(rows).ToList();
        if (isV2 && all.Count > 40) errors.Add(new("components", "BASE_TYPE_MAX_LENGTH", "Must be 40 or fewer in all."));
        if (all.Where(part => (int?)part["type"] == 10).Sum(part => ((string?)part["content"] ?? "").Length) > 4000)
            errors.Add(new("components", "COMPONENT_MAX_TOTAL_TEXT_LENGTH", "Text displays exceed 4000 characters in all."));
        for (var i = 0; i < rows.Count; i++)
        {
            if (!isV2 && (int?)rows[i]!["type"] != 1) errors.Add(new($"components.{i}.type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,)."));
            else OfRows(errors, rows[i]!.AsObject(), $"components.{i}");
        }

        Unique(errors, all.Select(part => (string?)part["custom_id"]), "components");
    }

    private static void OfRows(List<FieldError> errors, JsonObject part, string at)
    {
        var inner = part["components"] as JsonArray ?? [];
        if ((int?)part["type"] == 1)
        {
            var buttons = inner.Count(child => (int?)child!["type"] == 2);
            if (inner.Count is 0 or > 5 || (buttons < inner.Count && inner.Count > 1))
                errors.Add(new($"{at}.components", "BASE_TYPE_BAD_LENGTH", "A row holds one to five buttons, or one select menu."));
        }

        for (var i = 0; i < inner.Count; i++) OfRows(errors, inner[i]!.AsObject(), $"{at}.components.{i}");
        if (part["accessory"] is JsonObject accessory) OfRows(errors, accessory, $"{at}.accessory");
        if ((int?)part["type"] == 2) OfButton(errors, part, at);
        if ((int?)part["type"] == 3) OfMenu(errors, part, at);
    }

    private static void OfButton(List<FieldError> errors, JsonObject button, string at)
    {
        var isLink = (int?)button["style"] == 5;
        Length(errors, button["label"], $"{at}.label", 0, 80);
        Length(errors, button["custom_id"], $"{at}.custom_id", 1, 100, isRequired: !isLink);
        Length(errors, button["url"], $"{at}.url", 1, 512, isRequired: isLink);
        Url(errors, button["url"], $"{at}.url");
        if ((int?)button["style"] is not (>= 1 and <= 5)) errors.Add(new($"{at}.style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5}."));
        if (isLink && button["custom_id"] is not null || !isLink && button["url"] is not null)
            errors.Add(new(at, "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", "A custom id and url cannot both be specified."));
        if (button["label"] is null && button["emoji"] is null) errors.Add(new($"{at}.label", "BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji."));
    }

    private static void OfMenu(List<FieldError> errors, JsonObject menu, string at)
    {
        var options = menu["options"] as JsonArray ?? [];
        Length(errors, menu["custom_id"], $"{at}.custom_id", 1, 100, isRequired: true);
        Length(errors, menu["placeholder"], $"{at}.placeholder", 0, 150);
        if (options.Count is 0 or > 25) errors.Add(new($"{at}.options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length."));
        for (var i = 0; i < options.Count; i++)
        {
            Length(errors, options[i]!["label"], $"{at}.options.{i}.label", 1, 100, isRequired: true);
            Length(errors, options[i]!["value"], $"{at}.options.{i}.value", 1, 100, isRequired: true);
            Length(errors, options[i]!["description"], $"{at}.options.{i}.description", 0, 100);
        }

        if (options.Select(option => (string?)option!["value"]).Distinct(StringComparer.Ordinal).Count() < options.Count)
            errors.Add(new($"{at}.options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used."));
        if ((int?)menu["min_values"] is { } least && least > options.Count || (int?)menu["max_values"] is { } most && most > options.Count)
            errors.Add(new($"{at}.max_values", "SELECT_COMPONENT_MAX_VALUES", "Cannot be more than there are options."));
    }

    private static void OfMentions(List<FieldError> errors, JsonObject mentions)
    {
        foreach (var kind in new[] { "users", "roles" })
        {
            if (mentions[kind] is not JsonArray { Count: > 0 } ids) continue;
            if (ids.Count > 100) errors.Add(new($"allowed_mentions.{kind}", "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length."));
            if (mentions["parse"]?.AsArray().Any(parsed => string.Equals((string?)parsed, kind, StringComparison.Ordinal)) ?? false)
                errors.Add(new("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive."));
        }
    }

    /// <summary>Checks a text's length, trimmed as Discord trims it, and returns it.</summary>
    private static int Length(List<FieldError> errors, JsonNode? text, string at, int least, int most, bool isRequired = false)
    {
        if (text is not JsonValue value || !value.TryGetValue<string>(out var words))
        {
            if (isRequired) errors.Add(new(at, "BASE_TYPE_REQUIRED", "This field is required"));
            return 0;
        }

        var length = words.Trim().Length;
        if (length > most) errors.Add(new(at, "BASE_TYPE_MAX_LENGTH", $"Must be {most} or fewer in length."));
        if (length < least) errors.Add(new(at, "BASE_TYPE_REQUIRED", "This field is required"));
        return length;
    }

    private static void Url(List<FieldError> errors, JsonNode? url, string at)
    {
        if ((string?)url is { } address && !Web().IsMatch(address))
            errors.Add(new(at, "URL_TYPE_INVALID_URL", "Not a well formed URL."));
    }

    private static void Unique(List<FieldError> errors, IEnumerable<string?> ids, string at)
    {
        foreach (var twice in ids.OfType<string>().GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1))
            errors.Add(new(at, "COMPONENT_CUSTOM_ID_DUPLICATED", $"Component custom id cannot be duplicated: {twice.Key}"));
    }

    [GeneratedRegex(@"^https?://[^\s/?#]+[^\s]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Web();
}

/// <summary>One thing wrong with a body.</summary>
/// <param name="Path">The field, with dots between its parts.</param>
/// <param name="Code">Discord's word for it.</param>
/// <param name="Message">A sentence.</param>
internal sealed record FieldError(string Path, string Code, string Message)
{
    /// <summary>The errors as the body of a refusal has them.</summary>
    public static JsonObject Tree(IEnumerable<FieldError> errors)
    {
        var tree = new JsonObject();
        foreach (var error in errors)
        {
            var node = tree;
            foreach (var part in error.Path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                if (node[part] is not JsonObject child) node[part] = child = [];
                node = child;
            }

            if (node["_errors"] is not JsonArray list) node["_errors"] = list = [];
            list.Add((JsonNode)new JsonObject { ["code"] = error.Code, ["message"] = error.Message });
        }

        return tree;
    }
}
