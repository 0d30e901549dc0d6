using System.Text.Json;

namespace DealBot.Discord.Interactions;

/// <summary>What somebody did with a command, a button, a menu or a form (interactions/receiving-and-responding). Text from outside.</summary>
internal sealed record Interaction
{
    public string Id { get; init; } = "";

    public string ApplicationId { get; init; } = "";

    public InteractionType Type { get; init; }

    public InteractionData? Data { get; init; }

    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    public DiscordChannel? Channel { get; init; }

    public DiscordMember? Member { get; init; }

    public DiscordUser? User { get; init; }

    /// <summary>Opens the interaction for fifteen minutes; a secret.</summary>
    public string Token { get; init; } = "";

    /// <summary>The message that the pressed button stands under.</summary>
    public DiscordMessage? Message { get; init; }

    public string? Locale { get; init; }

    /// <summary>The id alone; the token is a secret.</summary>
    public override string ToString() => $"interaction {Id}";
}

/// <summary>The kinds of interactions that come by the gateway.</summary>
internal enum InteractionType
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

/// <summary>What was chosen, pressed or filled in.</summary>
internal sealed record InteractionData
{
    /// <summary>Of commands: 1 typed, 3 chosen on a message.</summary>
    public int Type { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    public ResolvedData? Resolved { get; init; }

    public string? TargetId { get; init; }

    public string? CustomId { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public IReadOnlyList<SubmittedComponent>? Components { get; init; }
}

/// <summary>An option of a command, or one of its sub-commands.</summary>
internal sealed record InteractionOption
{
    public string Name { get; init; } = "";

    public int Type { get; init; }

    public JsonElement Value { get; init; }

    public bool Focused { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    /// <summary>The value as text; null when there is none.</summary>
    public string? Text => Value.ValueKind switch
    {
        JsonValueKind.String => Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Value.GetRawText(),
        _ => null,
    };
}

/// <summary>What ids in an interaction stand for.</summary>
internal sealed record ResolvedData
{
    public IReadOnlyDictionary<string, DiscordAttachment>? Attachments { get; init; }

    public IReadOnlyDictionary<string, DiscordMessage>? Messages { get; init; }
}

/// <summary>An answer in a form: a row or a label with the question in it.</summary>
internal sealed record SubmittedComponent
{
    public string? CustomId { get; init; }

    public string? Value { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public SubmittedComponent? Component { get; init; }

    public IReadOnlyList<SubmittedComponent>? Components { get; init; }
}
