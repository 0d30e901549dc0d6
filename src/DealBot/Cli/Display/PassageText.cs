using DealBot.Core.Chat;
using DealBot.Core.Answers;
using DealBot.Text;
using Spectre.Console;

namespace DealBot.Cli.Display;

/// <summary>The words of a result, styled: the speaker's own words, the reporter's words, the words of the question.</summary>
internal static class PassageText
{
    /// <summary>A paragraph of exactly the passage's characters, control characters made visible.</summary>
    public static StyledText Of(Result result, Palette palette)
    {
        var offset = result.Passage.Span.Start;
        var text = Visible.Of(result.Text);
        var own = OwnWords(result);
        var cuts = own.Concat(result.Highlights)
            .SelectMany(span => new[] { span.Start - offset, span.End - offset })
            .Where(cut => cut > 0 && cut < text.Length)
            .Append(0).Append(text.Length)
            .Distinct().Order().ToList();

        var paragraph = new StyledText();
        for (var at = 1; at < cuts.Count; at++)
        {
            var piece = new TextSpan(cuts[at - 1] + offset, cuts[at] + offset);
            var style = Covers(own, piece) ? palette.Quoted : palette.Narration;
            if (Covers(result.Highlights, piece)) style = style.Combine(palette.Hit);
            paragraph.Append(text[cuts[at - 1]..cuts[at]], style);
        }

        return paragraph;
    }

    /// <summary>Both halves of a split quote are the speaker's own words; a paraphrase is not.</summary>
    private static List<TextSpan> OwnWords(Result result) =>
        [.. result.Passage.Quotes
            .Where(quote => quote.Kind is not QuoteKind.Indirect && (quote.Span == result.Quote?.Span || string.Equals(quote.Speaker, result.Speaker, StringComparison.Ordinal)))
            .Select(quote => quote.Span)];

    private static bool Covers(IEnumerable<TextSpan> spans, TextSpan piece) => spans.Any(span => span.Contains(piece));
}
