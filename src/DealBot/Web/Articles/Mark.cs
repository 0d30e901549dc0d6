using DealBot.Text;

namespace DealBot.Web.Articles;

/// <summary>A part of an article's text that is set off on its page.</summary>
/// <param name="Span">Where it stands; neither empty nor beyond the text.</param>
public abstract record Mark(TextSpan Span)
{
    /// <summary>The words that the page's address names.</summary>
    public sealed record OfAddress(TextSpan Span) : Mark(Span);

    /// <summary>Somebody's words.</summary>
    public sealed record OfQuote(TextSpan Span, Quote Quote, Voice Voice) : Mark(Span)
    {
        /// <summary>Whether no quote before it has the same start, so that its start can name it.</summary>
        public bool IsFirstThere { get; init; } = true;
    }

    /// <summary>Where the article names somebody as the voice of a quote.</summary>
    public sealed record OfMention(TextSpan Span, Voice Voice) : Mark(Span);

    /// <summary>Words that introduce speech: "said".</summary>
    public sealed record OfCue(TextSpan Span) : Mark(Span);
}

/// <summary>A step in writing a marked text down. Marks are opened and closed like brackets, and never across a paragraph's end.</summary>
public abstract record Step
{
    /// <summary>A paragraph begins.</summary>
    public sealed record Paragraph : Step;

    /// <summary>The paragraph ends.</summary>
    public sealed record ParagraphEnd : Step;

    /// <summary>A mark begins, or goes on after it was interrupted.</summary>
    public sealed record Open(Mark Mark, bool IsFirst) : Step;

    /// <summary>The mark that was opened last ends, or is interrupted.</summary>
    public sealed record Close(Mark Mark, bool IsLast) : Step;

    /// <summary>The text of a span; between paragraphs it is white space.</summary>
    public sealed record Words(TextSpan Span) : Step;
}
