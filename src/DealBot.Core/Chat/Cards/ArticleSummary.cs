using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Chat.Cards;

/// <summary>An article in short: title, outlet, date, who else printed it, and the best of its quotes.</summary>
internal static class ArticleSummary
{
    /// <summary>Quotes of one article: what a reader takes in at a glance.</summary>
    public const int MostCards = 3;

    private const int MostOutlets = 3;

    /// <summary>The parts, in reading order.</summary>
    public static IEnumerable<ReplyPart> Of(ILibraryView view, ArticleEntry article) =>
        [.. Headline(view, article), .. CardsBelow(view, BestQuotes(view, article.Id))];

    /// <summary>The article by itself: its title, which opens it, stands first, and in small below it what lists say of it.</summary>
    public static IEnumerable<ReplyPart> Headline(ILibraryView view, ArticleEntry article)
    {
        var item = Item(view, article);
        return [new Note(item.Text), new Note(item.Detail!, IsQuiet: true)];
    }

    /// <summary>The article in a list, with the outlets that printed the same story.</summary>
    public static ListItem Item(ILibraryView view, ArticleEntry article)
    {
        var item = ListPage.ArticleItem(article);
        var others = CardMaker.OtherOutlets(article, view.Articles.Where(other => other.StoryId == article.StoryId && other.Id != article.Id));
        if (others.Count == 0) return item;

        var detail = item.Detail!.Then(" · also in ");
        foreach (var (at, other) in others.Take(MostOutlets).Index())
        {
            var source = CardMaker.SourceOf(other);
            detail = detail.Then(at > 0 ? ", " : "").Then(Visible.Name(source.Outlet ?? source.Title), url: source.Url);
        }

        return item with { Detail = others.Count > MostOutlets ? detail.Then($" and {Counted.Of(others.Count - MostOutlets, "more outlet")}") : detail };
    }

    /// <summary>The quotes that say most, as citations, in reading order.</summary>
    /// <remarks>Words that are the speaker's own and whose speaker is sure say more than others, and of these the longer ones.</remarks>
    public static IReadOnlyList<SavedCard> BestQuotes(ILibraryView view, long articleId, int most = MostCards) => [.. view.PassagesOf(articleId)
        .Where(passage => passage.Quotes.Any(quote => quote.Speaker is not null))
        .Select(passage => (Passage: passage, Quote: passage.Quotes.Where(quote => quote.Speaker is not null).MinBy(Worth)))
        .OrderBy(found => Worth(found.Quote!))
        .Take(most)
        .OrderBy(found => found.Passage.Span.Start)
        .Select(found => SavedCard.Of(view, found.Passage, found.Quote!))];

    /// <summary>The best of what a filter matched, as citations, in reading order.</summary>
    public static IReadOnlyList<SavedCard> Matched(ILibraryView view, IReadOnlyList<MatchedPassage> matched, int most = MostCards) => [.. matched
        .Take(most)
        .OrderBy(found => found.Passage.Span.Start)
        .Select(found => SavedCard.Of(view, found.Passage, found.Quote) with { Hits = found.Hits })];

    /// <summary>Citations as they are shown, without buttons of their own.</summary>
    public static IEnumerable<QuoteCard> Cards(ILibraryView view, IEnumerable<SavedCard> saved)
    {
        var maker = new CardMaker(view);
        return saved.Select(card => maker.Of(card, [])).OfType<QuoteCard>();
    }

    /// <summary>Citations of the one article whose <see cref="Headline"/> stands above them: they do not repeat its title.</summary>
    public static IEnumerable<QuoteCard> CardsBelow(ILibraryView view, IEnumerable<SavedCard> saved) => Cards(view, saved).Select(static card => card with { IsTitled = false });

    private static (QuoteKind, int, int) Worth(Quote quote) => (quote.Kind, -(int)quote.Grade, -quote.Span.Length);
}
