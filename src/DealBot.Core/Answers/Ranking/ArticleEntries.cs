using System.Runtime.CompilerServices;
using DealBot.Core.Articles;

namespace DealBot.Core.Answers.Ranking;

/// <summary>A library's articles by id.</summary>
internal static class ArticleEntries
{
    // Views of one revision share their list of articles.
    private static readonly ConditionalWeakTable<IReadOnlyList<ArticleEntry>, ReadOnce<Dictionary<long, ArticleEntry>>> OfLists = [];

    /// <summary>The entries of a view; made once a list of articles.</summary>
    public static IReadOnlyDictionary<long, ArticleEntry> Of(ILibraryView view)
    {
        var articles = view.Articles;
        return OfLists.GetOrCreateValue(articles).Value(() => articles.ToDictionary(static article => article.Id));
    }
}
