using System.Globalization;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin remove</c>: finds the article, asks whether it is the one, and takes it out.</summary>
internal sealed class RemoveCommand(Library library)
{
    /// <summary>The option that holds the article which is meant, once somebody was asked whether it is.</summary>
    public const string Confirmed = "confirmed";

    private const int MostTitles = 25; // what a menu holds

    public Reply Answer(Call call)
    {
        if (long.TryParse(call[Confirmed], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return Remove(call, id);
        if ((call[CommandPress.Chosen] is { } chosen ? $"#{chosen}" : call["article"]) is not { } title)
            return call.Reply(new Note(RichText.Of("Name the article by its title, or part of it, such as: ").Then(AsTyped.Code(call.Place.Platform, "admin remove Oval Office"))));

        using var view = library.View();
        return call.Reply(Named.Titled(view, title) switch
        {
            [var article] => Asking(view, article),
            { Count: > 0 } several => Choosing($"{Counted.Of(several.Count, "article")} have this in their title.", several),
            _ => Choosing($"No article has this in its title. Searched: {Searched.In(view)}. To see them all: {AsTyped.Of(call.Place.Platform, "sources")}", ArticleTitles.Nearest(view.Articles, title)),
        });
    }

    private static List<ReplyPart> Asking(LibraryView view, ArticleEntry article) =>
    [
        new Heading("Remove this article?"),
        .. ListPage.ArticleOf(view, $"#{article.Id}"),
        new ButtonRow([new Button(CommandPress.Id(ChatCommands.Administration, "remove", Confirmed, $"{article.Id}"), "Remove", ButtonStyle.Danger)]),
    ];

    private static List<ReplyPart> Choosing(string remark, IReadOnlyList<ArticleEntry> articles)
    {
        List<ReplyPart> parts = [new Note(remark)];
        if (articles.Count > MostTitles) parts.Add(new Note($"These are the newest {MostTitles}; write more of the title for others.", IsQuiet: true));
        if (articles.Count > 0)
        {
            parts.Add(new Menu(CommandPress.Id(ChatCommands.Administration, "remove", "of", "several"), "Choose the article to remove", [.. articles
                .Take(MostTitles)
                .Select(article => new MenuOption($"{article.Id}", Visible.Line(article.Title)))]));
        }

        return parts;
    }

    private Reply Remove(Call call, long id)
    {
        using var view = library.View();
        if (Named.Article(view, $"#{id}") is not { } article || !library.Remove(id))
            return call.Reply(new Note("That article has left the library already."));

        List<ReplyPart> parts = [new Note(RichText.Of("Removed: ").Then(Visible.Name(article.Title), RunStyle.Strong).Then("."))];
        if (library.IsOfFolder(article))
            parts.Add(new Note("Its file still lies in the articles folder; the next reindexing takes it in again unless the file goes too."));
        return call.Reply(parts);
    }
}
