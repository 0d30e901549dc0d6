using System.Runtime.CompilerServices;
using DealBot.Core.Articles;

namespace DealBot.Core.Answers.Ranking;

/// <summary>A library's articles by id.</summary>
internal static class ArticleEntries
{
    // Views of one revision share their list of articles.
    private static readonly ConditionalWeakTable<IReadOnlyList<ArticleEntry>, Dictionary<long, ArticleEntry>> OfLists = [];

    /// <summary>The entries of a view; made once a list of articles.</summary>
    public static IReadOnlyDictionary<long, ArticleEntry> Of(ILibraryView view) =>
        OfLists.GetValue(view.Articles, static articles => articles.ToDictionary(article => article.Id));
}
