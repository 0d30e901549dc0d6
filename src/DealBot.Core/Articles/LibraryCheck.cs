using System.Globalization;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Articles;

/// <summary>Looks through a whole library for anything that does not fit together.</summary>
public static class LibraryCheck
{
    /// <summary>A sentence for each thing that is not as it should be; none when the library is whole.</summary>
    /// <remarks>
    /// Every article has its passages in order, every quote lies in its passage and in the text, and the index holds each
    /// passage once, under its article, and nothing else. Reads every article: for tests and for doubts, not for questions.
    /// </remarks>
    public static IReadOnlyList<string> Of(Library library)
    {
        ArgumentNullException.ThrowIfNull(library);
        using var view = library.View();
        return [.. Problems(view)];
    }

    private static IEnumerable<string> Problems(LibraryView view)
    {
        if (view.StrayArticles() is var stray and > 0) yield return $"{stray} articles were stored without being analysed.";

        var passages = 0;
        foreach (var entry in view.Articles)
        {
            if (view.Article(entry.Id) is not { } article)
            {
                yield return $"Article {entry.Id} is listed but not there.";
                continue;
            }

            var own = view.PassagesOf(entry.Id);
            passages += own.Count;
            foreach (var problem in ProblemsOf(article, entry, own)) yield return problem;

            var indexed = view.Index.Matches(new Query.OfTerm(FacetNames.Article, entry.Id.ToString(CultureInfo.InvariantCulture)));
            if (!indexed.SequenceEqual(own.Select(passage => passage.Id)))
                yield return $"The index does not hold the passages of article {entry.Id}.";
        }

        if (view.Index.PassageCount != passages)
            yield return $"The index holds {view.Index.PassageCount} passages and the articles {passages}.";
    }

    private static IEnumerable<string> ProblemsOf(Article article, ArticleEntry entry, IReadOnlyList<Passage> passages)
    {
        var whole = new TextSpan(0, article.Text.Length);
        var end = 0;
        foreach (var passage in passages)
        {
            if (!whole.Contains(passage.Span) || passage.Span.Start < end)
                yield return $"Passage {passage.Id} of article {article.Id} lies outside its text or across another.";
            end = passage.Span.End;

            if (!passage.Quotes.All(quote => passage.Span.Contains(quote.Span)))
                yield return $"A quote of passage {passage.Id} of article {article.Id} lies outside it.";
        }

        var quotes = passages.Sum(passage => passage.Quotes.Count);
        if (quotes != entry.QuoteCount) yield return $"Article {article.Id} should hold {entry.QuoteCount} quotes and holds {quotes}.";
    }
}
