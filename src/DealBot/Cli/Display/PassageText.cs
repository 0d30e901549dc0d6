using DealBot.Core.Answers;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Words;
using DealBot.Text;

namespace DealBot.Cli.Display;

/// <summary>The words of a result, styled: the speaker's own words, the reporter's words, the words of the question.</summary>
internal static class PassageText
{
    /// <summary>A paragraph of exactly the passage's characters, control characters made visible.</summary>
    public static StyledText Of(Result result, Palette palette)
    {
        var paragraph = new StyledText();
        foreach (var run in Words(result).Runs)
        {
            var style = run.Style.HasFlag(RunStyle.Narration) ? palette.Narration : palette.Quoted;
            paragraph.Append(run.Text, run.Style.HasFlag(RunStyle.Strong) ? style.Combine(palette.Hit) : style);
        }

        return paragraph;
    }

    // The view's own article is not at hand: the passage's text stands for it, and spans move with it.
    private static RichText Words(Result result)
    {
        var start = result.Passage.Span.Start;
        return MarkedWords.Of(
            result.Text,
            Moved(result.Passage.Span, start),
            [.. MarkedWords.Own(result.Passage.Quotes, result.Quote).Select(span => Moved(span, start))],
            [.. result.Highlights.Select(span => Moved(span, start))]);
    }

    private static TextSpan Moved(TextSpan span, int start) => new(span.Start - start, span.End - start);
}
