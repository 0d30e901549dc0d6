using DealBot.Core.Articles;

namespace DealBot.Cli.Json;

/// <summary>What a library holds. <c>from</c> and <c>to</c> are the first and last date of publication; <c>bytes</c> is the size on disk, unknown of a server's.</summary>
internal sealed record StatusJson(
    string Library,
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

    public static StatusJson Of(LibraryCounts holds, string place, long? bytes, ChosenFolder configuration) => new(
        place, holds.Revision, holds.Articles, holds.From?.UtcDateTime, holds.To?.UtcDateTime, holds.Stories, holds.Sources, holds.Passages,
        holds.Quotes, holds.Speakers, bytes, configuration.Exists ? configuration.FullPath : null);
}
