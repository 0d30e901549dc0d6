using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>Where the app takes Slack's requests in HTTP mode.</summary>
public sealed record SlackHttpAddresses(Uri Commands, Uri Events, Uri Interactivity);

/// <summary>Sends signed requests as Slack does. docs.slack.dev/authentication/verifying-requests-from-slack</summary>
/// <param name="secret">What they are signed with.</param>
public sealed class SlackHttpSender(string secret, TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary><c>v0=</c> and the HMAC-SHA256 of version, timestamp and raw body.</summary>
    public static string Signature(string secret, string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    /// <summary>Sends a delivery: a command as a form, an interaction as a form with <c>payload</c>, an event as JSON.</summary>
    public Task<HttpResponseMessage> SendAsync(SlackHttpAddresses to, SentDelivery delivery, string? retryReason = null, CancellationToken cancellation = default) => delivery.Type switch
    {
        "slash_commands" => PostAsync(to.Commands, Form(delivery.Payload.Select(field => (field.Key, Plain(field.Value)))), Forms, cancellation: cancellation),
        "interactive" => PostAsync(to.Interactivity, Form([("payload", delivery.Payload.ToJsonString())]), Forms, cancellation: cancellation),
        _ => PostAsync(to.Events, delivery.Payload.ToJsonString(), "application/json", retry: retryReason is null ? null : (delivery.Retries, retryReason), cancellation: cancellation),
    };

    /// <summary>Sends any body; forged when <paramref name="forgedWith"/> is another secret, stale when <paramref name="age"/> is more than five minutes.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        Uri to,
        string body,
        string contentType = "application/json",
        string? forgedWith = null,
        TimeSpan age = default,
        (int Number, string Reason)? retry = null,
        CancellationToken cancellation = default)
    {
        var timestamp = (time.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, to);
        request.Content = new StringContent(body, Encoding.UTF8);
        request.Content.Headers.ContentType = new(contentType);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", Signature(forgedWith ?? secret, timestamp, body));
        if (retry is { } again)
        {
            request.Headers.Add("X-Slack-Retry-Num", again.Number.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", again.Reason);
        }

        return await _http.SendAsync(request, cancellation);
    }

    /// <summary>Asks the events' address to prove itself; the answer must hold the challenge.</summary>
    public Task<HttpResponseMessage> VerifyUrlAsync(Uri events, string challenge) => PostAsync(
        events, new JsonObject { ["type"] = "url_verification", ["token"] = "deprecated", ["challenge"] = challenge }.ToJsonString());

    /// <summary>Checks the commands' certificate, as Slack does now and then.</summary>
    public Task<HttpResponseMessage> CheckSslAsync(Uri commands) => PostAsync(commands, "ssl_check=1&token=deprecated", Forms);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private const string Forms = "application/x-www-form-urlencoded";

    private static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));

    private static string Plain(JsonNode? value) => value switch
    {
        null => "",
        _ when value.GetValueKind() is JsonValueKind.True => "true", // forms carry strings
        _ when value.GetValueKind() is JsonValueKind.False => "false",
        _ => value.ToString(),
    };
}
