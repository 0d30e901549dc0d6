using System.Collections.Concurrent;

namespace DealBot.Testing.Slack;

/// <summary>The trigger ids given with payloads: each opens one modal, within <see cref="SlackCounterpart.Deadline"/>.</summary>
public sealed class SlackTriggers(SlackCounterpart slack)
{
    private readonly ConcurrentDictionary<string, (string User, DateTimeOffset Given, bool IsTaken)> _given = new(StringComparer.Ordinal);
    private int _count;

    public string Give(string user)
    {
        var id = $"{Interlocked.Increment(ref _count)}.{SlackWorkspace.Team}.trigger";
        _given[id] = (user, slack.Time.GetUtcNow(), false);
        return id;
    }

    /// <summary>Whose trigger it was; or null with Slack's error.</summary>
    internal (string? User, string Error) Take(string? id)
    {
        if (id is null || !_given.TryGetValue(id, out var trigger)) return (null, "invalid_trigger_id");
        if (trigger.IsTaken) return (null, "exchanged_trigger_id");
        if (slack.Time.GetUtcNow() - trigger.Given > slack.Deadline) return (null, "expired_trigger_id");
        _given[id] = trigger with { IsTaken = true };
        return (trigger.User, "");
    }
}
