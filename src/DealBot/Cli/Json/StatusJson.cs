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

    public static StatusJson Of(ILibraryView view, string place, long? bytes, ChosenFolder configuration)
    {
        var articles = view.Articles;
        var dates = articles.Select(article => article.Published?.UtcDateTime).OfType<DateTime>().ToList();
        return new StatusJson(
            place,
            view.Revision,
            articles.Count,
            dates.Count > 0 ? dates.Min() : null,
            dates.Count > 0 ? dates.Max() : null,
            articles.Select(article => article.StoryId).Distinct().Count(),
            articles.Select(article => article.Source).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            view.Index.PassageCount,
            articles.Sum(article => article.QuoteCount),
            view.Speakers.Count(speaker => speaker.QuoteCount > 0),
            bytes,
            configuration.Exists ? configuration.FullPath : null);
    }
}
