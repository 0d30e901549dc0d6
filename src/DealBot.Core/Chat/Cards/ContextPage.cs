using DealBot.Core.Answers.Ranking;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Words;
using DealBot.Text;

namespace DealBot.Core.Chat.Cards;

/// <summary>A citation among the paragraphs around it, page by page.</summary>
internal static class ContextPage
{
    /// <summary>The parts of a page.</summary>
    /// <param name="view">The library now.</param>
    /// <param name="id">The answer's id.</param>
    /// <param name="saved">The answer.</param>
    /// <param name="index">Which of its cards, from 0.</param>
    /// <param name="page">Which page, from 1; null for the one on which the citation begins.</param>
    public static IReadOnlyList<ReplyPart> Parts(ILibraryView view, string id, SavedReply saved, int index, int? page)
    {
        var card = saved.Cards[index];
        var (articleId, start, end) = card.Citation;
        if (ArticleEntries.Of(view).GetValueOrDefault(articleId) is not { } entry || view.Article(articleId) is not { Text: var text } || end > text.Length)
            return [new Note("The article has left the library, so what stands around these words cannot be shown any more.")];

        var cited = card.Quote?.Span ?? new TextSpan(start, end);
        var pages = Surroundings.Pages(text, new TextSpan(start, end));
        var number = Math.Clamp(page ?? PageOf(pages, cited), 1, pages.Count);
        var shown = pages[number - 1];
        List<ReplyPart> parts =
        [
            new Heading($"In context: {Visible.Name(entry.Title)}"),
            new Note(pages.Count > 1 ? $"{Marked} Page {number} of {pages.Count}." : Marked, IsQuiet: true),
            new QuoteCard(
                new Citation(articleId, shown.Start, shown.End),
                MarkedWords.Of(text, shown, [shown], [Clipped(cited, shown)]),
                new CardMaker(view).AttributionOf(new CardMaker(view).QuoteOf(card)),
                CardMaker.SourceOf(entry), [], 0, []),
        ];

        List<Button> buttons = [];
        if (number > 1) buttons.Add(new Button($"{id}.c{index}.{number - 1}", "Previous"));
        if (number < pages.Count) buttons.Add(new Button($"{id}.c{index}.{number + 1}", "Next", ButtonStyle.Primary));
        if (buttons.Count > 0) parts.Add(new ButtonRow(buttons));
        return parts;
    }

    private const string Marked = "The words you were shown are in bold.";

    private static int PageOf(IReadOnlyList<TextSpan> pages, TextSpan cited) =>
        pages.Index().FirstOrDefault(page => page.Item.Overlaps(cited)).Index + 1;

    private static TextSpan Clipped(TextSpan span, TextSpan to) =>
        new(Math.Clamp(span.Start, to.Start, to.End), Math.Clamp(span.End, to.Start, to.End));
}
