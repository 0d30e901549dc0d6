using System.Globalization;
using DealBot.Core.Articles;

namespace DealBot.Cli.Commands;

/// <summary>Finds the article that somebody names on the command line.</summary>
internal static class NamedArticle
{
    /// <summary>What an article may be called, as help describes it.</summary>
    public const string Names = "Ids, as 'dealbot articles' prints them, or file names or addresses";

    /// <summary>The articles of that id, file name or address; several may have the same file name.</summary>
    public static IReadOnlyList<ArticleEntry> Find(IReadOnlyList<ArticleEntry> held, string name) => [.. held.Where(article => IsCalled(article, name))];

    /// <summary>The articles of that id, file name or address, or else those that have this in their title.</summary>
    public static IReadOnlyList<ArticleEntry> FindByTitleToo(IReadOnlyList<ArticleEntry> held, string name) =>
        Find(held, name) is { Count: > 0 } called ? called : ArticleTitles.Find(held, name);

    /// <summary>What to say where there is none.</summary>
    public static string Missing(string name) => $"The library holds no article {name}. To see what it holds: dealbot articles";

    private static bool IsCalled(ArticleEntry article, string name) =>
        string.Equals(article.Id.ToString(CultureInfo.InvariantCulture), name, StringComparison.Ordinal)
        || string.Equals(article.File, name, StringComparison.Ordinal)
        || string.Equals(article.Url, name, StringComparison.Ordinal);
}
