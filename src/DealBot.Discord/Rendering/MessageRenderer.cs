using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Rendering;

/// <summary>Renders replies as messages within Discord's limits.</summary>
/// <param name="service">Says whether a card shows what the article says.</param>
/// <param name="log">Learns of cards that do not.</param>
internal sealed partial class MessageRenderer(IChatService service, ILogger<MessageRenderer> log)
{
    private const int HeadingLimit = 300;
    private const int MostCards = 8; // with text before and after them, no more than ten embeds

    /// <summary>The message: of any length the reply may have, it keeps the limits.</summary>
    public MessageBody Render(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var cards = reply.Parts.OfType<QuoteCard>().Take(MostCards).ToList();
        var draft = new MessageDraft(cards.Count > 0 || reply.Parts.OfType<Comparison>().Any());
        var left = reply.Parts.OfType<QuoteCard>().Count() - cards.Count;

        foreach (var part in reply.Parts)
        {
            switch (part)
            {
                case Heading heading when TextBlock.Escaped(heading.Text, HeadingLimit) is { Length: > 0 } title:
                    draft.Write($"**{title}**");
                    break;
                case Note note:
                    draft.Write(TextBlock.Note(note, draft.Room));
                    break;
                case Listing listing:
                    draft.WriteBelow(TextBlock.Listing(listing, draft.Room));
                    break;
                case Chart chart:
                    draft.WriteBelow(TextBlock.Chart(chart, draft.Room));
                    break;
                case QuoteCard card when cards.Contains(card):
                    draft.Add(card);
                    break;
                case Comparison comparison:
                    draft.Add(comparison);
                    break;
                default:
                    break; // what can be pressed stands below; see Components
            }
        }

        if (left > 0) draft.WriteBelow($"{Counted.Of(left, "more quote is", "more quotes are")} not shown here.");
        var embeds = draft.Embeds(IsVerbatim);
        return new MessageBody
        {
            Content = draft.Content.Length == 0 && embeds.Count == 0 ? Excerpt.Ellipsis.Trim() : draft.Content, // a message must say something
            Embeds = embeds,
            Components = Rows.Of(reply, cards),
        };
    }

    private bool IsVerbatim(QuoteCard card, string shown)
    {
        if (service.IsVerbatim(card.Citation, shown)) return true;
        LogWithheld(card.Citation.ArticleId, card.Citation.Start, card.Citation.End);
        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Withheld a card that does not show what article {Article} says from {Start} to {End}")]
    private partial void LogWithheld(long article, int start, int end);
}
