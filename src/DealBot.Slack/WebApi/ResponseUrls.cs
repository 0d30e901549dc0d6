using System.Security.Cryptography;
using System.Text;

namespace DealBot.Slack.WebApi;

/// <summary>Counts how often response URLs are used: five times, in thirty minutes (docs.slack.dev/interactivity/handling-user-interaction).</summary>
/// <param name="clock">The time.</param>
internal sealed class ResponseUrls(TimeProvider clock)
{
    /// <summary>How often one may be used.</summary>
    internal const int Uses = 5;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Used, DateTimeOffset First)> _urls = new(StringComparer.Ordinal);
    private DateTimeOffset _swept = clock.GetUtcNow();

    /// <summary>Counts one more use.</summary>
    /// <returns>Null when it is allowed; otherwise the error that Slack would answer with.</returns>
    public string? Use(string url)
    {
        var now = clock.GetUtcNow();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(url))); // a memory of secrets is none to keep
        lock (_gate)
        {
            if (now - _swept > Life)
            {
                // An hour after its first use a URL is long dead; until then it is remembered, to be refused.
                foreach (var (old, _) in _urls.Where(entry => now - entry.Value.First > 2 * Life).ToList()) _urls.Remove(old);
                _swept = now;
            }

            var (used, first) = _urls.GetValueOrDefault(key, (0, now));
            if (now - first > Life) return "expired_url";
            if (used >= Uses) return "used_url";
            _urls[key] = (used + 1, first);
            return null;
        }
    }

    /// <summary>Takes back a use that certainly did not happen.</summary>
    public void GiveBack(string url)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(url)));
        lock (_gate)
        {
            if (_urls.TryGetValue(key, out var entry)) _urls[key] = entry with { Used = Math.Max(0, entry.Used - 1) };
        }
    }
}
