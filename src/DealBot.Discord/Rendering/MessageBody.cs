using System.Text.Json.Serialization;

namespace DealBot.Discord.Rendering;

/// <summary>A message as Discord takes it, in an answer to an interaction or in a channel (resources/message).</summary>
internal sealed record MessageBody
{
    /// <summary>Only the one who asked sees it (flag EPHEMERAL).</summary>
    public const int Ephemeral = 1 << 6;

    /// <summary>The text above the embeds; empty when there is none, so that an edit takes away what was there.</summary>
    public string Content { get; init; } = "";

    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>Nobody is pinged, whatever the text says.</summary>
    public AllowedMentions AllowedMentions { get; init; } = new([]);

    public int? Flags { get; init; }

    /// <summary>Makes posting twice the same as posting once; for channels only.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    public MessageReference? MessageReference { get; init; }
}

/// <summary>Whom a message may ping.</summary>
/// <param name="Parse">Kinds of mentions that ping; none.</param>
internal sealed record AllowedMentions(IReadOnlyList<string> Parse);

/// <summary>The message that a message replies to.</summary>
internal sealed record MessageReference(string MessageId)
{
    /// <summary>A message deleted meanwhile is answered nevertheless.</summary>
    public bool FailIfNotExists { get; } // false
}

/// <summary>A card under a message.</summary>
internal sealed record Embed
{
    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? Description { get; init; }

    public EmbedAuthor? Author { get; init; }

    public EmbedFooter? Footer { get; init; }

    public IReadOnlyList<EmbedField>? Fields { get; init; }

    /// <summary>What of it counts for <see cref="Limits.EmbedSum"/>.</summary>
    [JsonIgnore]
    public int Size => (Title?.Length ?? 0) + (Description?.Length ?? 0) + (Author?.Name.Length ?? 0) + (Footer?.Text.Length ?? 0)
        + (Fields?.Sum(one => one.Name.Length + one.Value.Length) ?? 0);
}

internal sealed record EmbedAuthor(string Name);

internal sealed record EmbedFooter(string Text);

internal sealed record EmbedField(string Name, string Value, bool Inline);

/// <summary>A row, a button, a menu, or a question of a form (components/reference).</summary>
/// <param name="Type">Which: see <see cref="ComponentType"/>.</param>
internal sealed record Component(int Type)
{
    public string? CustomId { get; init; }

    public int? Style { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? Placeholder { get; init; }

    public string? Value { get; init; }

    public bool? Required { get; init; }

    public bool? Disabled { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<SelectOption>? Options { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>The question itself, inside a label.</summary>
    [JsonPropertyName("component")]
    public Component? Inner { get; init; }
}

/// <summary>The numbers of the kinds of components.</summary>
internal static class ComponentType
{
    public const int Row = 1;
    public const int Button = 2;
    public const int Select = 3;
    public const int TextInput = 4;
    public const int Label = 18;
    public const int FileUpload = 19;
}

internal sealed record SelectOption(string Label, string Value)
{
    public bool? Default { get; init; }
}
