using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>The app's acknowledgement of a delivery.</summary>
/// <param name="Latency">From the last sending to the acknowledgement.</param>
/// <param name="Payload">What it carried; null for nothing.</param>
public sealed record SlackAcknowledgement(string EnvelopeId, TimeSpan Latency, JsonElement? Payload);

/// <summary>Something that Slack sends to the app and wants acknowledged within three seconds.</summary>
public sealed class SlackDelivery(string envelopeId, string type, JsonObject payload, bool acceptsResponsePayload, TimeProvider time)
{
    private readonly TaskCompletionSource<SlackAcknowledgement> _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sentAt;

    /// <summary>How long the app has; Slack tells the user of a failure after it.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    public string EnvelopeId => envelopeId;

    /// <summary><c>events_api</c>, <c>slash_commands</c> or <c>interactive</c>.</summary>
    public string Type => type;

    public JsonObject Payload => payload;

    public bool AcceptsResponsePayload => acceptsResponsePayload;

    /// <summary>How often it was sent again; 0 after the first sending.</summary>
    public int Attempts { get; private set; } = -1;

    /// <summary>The acknowledgement, once it has come.</summary>
    public Task<SlackAcknowledgement> Acknowledged => _acknowledged.Task;

    /// <summary>The message that the pressed button stands under; null for anything else.</summary>
    internal SlackMessage? Source { get; init; }

    /// <summary>The modal that was submitted; null for anything else.</summary>
    internal SlackView? Submitted { get; init; }

    /// <summary>What the app found wrong with the submitted modal, by block; null for nothing.</summary>
    public JsonElement? Errors { get; internal set; }

    internal string Envelope(string? retryReason)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = envelopeId,
            ["type"] = type,
            ["accepts_response_payload"] = acceptsResponsePayload,
            ["payload"] = payload.DeepClone(),
        };
        if (retryReason is not null)
        {
            envelope["retry_attempt"] = Attempts;
            envelope["retry_reason"] = retryReason;
        }

        return envelope.ToJsonString();
    }

    internal void IsSent()
    {
        Attempts++;
        _sentAt = time.GetTimestamp();
    }

    /// <summary>Notes the acknowledgement; false when it had come before.</summary>
    internal SlackAcknowledgement? Acknowledge(JsonElement? carried)
    {
        var acknowledgement = new SlackAcknowledgement(envelopeId, time.GetElapsedTime(_sentAt), carried);
        return _acknowledged.TrySetResult(acknowledgement) ? acknowledgement : null;
    }
}
