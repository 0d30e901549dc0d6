using DealBot.Core.Articles;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Cards;

/// <summary>Stores answers and shows their first page.</summary>
internal sealed class Replies(ChatStore store)
{
    /// <summary>Stores the answer of a command and shows it.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="view">The library that was asked.</param>
    /// <param name="saved">What the answer cites.</param>
    /// <param name="question">The question, where it is worth being offered again.</param>
    public Reply Save(Call call, ILibraryView view, SavedReply saved, string? question = null)
    {
        var stored = store.TrySave(call.Place, call.User.Id, call.Plan.Visibility, question, saved.ToJson());
        return stored is null
            ? call.Reply([.. WithoutButtons(call, view, saved)])
            : call.Reply(Parts(view, stored, saved, page: 1, isShareable: call.Plan.Visibility is Visibility.OnlyYou));
    }

    // What cannot be stored cannot be gone on from, but it was asked, and can be answered.
    private static IEnumerable<ReplyPart> WithoutButtons(Call call, ILibraryView view, SavedReply saved) =>
    [
        .. Parts(view, new StoredAnswer("", call.Place, call.User.Id, call.Plan.Visibility, null, "", default), saved, page: 1, isShareable: false)
            .Where(static part => part is not (ButtonRow or Menu))
            .Select(static part => part is QuoteCard card ? card with { Buttons = [] } : part),
        new Note("Answers cannot be stored just now, so this one has no buttons. Ask again later to have them.", IsQuiet: true),
    ];

    /// <summary>The parts of one page of a stored answer.</summary>
    /// <param name="view">The library now.</param>
    /// <param name="stored">The answer.</param>
    /// <param name="saved">What it cites.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="isShareable">Whether who sees it may make it public, if the place has others to show it to.</param>
    public static IReadOnlyList<ReplyPart> Parts(ILibraryView view, StoredAnswer stored, SavedReply saved, int page, bool isShareable)
    {
        var canShare = isShareable && !saved.IsEmpty && !stored.Place.IsDirect && stored.Place.Channel.Length > 0;
        return saved.Command is "speakers" or "sources"
            ? new ListPage(view, stored.Id, saved, stored.Place.Platform).Parts(page, canShare)
            : new AnswerPage(view, stored.Id, saved).Parts(page, canShare);
    }
}
