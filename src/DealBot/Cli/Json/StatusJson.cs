using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Cli.Json;

/// <summary>What a library holds. <c>from</c> and <c>to</c> are the first and last date of publication; <c>bytes</c> is the size on disk, unknown of a server's. <c>library</c> is where it lies; the web tells it to moderators alone.</summary>
public sealed record StatusJson(
    string? Library,
    long Revision,
    int Articles,
    DateTime? From,
    DateTime? To,
    int Stories,
    int Sources,
    int Passages,
    int Quotes,
    int Speakers,
    long? Bytes,
    string? Configuration)
{
    /// <summary>How many feeds it follows.</summary>
    public int Feeds { get; init; }

    /// <summary>How many of them could not be read the last time.</summary>
    public int FailingFeeds { get; init; }

    /// <summary>How many alerts there are of each state.</summary>
    public IReadOnlyDictionary<string, long> Alerts { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    // For pages, which say it in words.
    internal IReadOnlyDictionary<AlertState, long> AlertCounts { get; private init; } = new Dictionary<AlertState, long>();

    /// <summary>What an opened library holds, with its feeds and alerts.</summary>
    internal static StatusJson Of(OpenedLibrary opened, ILibraryView view, IReadOnlyList<FeedEntry> feeds)
    {
        var (holds, alerts, configuration) = (LibraryCounts.Of(view), opened.Library.Alerts.Counts(), opened.Folders.Config);
        return new StatusJson(
            opened.Library.Place, holds.Revision, holds.Articles, holds.From?.UtcDateTime, holds.To?.UtcDateTime, holds.Stories, holds.Sources, holds.Passages,
            holds.Quotes, holds.Speakers, opened.BytesOnDisk(), configuration.Exists ? configuration.FullPath : null)
        {
            Feeds = feeds.Count,
            FailingFeeds = feeds.Count(feed => feed.FailingSince is not null),
            Alerts = alerts.ToDictionary(count => JsonNames.Of(count.Key), count => count.Value, StringComparer.Ordinal),
            AlertCounts = alerts,
        };
    }
}
