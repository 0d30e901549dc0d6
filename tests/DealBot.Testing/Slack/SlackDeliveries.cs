using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>What Slack sends to the app, and the acknowledgements that come back: over any open socket, or over HTTP when
/// <see cref="Http"/> is set.</summary>
public sealed class SlackDeliveries(SlackCounterpart slack) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SlackDelivery> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SlackDelivery> _order = [];
    private readonly ConcurrentBag<Task> _posts = [];
    private readonly SlackHttpSender _sender = new(SlackCounterpart.SigningSecret, slack.Time);
    private int _turn;

    /// <summary>Where the app takes requests in HTTP mode; null for Socket Mode.</summary>
    public SlackHttpAddresses? Http { get; set; }

    /// <summary>Everything that was sent, in order.</summary>
    public IReadOnlyList<SlackDelivery> All => [.. _order];

    /// <summary>Every first acknowledgement, in the order of arrival; the clock's benchmark reads the latencies.</summary>
    public ConcurrentQueue<SlackAcknowledgement> Acknowledgements { get; } = [];

    /// <summary>Sends something new.</summary>
    public async Task<SlackDelivery> SendAsync(
        string type, JsonObject payload, bool acceptsResponsePayload, SlackMessage? source = null, SlackView? submitted = null)
    {
        var delivery = new SlackDelivery(Guid.NewGuid().ToString(), type, payload, acceptsResponsePayload, slack.Time) { Source = source, Submitted = submitted };
        _sent[delivery.EnvelopeId] = delivery;
        _order.Enqueue(delivery);
        await SendAsync(delivery, retryReason: null);
        return delivery;
    }

    /// <summary>Sends it again, as Slack does with what was not acknowledged: over this connection, or over any.</summary>
    public Task RedeliverAsync(SlackDelivery delivery, SlackSocket? over = null, string reason = "timeout") => SendAsync(delivery, reason, over);

    /// <summary>Sends the same envelope once more without marking it as a retry.</summary>
    public Task DuplicateAsync(SlackDelivery delivery, SlackSocket? over = null) => SendAsync(delivery, retryReason: null, over);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_posts).WaitAsync(SlackSignals.Patience);
        }
        catch (Exception over) when (over is HttpRequestException or OperationCanceledException)
        {
            // The app was stopped before it answered.
        }

        _sender.Dispose();
    }

    /// <summary>Takes what the app said on a socket.</summary>
    internal void Take(string text)
    {
        JsonElement said;
        try
        {
            using var parsed = JsonDocument.Parse(text);
            said = parsed.RootElement.Clone();
        }
        catch (JsonException)
        {
            slack.Complain($"The app said something that is not JSON: {text}");
            return;
        }

        if (SlackReader.Value(said, "envelope_id") is not { } id || !_sent.TryGetValue(id, out var delivery))
        {
            slack.Complain($"The app acknowledged what it was not sent: {text}");
            return;
        }

        Acknowledge(delivery, said.TryGetProperty("payload", out var payload) ? payload : null);
    }

    private async Task SendAsync(SlackDelivery delivery, string? retryReason, SlackSocket? over = null)
    {
        delivery.IsSent();
        if (Http is { } addresses)
        {
            _posts.Add(PostAsync(addresses, delivery, retryReason)); // awaited when all is over
            return;
        }

        over ??= await AnySocketAsync();
        await over.SendTextAsync(delivery.Envelope(retryReason));
    }

    private async Task<SlackSocket> AnySocketAsync()
    {
        await slack.ConnectedAsync();
        var open = slack.Sockets.Where(socket => socket.HasGreeted && !socket.IsLeaving).ToArray();
        return open[Interlocked.Increment(ref _turn) % open.Length];
    }

    private async Task PostAsync(SlackHttpAddresses addresses, SlackDelivery delivery, string? retryReason)
    {
        using var response = await _sender.SendAsync(addresses, delivery, retryReason);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) return; // not acknowledged
        JsonElement? payload = null;
        try
        {
            if (body.Length > 0) payload = JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException)
        {
            payload = JsonSerializer.SerializeToElement(new JsonObject { ["text"] = body }); // plain text is a message
        }

        Acknowledge(delivery, payload);
    }

    private void Acknowledge(SlackDelivery delivery, JsonElement? payload)
    {
        var carried = payload is { ValueKind: JsonValueKind.Object } given && given.EnumerateObject().Any() ? payload : null;
        if (carried is not null && !delivery.AcceptsResponsePayload) slack.Complain($"The acknowledgement of {delivery.Type} carries what it must not: {carried}");
        if (delivery.Acknowledge(carried) is not { } acknowledged) return;

        Acknowledgements.Enqueue(acknowledged);
        if (carried is { } answer) Answer(delivery, answer);
        else if (delivery.Submitted is { } submitted) slack.Workspace.Close(submitted.User, all: false);
        slack.Pulse();
    }

    private void Answer(SlackDelivery delivery, JsonElement answer)
    {
        if (delivery.Submitted is { } view)
        {
            switch (SlackReader.Value(answer, "response_action"))
            {
                case "errors":
                    delivery.Errors = answer.GetProperty("errors");
                    break;
                case "update" when answer.TryGetProperty("view", out var updated):
                    slack.Workspace.Update(view.Id, updated);
                    break;
                case "push" when answer.TryGetProperty("view", out var pushed):
                    slack.Workspace.Open(view.User, pushed, pushed: true);
                    break;
                case var action:
                    slack.Workspace.Close(view.User, all: action is "clear");
                    break;
            }
        }
        else if (delivery.Payload["response_url"]?.GetValue<string>() is { } url)
        {
            slack.AnswerInline(url, answer);
        }
    }
}
