using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Web.Shell;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Cards;

/// <summary>What drawing a reply needs besides the reply.</summary>
/// <param name="view">The library, for names that become links.</param>
/// <param name="chat">Knows the stored articles.</param>
/// <param name="log">Learns which quotes were withheld.</param>
/// <param name="back">The address of the answer that its buttons lead back to: a path of our own with its query.</param>
public sealed partial class CardContext(ILibraryView view, IChatService chat, ILogger<CardContext> log, string back)
{
    /// <summary>The address of the answer that its buttons lead back to.</summary>
    public string Back => back;

    /// <summary>Whether the card shows what the stored article says; one that does not is reported.</summary>
    public bool IsVerbatim(QuoteCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (chat.IsVerbatim(card.Citation, card.Words.Plain)) return true;
        LogWithheld(card.Citation.ArticleId, card.Citation.Start, card.Citation.End);
        return false;
    }

    /// <summary>Where a speaker has a page and in which colour; null where nobody of the library is shown by that name.</summary>
    public (string Href, string Colour)? Speaker(string name) =>
        ShownSpeakers.Of(view).Named(name) is { } speaker
            ? (Links.To(speaker), SpeakerColour.Of(view, speaker))
            : null;

    /// <summary>The page of what an item of a list is, and its colour; null where it has none.</summary>
    public (string Href, string Colour)? Page(ListItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.ArticleId is { } article) return (Links.ToArticle(article), "");
        return item.SpeakerKey is { } key && ShownSpeakers.Of(view).RankOf(key) is { } rank && view.Speakers[rank] is var speaker
            ? (Links.To(speaker), SpeakerColour.Of(view, speaker))
            : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Withheld a card that does not show what article {Article} says from {Start} to {End}")]
    private partial void LogWithheld(long article, int start, int end);
}
