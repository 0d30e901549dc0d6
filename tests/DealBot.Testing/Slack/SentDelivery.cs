using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>The app's acknowledgement of a delivery.</summary>
/// <param name="Delivery">Of what.</param>
/// <param name="Latency">From the last sending to the acknowledgement.</param>
/// <param name="Payload">What it carried; null for nothing.</param>
public sealed record SlackAcknowledgement(SentDelivery Delivery, TimeSpan Latency, JsonElement? Payload);

/// <summary>Something that Slack sends to the app and wants acknowledged within three seconds.</summary>
public sealed class SentDelivery(string type, JsonObject payload, bool acceptsResponsePayload, TimeProvider time)
{
    private readonly TaskCompletionSource<SlackAcknowledgement> _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sentAt;

    /// <summary>How long the app has. docs.slack.dev/interactivity/handling-user-interaction</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    /// <summary>The envelope it went in last; a retry has one of its own.</summary>
    public string EnvelopeId { get; private set; } = "";

    /// <summary><c>events_api</c>, <c>slash_commands</c> or <c>interactive</c>.</summary>
    public string Type => type;

    public JsonObject Payload => payload;

    public bool AcceptsResponsePayload => acceptsResponsePayload;

    /// <summary>How often it was sent again; 0 after the first sending.</summary>
    public int Retries { get; private set; } = -1;

    /// <summary>The first acknowledgement, once it has come.</summary>
    public Task<SlackAcknowledgement> Acknowledged => _acknowledged.Task;

    /// <summary>Whether it was not acknowledged in time; the user was told of a failure then.</summary>
    public bool IsLate { get; internal set; }

    /// <summary>What the app found wrong with the submitted modal, by block; null for nothing.</summary>
    public JsonElement? Errors { get; internal set; }

    /// <summary>Whether the app asked, over HTTP, not to be sent it again.</summary>
    internal bool IsGivenUp { get; set; }

    /// <summary>The modal that was submitted; null for anything else.</summary>
    internal SlackView? Submitted { get; init; }

    /// <summary>The envelope for the next sending; the same as before when <paramref name="isCopy"/>.</summary>
    internal string NextEnvelope(string? retryReason, bool isCopy)
    {
        if (!isCopy || EnvelopeId is "")
        {
            EnvelopeId = Guid.NewGuid().ToString();
            Retries++;
            _sentAt = time.GetTimestamp();
        }

        var envelope = new JsonObject
        {
            ["envelope_id"] = EnvelopeId,
            ["type"] = type,
            ["accepts_response_payload"] = acceptsResponsePayload,
            ["payload"] = payload.DeepClone(),
        };
        if (retryReason is not null)
        {
            envelope["retry_attempt"] = Retries;
            envelope["retry_reason"] = retryReason;
        }

        return envelope.ToJsonString();
    }

    /// <summary>Notes the acknowledgement; null when there was one before.</summary>
    internal SlackAcknowledgement? Acknowledge(JsonElement? carried)
    {
        var acknowledgement = new SlackAcknowledgement(this, time.GetElapsedTime(_sentAt), carried);
        return _acknowledged.TrySetResult(acknowledgement) ? acknowledgement : null;
    }
}
