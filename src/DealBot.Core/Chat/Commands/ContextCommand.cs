using System.Globalization;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Administration;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Commands;

/// <summary>Shows what stands around a quote of the user's last answer in this channel.</summary>
internal sealed class ContextCommand(Library library, ChatStore store)
{
    public Reply Answer(Call call)
    {
        if (store.Last(call.Place, call.User.Id) is not { } stored || SavedReply.FromJson(stored.Payload) is not { } saved)
            return call.Reply(new Note($"You have asked nothing in {AlertWords.Here(call.Place)} yet, so there is no quote to show more of. Ask something first."));
        if (saved.Cards.Count == 0) return call.Reply(new Note($"Your last answer in {AlertWords.Here(call.Place)} has no quotes. Ask something else first."));

        var number = call["number"] ?? "1";
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which) || which < 1 || which > saved.Cards.Count)
            return call.Reply(new Note($"Your last answer has {Counted.Of(saved.Cards.Count, "quote")}; name one by its number, from 1 to {saved.Cards.Count}."));

        using var view = library.View();
        return call.Reply(ContextPage.Parts(view, stored.Id, saved, which - 1, page: null));
    }
}
