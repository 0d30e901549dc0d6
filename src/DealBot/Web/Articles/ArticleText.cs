using DealBot.Core.Articles;
using DealBot.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace DealBot.Web.Articles;

/// <summary>An article's text with its marks, as one element that contains that text and no other.</summary>
/// <remarks>
/// What is said about the words (whose they are, where they begin and end) stands in attributes, and is shown and read aloud by the
/// style sheet: whoever copies or scripts the text gets the article's own characters.
/// </remarks>
public sealed class ArticleText : ComponentBase
{
    /// <summary>The text, made visible.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>What is set off in it, each mark within the text.</summary>
    [Parameter, EditorRequired] public required IEnumerable<Mark> Marks { get; set; }

    /// <summary>Whether its first paragraph is the title.</summary>
    [Parameter] public bool BeginsWithTitle { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "article");
        builder.AddAttribute(1, "class", BeginsWithTitle ? "text titled" : "text");
        foreach (var step in MarkedText.Steps(Text, Marks))
        {
            switch (step)
            {
                case Step.Paragraph:
                    builder.OpenElement(2, "p");
                    break;
                case Step.ParagraphEnd:
                    builder.CloseElement();
                    break;
                case Step.Open open:
                    Open(builder, open);
                    break;
                case Step.Close close:
                    builder.CloseElement();
                    if (close is { IsLast: true, Mark: Mark.OfQuote quote }) PointToLegend(builder, quote);
                    break;
                case Step.Words words:
                    builder.AddContent(3, words.Span.In(Text));
                    break;
                default:
                    throw new InvalidOperationException($"{step} is no step.");
            }
        }

        builder.CloseElement();
    }

    private static void Open(RenderTreeBuilder builder, Step.Open open)
    {
        switch (open.Mark)
        {
            case Mark.OfAddress:
                builder.OpenElement(4, "mark");
                if (open.IsFirst) builder.AddAttribute(5, "id", "at");
                break;
            case Mark.OfQuote mark:
                // A quotation is one only where the words are the speaker's own.
                builder.OpenElement(6, mark.Quote.Kind is QuoteKind.Indirect ? "span" : "q");
                builder.AddAttribute(7, "class", $"quote {FacetNames.Of(mark.Quote.Kind)} {mark.Voice.Colour}");
                if (!open.IsFirst) break;
                if (mark.IsFirstThere) builder.AddAttribute(8, "id", IdOf(mark.Quote));
                builder.AddAttribute(9, "data-begins", QuoteWords.Begins(mark));
                break;
            case Mark.OfMention mention:
                builder.OpenElement(10, "span");
                builder.AddAttribute(11, "class", $"mention {mention.Voice.Colour}");
                break;
            case Mark.OfCue:
                builder.OpenElement(12, "span");
                builder.AddAttribute(13, "class", "cue");
                break;
            default:
                throw new InvalidOperationException($"{open.Mark} is no mark.");
        }
    }

    // The footnote's number comes from the style sheet.
    private static void PointToLegend(RenderTreeBuilder builder, Mark.OfQuote mark)
    {
        builder.OpenElement(14, "a");
        builder.AddAttribute(15, "class", $"whose {mark.Voice.Colour}");
        builder.AddAttribute(16, "href", $"#{mark.Voice.Id}");
        builder.AddAttribute(17, "data-number", QuoteWords.Sign(mark));
        builder.AddAttribute(18, "data-whose", QuoteWords.Whose(mark));
        builder.AddAttribute(19, "aria-label", QuoteWords.Ends(mark));
        builder.CloseElement();
    }

    /// <summary>The id of a quote on its article's page.</summary>
    public static string IdOf(Quote quote) => $"q{quote.Span.Start}";
}
