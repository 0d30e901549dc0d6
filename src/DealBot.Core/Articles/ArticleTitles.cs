namespace DealBot.Core.Articles;

/// <summary>Finds articles by what is typed of their titles, folded as <see cref="FacetNames.Fold"/> does.</summary>
public static class ArticleTitles
{
    private const int MostNearest = 10;

    /// <summary>The articles that a title, or part of one, means: those of just this title, or else those that hold it, or else those that have all its words.</summary>
    public static IReadOnlyList<ArticleEntry> Find(IReadOnlyList<ArticleEntry> articles, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var wanted = FacetNames.Fold(title);
        if (wanted.Length == 0) return [];
        IReadOnlyList<ArticleEntry> exact = [.. articles.Where(article => string.Equals(FacetNames.Fold(article.Title), wanted, StringComparison.Ordinal))];
        if (exact.Count > 0) return exact;
        IReadOnlyList<ArticleEntry> partly = [.. articles.Where(article => FacetNames.Fold(article.Title).Contains(wanted, StringComparison.Ordinal))];
        if (partly.Count > 0) return partly;

        var words = wanted.Split(' ');
        return [.. articles.Where(article => FacetNames.Fold(article.Title).Split(' ') is var all && words.All(all.Contains))];
    }

    /// <summary>The articles whose titles share most words with this, at most ten, for somebody who got none.</summary>
    public static IReadOnlyList<ArticleEntry> Nearest(IReadOnlyList<ArticleEntry> articles, string title)
    {
        var words = FacetNames.Fold(title).Split(' ').Where(word => word.Length > 2).ToHashSet(StringComparer.Ordinal);
        return [.. articles
            .Select(article => (Article: article, Shared: FacetNames.Fold(article.Title).Split(' ').Distinct(StringComparer.Ordinal).Count(words.Contains)))
            .Where(article => article.Shared > 0)
            .OrderByDescending(article => article.Shared)
            .Take(MostNearest)
            .Select(article => article.Article)];
    }
}
