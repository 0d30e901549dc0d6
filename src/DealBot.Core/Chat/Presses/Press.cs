using System.Globalization;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Store;
using DealBot.Core.Storage;

namespace DealBot.Core.Chat.Presses;

/// <summary>What a button or menu of a stored answer does.</summary>
/// <param name="Stored">The answer.</param>
/// <param name="Saved">What it cites.</param>
/// <param name="Kind">The letter of the action: p(age), s(hare), c(ontext), w(rong speaker), o(ffer), m(enu).</param>
/// <param name="Number">The page, from 1; or the card or offer, from 0.</param>
/// <param name="Page">The page of the context; null for the one with the quote.</param>
internal sealed record Press(StoredAnswer Stored, SavedReply Saved, char Kind, int Number, int? Page)
{
    /// <summary>What somebody pressed; null when there is no such answer, or it was given elsewhere or to somebody else alone.</summary>
    public static Press? Find(ChatStore store, ChatPlace place, ChatUser user, string id)
    {
        var dot = id.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || id.Length > LongestId || !TryRead(id.AsSpan(dot + 1), out var kind, out var number, out var page)) return null;
        if (store.Find(id[..dot]) is not { } stored || SavedReply.FromJson(stored.Payload) is not { } saved) return null;

        var isHere = ChannelKey.Of(stored.Place) == ChannelKey.Of(place);
        var isTheirs = string.Equals(stored.User, user.Id, StringComparison.Ordinal);
        var press = new Press(stored, saved, kind, number, page);
        return isHere && (isTheirs || stored.IsPublic) && press.IsThere ? press : null;
    }

    /// <summary>Whether the user asked for the answer.</summary>
    public bool IsBy(ChatUser user) => string.Equals(Stored.User, user.Id, StringComparison.Ordinal);

    private bool IsThere => Kind switch
    {
        'c' or 'w' => Number < Saved.Cards.Count && (Kind == 'c' || Saved.Cards[Number].Quote is not null),
        'o' => Number < Saved.Offers.Count,
        _ => true,
    };

    private static bool TryRead(ReadOnlySpan<char> action, out char kind, out int number, out int? page)
    {
        (kind, number, page) = (action.Length > 0 ? action[0] : '\0', 0, null);
        if (kind == 'm') return action.Length == 1;
        if (kind is not ('p' or 's' or 'c' or 'w' or 'o')) return false;

        var rest = action[1..];
        if (kind == 'c' && rest.IndexOf('.') is >= 0 and var dot)
        {
            if (!TryCount(rest[(dot + 1)..], out var pageNumber)) return false;
            page = pageNumber;
            rest = rest[..dot];
        }

        return TryCount(rest, out number);
    }

    private static bool TryCount(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= MostCounted;

    private const int LongestId = 40;
    private const int MostCounted = 100_000;
}
