using System.Text.Json.Serialization;

namespace DealBot.Slack.Interactions;

// What Slack delivers, as far as it is read (docs.slack.dev/interactivity, docs.slack.dev/reference/events). Everything may be missing.

internal sealed record CommandPayload(
    string? TeamId, string? ChannelId, string? UserId, string? UserName, string? Command, string? Text, string? ResponseUrl, string? TriggerId)
{
    /// <summary>Nothing: it holds secrets.</summary>
    public override string ToString() => nameof(CommandPayload);
}

internal sealed record InteractionPayload(
    string? Type,
    Named? Team,
    Named? User,
    Named? Channel,
    string? TriggerId,
    string? ResponseUrl,
    string? CallbackId,
    ContainerPayload? Container,
    MessagePayload? Message,
    ViewPayload? View,
    IReadOnlyList<PressPayload?>? Actions)
{
    /// <summary>Nothing: it holds secrets.</summary>
    public override string ToString() => nameof(InteractionPayload);
}

/// <summary>A team, a user or a channel. A user's team stands with the user where the team itself is missing.</summary>
internal sealed record Named(string? Id, string? Name, string? Username, string? TeamId);

internal sealed record ContainerPayload(string? Type, string? MessageTs, string? ChannelId, string? ThreadTs, bool? IsEphemeral);

internal sealed record PressPayload(string? ActionId, ChosenPayload? SelectedOption);

internal sealed record ChosenPayload(string? Value);

internal sealed record ViewPayload(string? Type, string? CallbackId, string? PrivateMetadata, StatePayload? State);

/// <summary>A form's fields: by the id of the block, then by the id of the element in it.</summary>
internal sealed record StatePayload(IReadOnlyDictionary<string, IReadOnlyDictionary<string, FieldPayload?>?>? Values);

internal sealed record FieldPayload(string? Value, ChosenPayload? SelectedOption, IReadOnlyList<FilePayload?>? Files);

internal sealed record FilePayload(string? Id, string? Name, long? Size);

internal sealed record EventPayload(string? Type, string? TeamId, MessagePayload? Event);

/// <summary>A message, or an event that is about one.</summary>
internal sealed record MessagePayload(
    string? Type,
    string? Subtype,
    string? User,
    string? BotId,
    string? Text,
    string? Ts,
    string? ThreadTs,
    string? Channel,
    string? ChannelType,
    string? Tab,
    bool? Hidden,
    EditPayload? Edited,
    IReadOnlyList<FilePayload?>? Files);

internal sealed record EditPayload(string? User);

/// <summary>Where the button stood that opened a form; comes back with the answers and is seen by no user.</summary>
/// <param name="Channel">The channel; empty for the App Home.</param>
/// <param name="IsDirect">Whether only the user and DealBot are in it.</param>
/// <param name="IsPublic">Whether the channel sees the message with the button.</param>
/// <param name="Message">That message.</param>
/// <param name="Thread">The thread that it stands in.</param>
/// <param name="Response">Under which id this process keeps the response URL: the URL itself lets anybody post.</param>
internal sealed record FormOrigin(string Channel, bool IsDirect, bool IsPublic, string? Message, string? Thread, string? Response);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 64)]
[JsonSerializable(typeof(CommandPayload))]
[JsonSerializable(typeof(InteractionPayload))]
[JsonSerializable(typeof(EventPayload))]
[JsonSerializable(typeof(FormOrigin))]
internal sealed partial class PayloadJson : JsonSerializerContext;
