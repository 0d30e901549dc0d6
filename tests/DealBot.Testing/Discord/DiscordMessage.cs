using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>A message as it stood at one moment, as a user sees it.</summary>
/// <param name="Json">The whole of it, as the platform sends it.</param>
/// <param name="Channel">Where it stands.</param>
/// <param name="EphemeralTo">The only user who sees it; null when all do.</param>
/// <param name="AllowedMentions">What the bot said may ping; null when it said nothing, so that everything pings.</param>
public sealed record DiscordMessage(JsonObject Json, DiscordChannel Channel, DiscordUser? EphemeralTo, JsonNode? AllowedMentions)
{
    private const int Loading = 1 << 7;

    /// <summary>A snowflake.</summary>
    public string Id => (string)Json["id"]!;

    /// <summary>The text above the embeds.</summary>
    public string Content => (string?)Json["content"] ?? "";

    /// <summary>The flags.</summary>
    public int Flags => (int?)Json["flags"] ?? 0;

    /// <summary>Whether only one user sees it.</summary>
    public bool IsEphemeral => EphemeralTo is not null;

    /// <summary>Whether it still says "DealBot is thinking…".</summary>
    public bool IsLoading => (Flags & Loading) != 0;

    /// <summary>The id of the message that it answers, if it does.</summary>
    public string? Answers => (string?)Json["message_reference"]?["message_id"];

    /// <summary>Who wrote it.</summary>
    public string AuthorId => (string)Json["author"]!["id"]!;

    /// <summary>The cards.</summary>
    public IReadOnlyList<JsonObject> Embeds => [.. Json["embeds"]!.AsArray().Select(embed => embed!.AsObject())];

    /// <summary>The buttons, in reading order.</summary>
    public IReadOnlyList<DiscordButton> Buttons => [.. Components(2).Select(component => new DiscordButton(component))];

    /// <summary>The select menus.</summary>
    public IReadOnlyList<DiscordMenu> Menus => [.. Components(3).Select(component => new DiscordMenu(component))];

    /// <summary>All that is to be read, as written (Markdown not interpreted), one piece a line: content, embeds, text displays.</summary>
    public string Text => string.Join('\n', Pieces().Where(piece => !string.IsNullOrEmpty(piece)));

    /// <summary>The button with a label.</summary>
    public DiscordButton Button(string label) => Buttons.FirstOrDefault(button => string.Equals(button.Label, label, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"The message has no button \"{label}\" but {string.Join(", ", Buttons.Select(button => $"\"{button.Label}\""))}:\n{Text}");

    /// <summary>Components of a type, at any depth.</summary>
    public IEnumerable<JsonObject> Components(int type) => Below(Json["components"]).Where(component => (int?)component["type"] == type);

    /// <inheritdoc/>
    public override string ToString() => $"{(IsEphemeral ? "(only to " + EphemeralTo!.Name + ") " : "")}{(IsLoading ? "(thinking) " : "")}{Text}";

    internal static IEnumerable<JsonObject> Below(JsonNode? node) => node switch
    {
        JsonArray many => many.SelectMany(Below),
        JsonObject one => ((IEnumerable<JsonObject>)[one]).Concat(Below(one["components"])).Concat(Below(one["component"])).Concat(Below(one["accessory"])),
        _ => [],
    };

    private IEnumerable<string?> Pieces()
    {
        yield return Content;
        foreach (var embed in Embeds)
        {
            yield return (string?)embed["author"]?["name"];
            yield return (string?)embed["title"];
            yield return (string?)embed["description"];
            foreach (var field in embed["fields"]?.AsArray() ?? [])
            {
                yield return (string?)field!["name"];
                yield return (string?)field["value"];
            }

            yield return (string?)embed["footer"]?["text"];
        }

        foreach (var display in Components(10)) yield return (string?)display["content"];
    }
}

/// <summary>A button.</summary>
/// <param name="Json">As sent.</param>
public sealed record DiscordButton(JsonObject Json)
{
    /// <summary>What stands on it.</summary>
    public string? Label => (string?)Json["label"];

    /// <summary>What comes back when it is pressed; null for a link.</summary>
    public string? CustomId => (string?)Json["custom_id"];

    /// <summary>Where a link leads.</summary>
    public string? Url => (string?)Json["url"];

    /// <summary>1 primary, 2 secondary, 3 success, 4 danger, 5 link.</summary>
    public int Style => (int)Json["style"]!;

    /// <summary>Whether it cannot be pressed.</summary>
    public bool IsDisabled => (bool?)Json["disabled"] ?? false;
}

/// <summary>A menu of strings.</summary>
/// <param name="Json">As sent.</param>
public sealed record DiscordMenu(JsonObject Json)
{
    /// <summary>What comes back with the choice.</summary>
    public string CustomId => (string)Json["custom_id"]!;

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<DiscordChoice> Options =>
        [.. Json["options"]!.AsArray().Select(option => new DiscordChoice((string)option!["label"]!, (string)option["value"]!))];
}

/// <summary>Something to choose: an option of a menu, or a completion.</summary>
/// <param name="Name">What the user reads.</param>
/// <param name="Value">What the bot gets.</param>
public sealed record DiscordChoice(string Name, string Value);

/// <summary>A window with questions.</summary>
/// <param name="Json">The data of the callback that opened it.</param>
/// <param name="Interaction">What it was opened by.</param>
public sealed record DiscordModal(JsonObject Json, DiscordInteraction Interaction)
{
    /// <summary>What stands on top.</summary>
    public string Title => (string)Json["title"]!;

    /// <summary>What comes back with the answers.</summary>
    public string CustomId => (string)Json["custom_id"]!;

    /// <summary>The questions.</summary>
    public IReadOnlyList<DiscordField> Fields =>
    [
        .. Json["components"]!.AsArray().SelectMany(row => row!.AsObject() switch
        {
            var label when (int?)label["type"] == 18 =>
                (IEnumerable<DiscordField>)[new DiscordField((string)label["label"]!, (string?)label["description"], label["component"]!.AsObject())],
            var row1 when (int?)row1["type"] == 1 => row1["components"]!.AsArray()
                .Select(input => new DiscordField((string?)input!["label"] ?? "", null, input.AsObject())),
            _ => [], // text to read
        }),
    ];
}

/// <summary>A question of a modal.</summary>
/// <param name="Label">What is asked.</param>
/// <param name="Description">What is said of it.</param>
/// <param name="Json">The input.</param>
public sealed record DiscordField(string Label, string? Description, JsonObject Json)
{
    /// <summary>Under which the answer comes back.</summary>
    public string CustomId => (string)Json["custom_id"]!;

    /// <summary>3 menu, 4 text, 19 file; others of the platform are not played.</summary>
    public int Type => (int)Json["type"]!;

    /// <summary>What stands there at first.</summary>
    public string? Value => (string?)Json["value"];

    /// <summary>Whether it must be answered.</summary>
    public bool IsRequired => (bool?)Json["required"] ?? true;
}
