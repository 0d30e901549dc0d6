using DealBot.Core.Alerts;

namespace DealBot.Cli.Json;

/// <summary>What became of one article in one channel. All times are UTC; <c>title</c> is null when the article has left the library.</summary>
internal sealed record AlertJson(
    string Platform,
    string Workspace,
    string Channel,
    long Article,
    string? Title,
    string State,
    string? Reason,
    DateTime Due,
    DateTime Created,
    DateTime Changed)
{
    public static AlertJson Of(AlertEntry entry) => new(
        JsonNames.Of(entry.Place.Platform),
        entry.Place.Workspace,
        entry.Place.Channel,
        entry.ArticleId,
        entry.Title,
        JsonNames.Of(entry.State),
        entry.Reason,
        entry.Due.UtcDateTime,
        entry.Created.UtcDateTime,
        entry.Changed.UtcDateTime);
}

/// <summary>Why an article was or was not announced in a channel, in sentences.</summary>
internal sealed record AlertExplanationJson(AlertJson Alert, IReadOnlyList<string> Why);
