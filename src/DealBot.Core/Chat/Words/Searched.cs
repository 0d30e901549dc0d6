using DealBot.Core.Articles;

namespace DealBot.Core.Chat.Words;

/// <summary>What was searched, in words.</summary>
public static class Searched
{
    /// <summary>"18 articles, 12 February to 1 May 2025".</summary>
    public static string In(ILibraryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var count = Counted.Of(view.Articles.Count, "article");
        return view.Articles is [{ Published: { } newest }, ..] && view.Articles.LastOrDefault(static article => article.Published is not null) is { Published: { } oldest }
            ? $"{count}, {Dates.Range(oldest.UtcDateTime, newest.UtcDateTime)}"
            : count;
    }
}
