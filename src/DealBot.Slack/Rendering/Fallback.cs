using DealBot.Core.Chat;

namespace DealBot.Slack.Rendering;

/// <summary>A reply in one line of text: what notifications and screen readers say.</summary>
internal static class Fallback
{
    /// <summary>As Slack counts; notifications show less still.</summary>
    private const int Limit = 600;

    public static string Of(IReadOnlyList<ReplyPart> parts)
    {
        var said = string.Join(" — ", parts.Select(Say).Where(text => text.Trim().Length > 0));
        return said.Length == 0 ? "An answer" : SlackText.Neutral(Excerpt.Fit(said, Limit, static cut => SlackText.Neutral(cut.Plain).Length).Plain);
    }

    private static string Say(ReplyPart part) => part switch
    {
        Heading heading => heading.Text,
        Note note => note.Text.Plain,
        QuoteCard card => Say(card),
        Comparison comparison => string.Join("; ", comparison.Left.Cards.Concat(comparison.Right.Cards).Select(Say)),
        Listing listing => string.Join("; ", listing.Items.Select(item => item.Text.Plain)),
        _ => "",
    };

    private static string Say(QuoteCard card) =>
        $"{(card.Attribution.Speaker is { Length: > 0 } speaker ? speaker + ": " : "")}{card.Words.Plain} ({card.Source.Outlet ?? card.Source.Title})";
}
