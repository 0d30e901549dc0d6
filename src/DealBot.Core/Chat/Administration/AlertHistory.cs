using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Commands;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>alerts why, log</c>: what became of articles in a channel.</summary>
internal sealed class AlertHistory(Library library, TimeProvider clock)
{
    private const int MostEntries = 15;
    private const int MostTitles = 25; // what a menu holds

    public Reply Why(Call call)
    {
        using var view = library.View();
        if ((call[CommandPress.Chosen] is { } chosen ? $"#{chosen}" : call["article"]) is not { } title) return HelpCommand.Missing(call, "Name an article by its title, or part of it");
        return Named.Titled(view, title) switch
        {
            [var article] => call.Reply(Why(view, call.AlertPlace, article)),
            { Count: > 0 } several => call.Reply(Choosing(call, $"{Counted.Of(several.Count, "article")} have this in their title.", several)),
            _ => call.Reply(Choosing(call, $"No article has this in its title. Searched: {Searched.In(view)}. To see them all: {AsTyped.Of(call.Place.Platform, "sources")}", ArticleTitles.Nearest(view.Articles, title))),
        };
    }

    /// <summary>Why a channel was or was not told of an article, with what its filter matched.</summary>
    public IReadOnlyList<ReplyPart> Why(LibraryView view, ChatPlace place, ArticleEntry article)
    {
        var explanation = library.Alerts.Explain(view, place, article.Id);
        var isNone = explanation.Entry is null or { State: AlertState.Filtered or AlertState.Merged or AlertState.Failed };
        List<ReplyPart> parts = [new Heading(isNone ? "Why no alert" : "Why this alert"), .. ArticleSummary.Headline(view, article)];
        parts.AddRange(explanation.Sentences.Select(sentence => new Note(Visible.Line(sentence))));
        if (explanation.Matched.Count > 0)
        {
            parts.Add(new Note("What the filter matched:", IsQuiet: true));
            parts.AddRange(ArticleSummary.CardsBelow(view, ArticleSummary.Matched(view, explanation.Matched)));
        }

        return parts;
    }

    public Reply Log(Call call)
    {
        var entries = library.Alerts.Latest(MostEntries, place: call.AlertPlace);
        return entries.Count == 0
            ? call.Reply(new Note(RichText.Of($"No article has come yet since {AlertWords.Here(call.AlertPlace)} asked for alerts. To see what it is told of: ").Then(AsTyped.Code(call.AlertPlace, "alerts list"))))
            : call.Reply(new Heading("Alerts, latest first"), new Listing([.. entries.Select(Item)]));
    }

    private ListItem Item(AlertEntry entry) => new(
        RichText.Of(entry.Title is { } title ? Visible.Name(title) : "An article that has left the library", RunStyle.Strong),
        $"{AlertWords.State(entry.State)}, {Age(entry.Changed)}{(entry.Reason is { } reason ? $" · {Visible.Line(reason)}" : "")}");

    private string Age(DateTimeOffset moment) => $"{Durations.Of(clock.GetUtcNow() - moment)} ago";

    private static List<ReplyPart> Choosing(Call call, string remark, IReadOnlyList<ArticleEntry> articles)
    {
        List<ReplyPart> parts = [new Note(remark)];
        if (articles.Count > 0)
        {
            parts.Add(new Menu(CommandPress.AlertsId(call.AlertPlace, "why"), "Choose the article", [.. articles
                .Take(MostTitles)
                .Select(article => new MenuOption($"{article.Id}", Visible.Line(article.Title)))]));
        }

        return parts;
    }
}
