using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DealBot.Testing.Discord;

/// <summary>How the REST interface misbehaves on command: each fault strikes the next so many calls that match, then is gone.</summary>
/// <remarks>A call matches when "POST /channels/{channel_id}/messages" contains the text given; "" matches all.</remarks>
public sealed class DiscordFaults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    /// <summary>Answers 429.</summary>
    /// <param name="on">What matches.</param>
    /// <param name="times">How often.</param>
    /// <param name="retryAfter">What Retry-After and the body say; null for neither, as proxies answer.</param>
    /// <param name="isGlobal">Whether it is the global limit.</param>
    /// <param name="scope">user, global or shared.</param>
    public void RateLimit(string on, int times = 1, TimeSpan? retryAfter = null, bool isGlobal = false, string scope = "user") => Add(new Fault(on, times, AfterEffect: false, async http =>
    {
        http.Response.StatusCode = 429;
        if (retryAfter is not { } wait)
        {
            await http.Response.WriteAsync("error code: 1015");
            return;
        }

        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Scope"] = isGlobal ? "global" : scope;
        if (isGlobal) http.Response.Headers["X-RateLimit-Global"] = "true";
        await WriteAsync(http, 429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = wait.TotalSeconds, ["global"] = isGlobal, ["code"] = 0 });
    }));

    /// <summary>Answers with a status, 500 to 504 usually.</summary>
    /// <param name="on">What matches.</param>
    /// <param name="status">The status.</param>
    /// <param name="times">How often.</param>
    /// <param name="afterEffect">Whether the call is carried out nevertheless.</param>
    public void Fail(string on, int status = 502, int times = 1, bool afterEffect = false) => Add(new Fault(on, times, afterEffect, async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html";
        await http.Response.WriteAsync("<html><body>The server is having a bad day.</body></html>");
    }));

    /// <summary>Refuses with an error of Discord's own, such as 403 and 50013.</summary>
    public void Refuse(string on, int status, int code, string message, int times = 1) => Add(new Fault(on, times, AfterEffect: false, http =>
        WriteAsync(http, status, new JsonObject { ["message"] = message, ["code"] = code })));

    /// <summary>Breaks the connection in the middle of the answer.</summary>
    /// <param name="on">What matches.</param>
    /// <param name="times">How often.</param>
    /// <param name="afterEffect">Whether the call is carried out nevertheless.</param>
    public void Cut(string on, int times = 1, bool afterEffect = true) => Add(new Fault(on, times, afterEffect, async http =>
    {
        http.Response.ContentLength = 1000;
        await http.Response.WriteAsync("""{"id":"1""");
        await http.Response.Body.FlushAsync();
        http.Abort();
    }));

    /// <summary>Lets the call wait, until the task ends, before it is looked at.</summary>
    public void Hold(string on, Task until, int times = 1) => Add(new Fault(on, times, AfterEffect: false, _ => until) { GoesOn = true });

    /// <summary>Lets the call wait for a time by a clock before it is looked at.</summary>
    public void Delay(string on, TimeSpan by, TimeProvider clock, int times = 1) =>
        Add(new Fault(on, times, AfterEffect: false, _ => Task.Delay(by, clock)) { GoesOn = true });

    internal Fault? Take(string call, bool afterEffect)
    {
        lock (_gate)
        {
            var fault = _faults.Find(fault => fault.AfterEffect == afterEffect && call.Contains(fault.On, StringComparison.Ordinal));
            if (fault is not null && --fault.Times == 0) _faults.Remove(fault);
            return fault;
        }
    }

    internal static Task WriteAsync(HttpContext http, int status, JsonNode body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body.ToJsonString());
    }

    private void Add(Fault fault)
    {
        lock (_gate) _faults.Add(fault);
    }

    internal sealed record Fault(string On, int Times, bool AfterEffect, Func<HttpContext, Task> Answer)
    {
        public int Times { get; set; } = Times;

        public bool GoesOn { get; init; }
    }
}
