using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Commands;

/// <summary>Shows one article with its quotes, in reading order.</summary>
internal sealed class ArticleCommand(Library library, Replies replies)
{
    private const int MostTitles = 25; // what a menu holds

    public Reply Answer(Call call)
    {
        if (call["article"] is not { } title)
            return HelpCommand.Missing(call, "Name an article by its title, or part of it");

        using var view = library.View();
        return replies.Save(call, view, Named.Titled(view, title) switch
        {
            [var article] => Quotes(view, article),
            { Count: > 0 } several => Choice(title, $"{Counted.Of(several.Count, "article")} have this in their title.", several),
            _ => Choice(title, $"No article has this in its title. Searched: {Searched.In(view)}. To see them all: {AsTyped.Of(call.Place.Platform, "sources")}", ArticleTitles.Nearest(view.Articles, title)),
        });
    }

    private static SavedReply Quotes(LibraryView view, ArticleEntry article) => new(
        "article",
        Echo.Of(article.Title),
        [.. view.PassagesOf(article.Id).Where(passage => passage.Quotes.Count > 0).Select(passage => SavedCard.Of(view, passage, passage.Quotes[0]))])
    {
        Filter = $"#{article.Id}",
        Remarks = article.QuoteCount == 0 ? ["No quotes were found in it."] : [],
    };

    private static SavedReply Choice(string title, string remark, IReadOnlyList<ArticleEntry> articles) => new("article", Echo.Of(title), [])
    {
        Remarks = [remark],
        Offers = [.. articles.Take(MostTitles).Select(article => new SavedOffer(article.Title, "article", $"#{article.Id}"))],
    };
}
