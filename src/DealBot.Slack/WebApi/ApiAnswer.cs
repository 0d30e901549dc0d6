using System.Text.Json;
using DealBot.Core.Chat;

namespace DealBot.Slack.WebApi;

/// <summary>What Slack answered, once it did what was asked.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="Json">The object that they spell; undefined where something else was asked for.</param>
/// <param name="Scopes">The header <c>X-OAuth-Scopes</c>: "chat:write,users:read"; null when it is missing.</param>
internal sealed record ApiAnswer(byte[] Body, JsonElement Json, string? Scopes)
{
    /// <summary>A pause that Slack asks for without saying how long.</summary>
    public static readonly TimeSpan UnstatedPause = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause that is believed: a header that says years would silence a method for as long.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Errors after which only a human can help (docs.slack.dev/reference/methods/auth.test, "Errors").</summary>
    private static readonly HashSet<string> TokenErrors = new(StringComparer.Ordinal)
    {
        "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", "user_removed_from_team", "team_disabled",
        "not_allowed_token_type", "org_login_required", "two_factor_setup_required", "ekm_access_denied", "team_access_not_granted",
    };

    /// <summary>What an answer of a method means. Slack answers 200 even when it refuses.</summary>
    /// <exception cref="ConnectorRefusedException">Slack does not accept the token.</exception>
    public static SlackResult<ApiAnswer> OfMethod(ApiMethod method, HttpResponseMessage response, byte[] body)
    {
        if (Failed(response) is { } failed) return failed;
        if (PayloadReading.Object(body) is not { } json) return new SlackResult<ApiAnswer>.Unanswered("Slack's answer is no JSON object", MayBeDone: true);
        if (json.TryGetProperty("ok", out var ok) && ok.ValueKind is JsonValueKind.True)
        {
            var scopes = response.Headers.TryGetValues("X-OAuth-Scopes", out var values) ? string.Join(',', values) : null;
            return new SlackResult<ApiAnswer>.Done(new ApiAnswer(body, json, scopes));
        }

        var error = ErrorOf(json);
        return error switch
        {
            "ratelimited" or "rate_limited" => new SlackResult<ApiAnswer>.Unanswered("Slack asks for a pause", MayBeDone: false, UnstatedPause),
            "service_unavailable" or "request_timeout" => new SlackResult<ApiAnswer>.Unanswered($"Slack answered {error}", MayBeDone: false),
            "internal_error" or "fatal_error" => new SlackResult<ApiAnswer>.Unanswered($"Slack answered {error}", MayBeDone: true),
            _ when TokenErrors.Contains(error) => throw Refusal(method, error),
            _ => new SlackResult<ApiAnswer>.Refused(error, json.Text("needed")),
        };
    }

    /// <summary>What the answer of a response URL means: any success is one; errors are Slack's words (<c>expired_url</c>, <c>used_url</c>).</summary>
    public static SlackResult<ApiAnswer> OfResponseUrl(HttpResponseMessage response, byte[] body)
    {
        if ((int)response.StatusCode is >= 400 and < 500 and not 429) return new SlackResult<ApiAnswer>.Refused(PayloadReading.Object(body) is { } json ? ErrorOf(json) : "no_reason");
        if (Failed(response) is { } failed) return failed;
        return PayloadReading.Object(body) is { } answer && answer.TryGetProperty("ok", out var ok) && ok.ValueKind is JsonValueKind.False
            ? new SlackResult<ApiAnswer>.Refused(ErrorOf(answer))
            : new SlackResult<ApiAnswer>.Done(new ApiAnswer(body, default, null));
    }

    /// <summary>What the answer to a download means. To whom a file is not for, Slack sends its page to sign in, with 200.</summary>
    /// <param name="file">The file that was asked for.</param>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body.</param>
    public static SlackResult<ApiAnswer> OfDownload(SlackFile file, HttpResponseMessage response, byte[] body) =>
        Failed(response) ?? (body.Length != file.Bytes && body.AsSpan().StartsWith("<!DOCTYPE html"u8)
            ? new SlackResult<ApiAnswer>.Refused("redirected")
            : new SlackResult<ApiAnswer>.Done(new ApiAnswer(body, default, null)));

    private static TimeSpan? PauseOf(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta is { } pause ? pause < LongestPause ? pause : LongestPause : null;

    private static SlackResult<ApiAnswer>? Failed(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => null,
        429 => new SlackResult<ApiAnswer>.Unanswered("Slack asks for a pause", MayBeDone: false, PauseOf(response) ?? UnstatedPause),

        // 503 says that nothing was handled (RFC 9110, 15.6.4); the other server errors do not say.
        503 => new SlackResult<ApiAnswer>.Unanswered("Slack answered 503", MayBeDone: false, PauseOf(response)),
        >= 500 and var status => new SlackResult<ApiAnswer>.Unanswered($"Slack answered {status}", MayBeDone: true),
        >= 300 and < 400 => new SlackResult<ApiAnswer>.Refused("redirected"), // to a page to log in: never followed with a token
        var status => new SlackResult<ApiAnswer>.Refused($"http_{status}"),
    };

    private static string ErrorOf(JsonElement json) => json.Word("error") ?? "no_reason";

    private static ConnectorRefusedException Refusal(ApiMethod method, string error) => new(method.TakesAppToken
        ? $"Slack does not accept the app-level token ({error}). Make one with the scope connections:write at api.slack.com/apps, Basic Information, App-Level Tokens; it begins with xapp-."
        : $"Slack does not accept the bot token ({error}). Install the app to the workspace at api.slack.com/apps, OAuth & Permissions, and set the token shown there; it begins with xoxb-.");
}
