using DealBot.Cli.Json;
using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Export;

/// <summary>Somebody's words, or a passage of narration, as an export writes them.</summary>
/// <param name="Words">Verbatim.</param>
/// <param name="Kind">"direct", "mixed" or "indirect"; "passage" for narration.</param>
/// <param name="Speaker">Whose words; null for narration or when unknown.</param>
/// <param name="Article">Where they stand.</param>
/// <param name="Span">Where in its text, in UTF-16 code units.</param>
internal sealed record ExportedQuote(string Words, string Kind, string? Speaker, ArticleEntry Article, TextSpan Span)
{
    /// <summary>The words of an answer: those that are quoted, where some are.</summary>
    public static ExportedQuote Of(Result result)
    {
        if (result.Quote is not { } quote) return new ExportedQuote(result.Text, "passage", result.Speaker, result.Article, result.Passage.Span);
        var start = quote.Span.Start - result.Passage.Span.Start;
        return new ExportedQuote(result.Text.Substring(start, quote.Span.Length), JsonNames.Of(quote.Kind), result.Speaker, result.Article, quote.Span);
    }

    /// <summary>A quote of an article, read just now; null where it does not lie in the text.</summary>
    public static ExportedQuote? Of(Quote quote, ArticleEntry entry, Article article) => new TextSpan(0, article.Text.Length).Contains(quote.Span)
        ? new ExportedQuote(quote.Span.In(article.Text), JsonNames.Of(quote.Kind), quote.Speaker, entry, quote.Span)
        : null;
}
