using System.Text.Json;

namespace DealBot.Slack.Sockets;

/// <summary>What comes over a socket (docs.slack.dev/apis/events-api/using-socket-mode).</summary>
internal abstract record Envelope
{
    private Envelope() { } // closed: the cases below are all there are

    /// <summary>The socket serves now.</summary>
    internal sealed record Hello : Envelope;

    /// <summary>The socket will go.</summary>
    /// <param name="Reason"><c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>, <c>too_many_websockets</c>, or what Slack invents.</param>
    internal sealed record Disconnect(string Reason) : Envelope;

    /// <summary>Something to acknowledge.</summary>
    /// <param name="Id">What the acknowledgement repeats.</param>
    /// <param name="Delivery">What to handle; null for a type that this program does not know.</param>
    internal sealed record Delivered(string Id, SlackDelivery? Delivery) : Envelope;

    /// <summary>Reads a message; null for what is none of these.</summary>
    public static Envelope? Read(ReadOnlyMemory<byte> message) => PayloadReading.Object(message) is { } json
        ? json.Text("type") switch
        {
            "hello" => new Hello(),
            "disconnect" => new Disconnect(json.Word("reason") ?? "no_reason"),
            "events_api" => Of(json, DeliveryKind.Event),
            "slash_commands" => Of(json, DeliveryKind.Command),
            "interactive" => Of(json, DeliveryKind.Interaction),
            _ => Of(json, null),
        }
        : null;

    private static Delivered? Of(JsonElement json, DeliveryKind? kind)
    {
        if (json.Text("envelope_id") is not { Length: > 0 } id) return null;
        var attempt = json.At("retry_attempt") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var given) ? given : 0;
        return new Delivered(
            id,
            kind is { } known && json.At("payload") is { ValueKind: JsonValueKind.Object } payload ? SlackDelivery.Of(known, payload, attempt) : null);
    }
}
