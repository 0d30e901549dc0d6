using System.Net;

namespace DealBot.Discord.Rest;

/// <summary>An answer of Discord's REST interface, as far as it tells of limits and reasons (topics/rate-limits).</summary>
internal sealed class RestResponse
{
    private readonly Lazy<RestAnswer> _said;

    /// <summary>Reads the headers.</summary>
    public RestResponse(HttpResponseMessage response, byte[] body, TimeProvider clock)
    {
        (Status, Body) = (response.StatusCode, body);
        _said = new(() => RestAnswer.Read(body));
        var headers = response.Headers;
        Bucket = Text("X-RateLimit-Bucket");
        Scope = Text("X-RateLimit-Scope");
        Allowance = Rest.Allowance.Read(headers, clock);
        if (Status is not HttpStatusCode.TooManyRequests) return;

        // The body's figure has decimals, the header's is rounded up; an edge that bans answers with the header alone.
        IsGlobal = Said.Global || Scope is "global" || Text("X-RateLimit-Global") is "true" || Scope is null && Bucket is null;
        Wait = (Said.RetryAfter ?? Rest.Allowance.Number(headers, "Retry-After")) is { } seconds ? Rest.Allowance.Span(seconds) : null;

        string? Text(string name) => headers.TryGetValues(name, out var values) ? values.First() : null;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What was answered.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The bucket that the route belongs to; null when the answer names none.</summary>
    public string? Bucket { get; }

    /// <summary>What the bucket still allows; null when the answer does not tell.</summary>
    public Allowance? Allowance { get; }

    /// <summary>Whose limit was passed: "user" (ours), "global" or "shared" (the resource's, by whomever).</summary>
    public string? Scope { get; }

    /// <summary>Whether everything is limited, not only the route.</summary>
    public bool IsGlobal { get; }

    /// <summary>How long to wait before the next request; null when a limit was passed and Discord did not say.</summary>
    public TimeSpan? Wait { get; }

    /// <summary>Whether Discord counts it as an invalid request.</summary>
    public bool IsInvalid =>
        Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || Status is HttpStatusCode.TooManyRequests && Scope is not "shared";

    /// <summary>What Discord says of why not.</summary>
    public RestAnswer Said => _said.Value;
}
