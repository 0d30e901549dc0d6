using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace DealBot.Slack.Interactions;

/// <summary>Response URLs that the answers to forms go to, kept by ids that say nothing: a URL itself lets anybody post.</summary>
/// <param name="clock">Tells when one has passed.</param>
internal sealed class KeptUrls(TimeProvider clock)
{
    /// <summary>How long Slack takes messages (docs.slack.dev/interactivity/handling-user-interaction).</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (string Url, long At)> _kept = new(StringComparer.Ordinal);

    /// <summary>Keeps one while it is of use; null for none.</summary>
    public string? Keep(string? url)
    {
        if (url is null) return null;
        foreach (var (old, kept) in _kept)
        {
            if (clock.GetElapsedTime(kept.At) > Life) _kept.TryRemove(old, out _);
        }

        var id = RandomNumberGenerator.GetHexString(16);
        _kept[id] = (url, clock.GetTimestamp());
        return id;
    }

    /// <summary>The one that was kept under the id; null when it has passed, or was kept by another process.</summary>
    public string? Find(string? id) => id is not null && _kept.TryGetValue(id, out var kept) ? kept.Url : null;
}
