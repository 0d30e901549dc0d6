using DealBot.Core.Articles;

namespace DealBot.Core.Chat.Words;

/// <summary>What was searched, in words.</summary>
public static class Searched
{
    /// <summary>"18 articles, 12 February to 1 May 2025".</summary>
    public static string In(ILibraryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var dates = view.Articles.Select(article => article.Published?.UtcDateTime).OfType<DateTime>().ToList();
        var count = Counted.Of(view.Articles.Count, "article");
        return dates.Count == 0 ? count : $"{count}, {Dates.Range(dates.Min(), dates.Max())}";
    }
}
