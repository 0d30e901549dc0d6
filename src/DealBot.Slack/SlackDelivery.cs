using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DealBot.Slack;

/// <summary>Something that Slack delivered, over a socket or over HTTP; acknowledged already.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">What identifies it among redeliveries, whichever way they come; see <see cref="Of"/>.</param>
/// <param name="Payload">An object: for an event the whole <c>event_callback</c>, for a command its form fields as strings.
/// Text from outside. It owns its memory.</param>
/// <param name="Attempt">0 for the first delivery, then Slack's number of the retry.</param>
internal sealed record SlackDelivery(DeliveryKind Kind, string Id, JsonElement Payload, int Attempt)
{
    private const int MostIdCharacters = 200; // Slack's have fewer than 100

    /// <summary>A delivery with the id that its payload gives it.</summary>
    /// <remarks>
    /// Events have an <c>event_id</c>, which Slack keeps in every retry (docs.slack.dev/apis/events-api). Commands and interactions
    /// have a <c>trigger_id</c>, made anew each time that somebody acts (docs.slack.dev/interactivity/implementing-slash-commands).
    /// What has neither (<c>view_closed</c>) is known by its payload itself. The envelope's id would not do: it belongs to one way
    /// of delivery and to one attempt.
    /// </remarks>
    public static SlackDelivery Of(DeliveryKind kind, JsonElement payload, int attempt)
    {
        var id = payload.Text(kind is DeliveryKind.Event ? "event_id" : "trigger_id");
        if (id is not { Length: > 0 and <= MostIdCharacters }) id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload.GetRawText())));
        return new SlackDelivery(kind, id, payload, attempt);
    }

    /// <summary>Its kind alone: payloads hold what people wrote, and secrets.</summary>
    public override string ToString() => $"{nameof(SlackDelivery)} {{ {Kind} }}";
}

/// <summary>What Slack delivers.</summary>
internal enum DeliveryKind
{
    /// <summary>A mention, a message, a home page opened.</summary>
    Event,

    /// <summary>A slash command.</summary>
    Command,

    /// <summary>A button, a menu, a form, a shortcut.</summary>
    Interaction,
}
