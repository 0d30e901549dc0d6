using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DealBot.Testing.Discord;

/// <summary>The rate limits (developers: topics/rate-limits): a bucket for each route and top-level id, and the global one.</summary>
public sealed class DiscordLimits
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Used, DateTimeOffset Ends)> _windows = new(StringComparer.Ordinal);
    private readonly List<(string On, int Limit, TimeSpan Window)> _rules = [];
    private readonly TimeProvider _clock;

    internal DiscordLimits(TimeProvider clock) => _clock = clock;

    /// <summary>How many calls of a bot are allowed in a second, over all routes but interactions'.</summary>
    public int Global { get; set; } = 50;

    /// <summary>How many calls were refused so far.</summary>
    public int Refused { get; private set; }

    /// <summary>Sets the limit of the routes that match; the last one set wins. 50 a second where nothing is set.</summary>
    public void Set(string on, int limit, TimeSpan window)
    {
        lock (_gate) _rules.Insert(0, (on, limit, window));
    }

    /// <summary>Counts a call, sets the headers of its answer, and says how long to wait if it is one too many.</summary>
    internal (TimeSpan Wait, bool IsGlobal)? Count(HttpContext http, string call, string topLevelId, bool countsGlobally)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            if (countsGlobally && Take("global", Global, TimeSpan.FromSeconds(1), now) is { Left: < 0 } full)
            {
                Refused++;
                http.Response.Headers["X-RateLimit-Global"] = "true";
                http.Response.Headers["X-RateLimit-Scope"] = "global";
                return (full.Ends - now, true);
            }

            var rule = _rules.Find(rule => call.Contains(rule.On, StringComparison.Ordinal));
            var (limit, window) = rule.On is null ? (50, TimeSpan.FromSeconds(1)) : (rule.Limit, rule.Window);
            var (left, ends) = Take($"{call} {topLevelId}", limit, window, now);
            var headers = http.Response.Headers;
            headers["X-RateLimit-Limit"] = Text(limit);
            headers["X-RateLimit-Remaining"] = Text(Math.Max(0, left));
            headers["X-RateLimit-Reset"] = Text(ends.ToUnixTimeMilliseconds() / 1000.0);
            headers["X-RateLimit-Reset-After"] = Text((ends - now).TotalSeconds);
            headers["X-RateLimit-Bucket"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(call)))[..32];
            if (left >= 0) return null;
            Refused++;
            headers["X-RateLimit-Scope"] = "user";
            return (ends - now, false);
        }
    }

    private (int Left, DateTimeOffset Ends) Take(string bucket, int limit, TimeSpan window, DateTimeOffset now)
    {
        if (!_windows.TryGetValue(bucket, out var state) || state.Ends <= now) state = (0, now + window);
        state.Used++;
        _windows[bucket] = state;
        return (limit - state.Used, state.Ends);
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
