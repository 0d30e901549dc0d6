using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Answers.Ranking;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Administration;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Commands;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Presses;

/// <summary>Does what the buttons under a post say: anybody in the channel may press them, and whoever does sees the answer alone.</summary>
internal sealed class AlertPress(Library library, ChatStore store, TimeProvider clock)
{
    private static readonly Note Gone = new("The article has left the library; there is nothing more to show of it.");

    /// <summary>The command that shows an article of the post; null where something else was pressed, or the article is gone.</summary>
    public ChatAction.Command? CommandOf(OutboxPost post, string action, string? value)
    {
        var wanted = action switch
        {
            AlertButtons.Quotes when post.Articles is [var first, ..] => first,
            AlertButtons.Open when value is ['a', .. var id] && long.TryParse(id, out var chosen) && post.Articles.Contains(chosen) => chosen,
            _ => 0,
        };
        using var view = library.View();
        return ArticleEntries.Of(view).ContainsKey(wanted)
            ? new ChatAction.Command("article", new Dictionary<string, string>(StringComparer.Ordinal) { ["article"] = $"#{wanted}" })
            : null;
    }

    /// <summary>Answers what is no command.</summary>
    public Reply Answer(Call call, OutboxPost post, string action)
    {
        using var view = library.View();
        if (post.Articles is not [var id, ..] || ArticleEntries.Of(view).GetValueOrDefault(id) is not { } article) return call.Reply(Gone);
        return action switch
        {
            AlertButtons.Context => Context(call, post.Place, view, article),
            AlertButtons.Mute when article.Source is { } outlet => new MuteCommands(library).Mute(call, post.Place, outlet),
            AlertButtons.Why => call.Reply(new AlertHistory(library, clock).Why(view, post.Place, article)),
            _ => call.Reply(Gone),
        };
    }

    // Kept as an answer, so that its pages can be turned.
    private Reply Context(Call call, ChatPlace place, LibraryView view, ArticleEntry article)
    {
        var saved = new SavedReply("article", Echo.Of(article.Title), new AlertPage(library, view).Quoted(place, article.Id));
        if (saved.Cards.Count == 0) return call.Reply(new Note("No quotes were found in this article."));
        var stored = store.Save(call.Place, call.User.Id, call.Plan.Visibility, question: null, saved.ToJson());
        return call.Reply(ContextPage.Parts(view, stored.Id, saved, index: 0, page: null));
    }
}
