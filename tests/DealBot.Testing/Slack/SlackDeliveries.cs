using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>What Slack sends to the app, and the acknowledgements that come back: over any open socket, or over HTTP when
/// <see cref="Http"/> is set.</summary>
public sealed class SlackDeliveries(SlackCounterpart slack) : IAsyncDisposable
{
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)]; // docs.slack.dev/apis/events-api

    private readonly ConcurrentDictionary<string, SentDelivery> _byEnvelope = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SentDelivery> _sent = [];
    private readonly ConcurrentBag<Task> _loose = []; // awaited when all is over
    private int _turn;

    /// <summary>Where the app takes requests in HTTP mode; null for Socket Mode.</summary>
    public SlackHttpAddresses? Http { get; set; }

    /// <summary>Sends signed requests of any kind: forged, stale, malformed.</summary>
    public SlackHttpSender Sender { get; } = new(SlackCounterpart.SigningSecret, slack.Time);

    /// <summary>In how many frames an envelope comes.</summary>
    public int Pieces { get; set; } = 1;

    /// <summary>Whether events that were not acknowledged are sent again by themselves, as Slack does.</summary>
    public bool Retries { get; set; } = true;

    /// <summary>Everything that was sent, in order.</summary>
    public IReadOnlyList<SentDelivery> Sent => [.. _sent];

    /// <summary>Every first acknowledgement, in the order of arrival; the clock's benchmark reads the latencies.</summary>
    public ConcurrentQueue<SlackAcknowledgement> Acknowledgements { get; } = [];

    /// <summary>Sends something new.</summary>
    public Task<SentDelivery> SendAsync(string type, JsonObject payload, bool acceptsResponsePayload) =>
        SendAsync(new SentDelivery(type, payload, acceptsResponsePayload, slack.Time));

    /// <summary>Sends it again in an envelope of its own, as Slack does with what was not acknowledged: over this connection, or over any.</summary>
    public Task RedeliverAsync(SentDelivery delivery, SlackSocket? over = null, string reason = "timeout") => SendAsync(delivery, reason, isCopy: false, over);

    /// <summary>Sends the very same envelope once more.</summary>
    public Task DuplicateAsync(SentDelivery delivery, SlackSocket? over = null) => SendAsync(delivery, retryReason: null, isCopy: true, over);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_loose);
        Sender.Dispose();
    }

    internal async Task<SentDelivery> SendAsync(SentDelivery delivery)
    {
        _sent.Enqueue(delivery);
        await SendAsync(delivery, retryReason: null, isCopy: false, over: null);
        _loose.Add(UnlessOverAsync(WatchAsync(delivery)));
        return delivery;
    }

    /// <summary>Takes what the app said on a socket.</summary>
    internal void Take(string text)
    {
        JsonElement said;
        try
        {
            said = JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            slack.Journal.Violate($"The app said something that is not JSON: {text}");
            return;
        }

        if (SlackReader.Value(said, "envelope_id") is { } id && _byEnvelope.TryGetValue(id, out var delivery))
            Acknowledge(delivery, said.TryGetProperty("payload", out var payload) ? payload : null);
        else
            slack.Journal.Violate($"The app acknowledged what it was not sent: {text}");
    }

    private async Task SendAsync(SentDelivery delivery, string? retryReason, bool isCopy, SlackSocket? over)
    {
        var envelope = delivery.NextEnvelope(retryReason, isCopy);
        _byEnvelope[delivery.EnvelopeId] = delivery;
        slack.Journal.Record($"sent {envelope}");
        if (Http is { } addresses)
        {
            _loose.Add(UnlessOverAsync(PostAsync(addresses, delivery, retryReason)));
            return;
        }

        while (true)
        {
            var socket = over ?? await AnySocketAsync();
            try
            {
                await socket.SendFragmentedAsync(envelope, Pieces);
                return;
            }
            catch (Exception broken) when (over is null && broken is WebSocketException or IOException or ObjectDisposedException)
            {
                // It went away meanwhile; Slack takes another.
            }
        }
    }

    private async Task<SlackSocket> AnySocketAsync()
    {
        while (true)
        {
            await slack.ConnectedAsync().WaitAsync(slack.Over);
            var open = slack.Sockets.Where(socket => socket.HasGreeted && !socket.IsLeaving).ToArray();
            if (open.Length > 0) return open[Interlocked.Increment(ref _turn) % open.Length];
        }
    }

    /// <summary>Watches the clock: an event is sent again, anything else fails before its user.</summary>
    private async Task WatchAsync(SentDelivery delivery)
    {
        while (true)
        {
            try
            {
                await delivery.Acknowledged.WaitAsync(slack.Deadline, slack.Time, slack.Over);
                return;
            }
            catch (TimeoutException)
            {
                delivery.IsLate = true;
            }

            slack.Journal.Record($"not acknowledged in time: {delivery.EnvelopeId}");
            if (delivery.Type is not "events_api")
            {
                TellUser(delivery);
                return;
            }

            if (!Retries || delivery.IsGivenUp || delivery.Retries >= RetryDelays.Length) return;
            await Task.Delay(RetryDelays[delivery.Retries], slack.Time, slack.Over);
            if (delivery.Acknowledged.IsCompleted) return;
            await SendAsync(delivery, Http is null ? "timeout" : "http_timeout", isCopy: false, over: null);
        }
    }

    private void TellUser(SentDelivery delivery)
    {
        if (delivery.Payload["channel_id"]?.GetValue<string>() is not { } channel) return; // only commands fail with a message
        var words = $"{delivery.Payload["command"]} failed with the error \"operation_timeout\"";
        slack.Workspace.Add(new PostedMessage(
            channel, slack.Workspace.NextTs(), "USLACKBOT", words, null, OnlyTo: delivery.Payload["user_id"]?.GetValue<string>()));
        slack.Journal.Changed();
    }

    private async Task PostAsync(SlackHttpAddresses addresses, SentDelivery delivery, string? retryReason)
    {
        using var response = await Sender.SendAsync(addresses, delivery, retryReason, slack.Over);
        var body = await response.Content.ReadAsStringAsync(slack.Over);
        slack.Journal.Record($"was answered {(int)response.StatusCode} {body}");
        delivery.IsGivenUp = response.Headers.Contains("X-Slack-No-Retry");
        if (!response.IsSuccessStatusCode) return; // not acknowledged

        JsonElement? payload = null;
        try
        {
            if (body.Length > 0) payload = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            payload = JsonSerializer.SerializeToElement(new JsonObject { ["text"] = body }); // plain text is a message
        }

        Acknowledge(delivery, payload);
    }

    private void Acknowledge(SentDelivery delivery, JsonElement? payload)
    {
        var carried = payload is { ValueKind: JsonValueKind.Object } given && given.EnumerateObject().Any() ? payload : null;
        if (carried is not null && !delivery.AcceptsResponsePayload)
            slack.Journal.Violate($"The acknowledgement of {delivery.Type} carries what it must not: {carried}");
        if (delivery.Acknowledge(carried) is not { } acknowledged) return;

        Acknowledgements.Enqueue(acknowledged);
        if (delivery.IsLate) slack.Journal.Record($"acknowledged too late: {delivery.EnvelopeId}");
        else if (delivery.Submitted is { } submitted) slack.AnswerSubmission(delivery, submitted, carried);
        else if (carried is { } answer && delivery.Payload["response_url"]?.GetValue<string>() is { } url) slack.AnswerInline(url, answer);
        slack.Journal.Changed();
    }

    private async Task UnlessOverAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception over) when (over is OperationCanceledException or HttpRequestException or TimeoutException)
        {
            slack.Journal.Record($"not delivered: {over.Message}"); // the app or the test ended first
        }
    }
}
