namespace DealBot.Core.Articles;

/// <summary>The order in which articles are listed.</summary>
internal static class ArticleOrder
{
    /// <summary>Newest first, undated last; what was stored first wins a tie.</summary>
    public static IEnumerable<ArticleEntry> NewestFirst(this IEnumerable<ArticleEntry> articles) => articles
        .OrderByDescending(article => article.Published ?? DateTimeOffset.MinValue)
        .ThenBy(article => article.Id);
}
