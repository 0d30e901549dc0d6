using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>Text of several styles that wraps between words.</summary>
/// <remarks>
/// Spectre's own paragraph also breaks where the style changes, and so tears a quotation mark from its word. Widths are
/// those of terminal cells: a Chinese character takes two, a combining accent none.
/// </remarks>
internal sealed class StyledText : Renderable
{
    private readonly StringBuilder text = new();
    private readonly List<(int End, Style Style)> runs = [];

    public StyledText()
    {
    }

    public StyledText(string text, Style? style = null) => Append(text, style);

    /// <summary>False for what is copied whole, such as a path: the terminal then wraps it itself.</summary>
    public bool Wraps { get; init; } = true;

    /// <summary>UTF-16 code units appended so far.</summary>
    public int Length => text.Length;

    /// <summary>Adds text in one style; a line feed in it breaks the line.</summary>
    public StyledText Append(string more, Style? style = null)
    {
        text.Append(more);
        runs.Add((text.Length, style ?? Style.Plain));
        return this;
    }

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(1, maxWidth), maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var whole = text.ToString();
        var isFirst = true;
        foreach (var (start, end) in Lines(whole, Wraps ? maxWidth : int.MaxValue))
        {
            if (!isFirst) yield return Segment.LineBreak;
            isFirst = false;
            foreach (var segment in Segments(whole, start, end)) yield return segment;
        }
    }

    private IEnumerable<Segment> Segments(string whole, int start, int end)
    {
        var runStart = 0;
        foreach (var (runEnd, style) in runs)
        {
            var (from, to) = (Math.Max(start, runStart), Math.Min(end, runEnd));
            if (from < to) yield return new Segment(whole[from..to], style);
            runStart = runEnd;
        }
    }

    /// <summary>The lines as ranges of the text; white space at a break belongs to neither line.</summary>
    private static IEnumerable<(int Start, int End)> Lines(string text, int maxWidth)
    {
        var (start, width) = (0, 0);
        (int End, int Next)? lastBreak = null;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var cells = text.AsSpan(at, length) is [< '\u0300'] ? 1 : text.Substring(at, length).GetCellWidth();
            if (text[at] is '\n')
            {
                yield return (start, at);
                (start, width, lastBreak) = (at + 1, 0, null);
            }
            else if (width + cells > maxWidth && at > start)
            {
                var (end, next) = text[at] is ' ' ? (at, at + 1) : lastBreak ?? (at, at);
                yield return (start, end);
                (start, lastBreak) = (next, null);
                if (next > at) (at, width) = (next, 0);
                else width = text[next..at].GetCellWidth();
                continue;
            }
            else
            {
                width += cells;
                if (text[at] is ' ') lastBreak = (at, at + 1);
                else if (text[at] is '-' or '—' or '/') lastBreak = (at + length, at + length);
            }

            at += length;
        }

        yield return (start, text.Length);
    }
}
