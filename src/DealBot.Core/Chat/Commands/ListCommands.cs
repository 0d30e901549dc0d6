using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;

namespace DealBot.Core.Chat.Commands;

/// <summary>Lists speakers and articles.</summary>
internal sealed class ListCommands(Library library, Replies replies)
{
    /// <summary>Who is quoted, and how often.</summary>
    public Reply Speakers(Call call) => List(call, "speakers", call["name"], "Who is quoted");

    /// <summary>The articles, newest first.</summary>
    public Reply Sources(Call call) => List(call, "sources", call["filter"], "Articles, newest first");

    private Reply List(Call call, string command, string? filter, string heading)
    {
        using var view = library.View();
        var saved = new SavedReply(command, filter is null ? heading : Echo.Of($"{heading}: {filter}"), []) { Filter = filter ?? "" };
        return replies.Save(call, view, saved);
    }
}
