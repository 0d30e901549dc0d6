namespace DealBot.Core.Articles;

/// <summary>How much a library holds at one revision: what every status says, in chat, on the command line and on the page.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Articles">Articles.</param>
/// <param name="From">The first day of publication, UTC; null where no article is dated.</param>
/// <param name="To">The last day of publication, UTC.</param>
/// <param name="Stories">Stories: wire copies of one story count once.</param>
/// <param name="Sources">Outlets, however they write their names.</param>
/// <param name="Passages">Passages.</param>
/// <param name="Quotes">Quotes.</param>
/// <param name="Speakers">Speakers who are quoted.</param>
public sealed record LibraryCounts(
    long Revision, int Articles, DateTimeOffset? From, DateTimeOffset? To, int Stories, int Sources, int Passages, int Quotes, int Speakers)
{
    /// <summary>Counts what a library holds.</summary>
    public static LibraryCounts Of(ILibraryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var articles = view.Articles;
        return new LibraryCounts(
            view.Revision,
            articles.Count,
            articles.Min(static article => article.Published),
            articles.Max(static article => article.Published),
            articles.Select(static article => article.StoryId).Distinct().Count(),
            articles.Select(static article => article.Source).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            view.Index.PassageCount,
            articles.Sum(static article => article.QuoteCount),
            view.Speakers.Count(static speaker => speaker.QuoteCount > 0));
    }
}
