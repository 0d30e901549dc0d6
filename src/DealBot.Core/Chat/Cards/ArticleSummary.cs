using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Chat.Cards;

/// <summary>An article as an alert shows it: title, outlet, date, and the best of its quotes.</summary>
internal static class ArticleSummary
{
    private const int MostCards = 3;

    /// <summary>The parts, in reading order.</summary>
    public static IEnumerable<ReplyPart> Of(ILibraryView view, ArticleEntry article) =>
        [.. ListPage.ArticleOf(view, $"#{article.Id}"), .. BestQuotes(view, article.Id).Select(card => new CardMaker(view).Of(card, [])).OfType<QuoteCard>()];

    // Words that are the speaker's own and whose speaker is sure, longer ones first: they say most.
    private static IEnumerable<SavedCard> BestQuotes(ILibraryView view, long articleId) => view.PassagesOf(articleId)
        .Where(passage => passage.Quotes.Any(quote => quote.Speaker is not null))
        .Select(passage => (Passage: passage, Quote: passage.Quotes.Where(quote => quote.Speaker is not null).MinBy(Worth)))
        .OrderBy(found => Worth(found.Quote!))
        .Take(MostCards)
        .OrderBy(found => found.Passage.Span.Start)
        .Select(found => SavedCard.Of(view, found.Passage, found.Quote!));

    private static (QuoteKind, int, int) Worth(Quote quote) => (quote.Kind, -(int)quote.Grade, -quote.Span.Length);
}
