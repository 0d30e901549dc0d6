using System.Text.Json;
using System.Text.Json.Serialization;

namespace DealBot.Slack.WebApi;

/// <summary>The body of chat.postMessage, chat.postEphemeral and chat.update; links are shown as they are, not unfurled.</summary>
internal sealed record MessageBody(string Channel, string Text, JsonElement? Blocks)
{
    public string? ThreadTs { get; init; }

    public string? User { get; init; }

    public string? Ts { get; init; }

    public MessageMetadata? Metadata { get; init; }

    public bool UnfurlLinks { get; init; }

    public bool UnfurlMedia { get; init; }
}

/// <summary>What a message carries that nobody sees (docs.slack.dev/messaging/message-metadata).</summary>
internal sealed record MessageMetadata(string EventType, PostPayload EventPayload)
{
    private const string Type = "dealbot_post";

    /// <summary>The key of a post.</summary>
    public static MessageMetadata Of(string key) => new(Type, new PostPayload(key));
}

/// <summary>What tells a post from every other.</summary>
internal sealed record PostPayload(string Key);

/// <summary>The body of a post to a response URL.</summary>
internal sealed record ResponseBody
{
    public string? Text { get; init; }

    public JsonElement? Blocks { get; init; }

    public string? ResponseType { get; init; }

    public string? ThreadTs { get; init; }

    public bool? ReplaceOriginal { get; init; }

    public bool? DeleteOriginal { get; init; }

    public bool? UnfurlLinks { get; init; }

    public bool? UnfurlMedia { get; init; }
}

/// <summary>The body of views.open, views.publish and views.update.</summary>
internal sealed record ViewBody(JsonElement View)
{
    public string? TriggerId { get; init; }

    public string? UserId { get; init; }

    public string? ViewId { get; init; }
}

/// <summary>The body of conversations.open.</summary>
internal sealed record OpenBody(string Users);

/// <summary>How bodies are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageBody)), JsonSerializable(typeof(ResponseBody)), JsonSerializable(typeof(ViewBody)), JsonSerializable(typeof(OpenBody))]
internal sealed partial class ApiBodies : JsonSerializerContext;
