using System.Text.Json;
using DealBot.Core.Chat;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Rendering;

/// <summary>Makes a reply ready to send: drawn, read again as Slack will show it, and every quote compared with its stored article.</summary>
/// <param name="service">Knows the stored articles.</param>
/// <param name="log">Learns which quotes were withheld.</param>
internal sealed partial class Composer(IChatService service, ILogger<Composer> log)
{
    private static readonly Note Withheld = new(QuoteCard.Withheld);

    /// <summary>The message.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="mostBlocks">How many blocks the place takes.</param>
    public SlackMessage Compose(Reply reply, int mostBlocks = BlockKit.MostBlocks)
    {
        for (var parts = reply.Parts; ;)
        {
            var layout = MessageLayout.Of(parts, mostBlocks);
            var wrong = layout.Quotes.Where(quote => !service.IsVerbatim(quote.Citation, SlackBlocks.Text(quote.Block)[quote.Before..]))
                .Select(quote => quote.Citation).ToHashSet();
            if (wrong.Count == 0) return new SlackMessage(Fallback.Of(parts), JsonElement.Parse(layout.Blocks.ToJsonString()));

            foreach (var citation in wrong) LogWithheld(citation.ArticleId, citation.Start, citation.End);
            parts = [.. parts.Select(part => Without(part, wrong))];
        }
    }

    private static ReplyPart Without(ReplyPart part, HashSet<Citation> wrong) => part switch
    {
        QuoteCard card when wrong.Contains(card.Citation) => Withheld,
        Comparison comparison => new Comparison(Without(comparison.Left, wrong), Without(comparison.Right, wrong)),
        _ => part,
    };

    private static ComparisonColumn Without(ComparisonColumn column, HashSet<Citation> wrong) =>
        column.Cards.Any(card => wrong.Contains(card.Citation))
            ? column with { Cards = [.. column.Cards.Where(card => !wrong.Contains(card.Citation))], Nothing = Withheld.Text.Plain }
            : column;

    [LoggerMessage(Level = LogLevel.Error, Message = "A quote is withheld: as drawn it is not what article {Article} says from {Start} to {End}")]
    private partial void LogWithheld(long article, int start, int end);
}
