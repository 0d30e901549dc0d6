using DealBot.Text;
using DealBot.Text.Quotations;

namespace DealBot.Core.Chat.Words;

/// <summary>The words of an article, marked: the speaker's own, the reporter's around them, the words of the question.</summary>
public static class MarkedWords
{
    /// <summary>Exactly the characters of the span, made visible (see <see cref="Visible.Of"/>).</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="span">What is shown of it.</param>
    /// <param name="own">The speaker's own words, to which the marks belong that they stand in; everything else is narration.</param>
    /// <param name="hits">What is set off.</param>
    public static RichText Of(string text, TextSpan span, IReadOnlyList<TextSpan> own, IReadOnlyList<TextSpan> hits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(hits);
        var shown = Visible.Of(span.In(text));
        own = [.. own.Select(words => WithMarks(text, words))];
        var cuts = own.Concat(hits)
            .SelectMany(part => new[] { part.Start - span.Start, part.End - span.Start })
            .Where(cut => cut > 0 && cut < shown.Length)
            .Append(0).Append(shown.Length)
            .Distinct().Order().ToList();

        List<Run> runs = [];
        for (var at = 1; at < cuts.Count; at++)
        {
            var piece = new TextSpan(cuts[at - 1] + span.Start, cuts[at] + span.Start);
            var style = own.Any(part => part.Contains(piece)) ? RunStyle.Plain : RunStyle.Narration;
            if (hits.Any(part => part.Contains(piece))) style |= RunStyle.Strong;
            runs.Add(new Run(shown[cuts[at - 1]..cuts[at]], style));
        }

        return new RichText(runs);
    }

    private static TextSpan WithMarks(string text, TextSpan words) =>
        new(IsMark(text, words.Start - 1) ? words.Start - 1 : words.Start, IsMark(text, words.End) ? words.End + 1 : words.End);

    private static bool IsMark(string text, int at) => (uint)at < text.Length && QuotationMarks.Contains(text[at]);

    /// <summary>The speaker's own words in a passage: both halves of a split quote; a paraphrase is not.</summary>
    /// <param name="quotes">The quotes of the passage.</param>
    /// <param name="quote">The one that answers; null for narration.</param>
    public static IReadOnlyList<TextSpan> Own(IReadOnlyList<Quote> quotes, Quote? quote) =>
        [.. quotes
            .Where(other => other.Kind is not QuoteKind.Indirect
                && (other.Span == quote?.Span || string.Equals(other.Speaker, quote?.Speaker, StringComparison.Ordinal)))
            .Select(other => other.Span)];
}
