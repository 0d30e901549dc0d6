using DealBot.Text;

namespace DealBot.Web.Articles;

/// <summary>Writes a text with marks down as paragraphs of properly nested elements, whichever way the marks overlap.</summary>
/// <remarks>Linear in the text and in the marks, as long as few are open at once: quotes nest two or three deep.</remarks>
internal static class MarkedText
{
    /// <summary>The steps, in order. Their words, one after the other, are the text.</summary>
    /// <param name="text">The text; paragraphs are its lines that are not blank.</param>
    /// <param name="marks">In any order, each within the text; those that begin first and end last are outermost.</param>
    public static IEnumerable<Step> Steps(string text, IEnumerable<Mark> marks)
    {
        var coming = new Queue<Mark>(marks
            .Select(mark => mark with { Span = Visibly(text, mark.Span) })
            .Where(static mark => mark.Span.Length > 0)
            .OrderBy(static mark => mark.Span.Start)
            .ThenByDescending(static mark => mark.Span.End));
        List<(Mark Mark, bool IsBegun)> open = []; // innermost last
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at) is var feed and >= 0 ? feed : text.Length;
            var isBlank = text.AsSpan(at, end - at).IsWhiteSpace();
            if (!isBlank)
            {
                yield return new Step.Paragraph();
                foreach (var step in Within(new TextSpan(at, end), coming, open)) yield return step;
                yield return new Step.ParagraphEnd();
                at = end;
            }

            // Blank lines and the line feed itself stand between paragraphs.
            if (isBlank && end > at) yield return new Step.Words(new TextSpan(at, end));
            if (end < text.Length) yield return new Step.Words(new TextSpan(end, end + 1));
            at = end + 1;
        }
    }

    private static IEnumerable<Step> Within(TextSpan paragraph, Queue<Mark> coming, List<(Mark Mark, bool IsBegun)> open)
    {
        var at = paragraph.Start;
        for (var depth = 0; depth < open.Count; depth++) yield return Opened(open, depth);

        while (true)
        {
            while (coming.TryPeek(out var next) && next.Span.Start == at)
            {
                open.Add((coming.Dequeue(), false));
                yield return Opened(open, open.Count - 1);
            }

            var stop = Math.Min(paragraph.End, open.Count == 0 ? paragraph.End : open.Min(static held => held.Mark.Span.End));
            if (coming.TryPeek(out var first)) stop = Math.Min(stop, first.Span.Start);
            if (stop > at) yield return new Step.Words(new TextSpan(at, stop));
            at = stop;

            // What ends here is closed with all that was opened within it, of which the rest is opened again.
            var outermost = at == paragraph.End ? (open.Count > 0 ? 0 : -1) : open.FindIndex(held => held.Mark.Span.End == at);
            if (outermost >= 0)
            {
                for (var depth = open.Count - 1; depth >= outermost; depth--) yield return new Step.Close(open[depth].Mark, open[depth].Mark.Span.End <= at);
                open.RemoveAll(held => held.Mark.Span.End <= at);
            }

            if (at == paragraph.End) yield break;
            for (var depth = outermost; depth >= 0 && depth < open.Count; depth++) yield return Opened(open, depth);
        }
    }

    // Without white space at its ends, so that it begins and ends within paragraphs, and without half a character.
    private static TextSpan Visibly(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (start < end && char.IsWhiteSpace(text[end - 1])) end--;
        if (start < end && start > 0 && char.IsSurrogatePair(text[start - 1], text[start])) start--;
        if (start < end && end < text.Length && char.IsSurrogatePair(text[end - 1], text[end])) end++;
        return new TextSpan(start, end);
    }

    private static Step.Open Opened(List<(Mark Mark, bool IsBegun)> open, int depth)
    {
        var (mark, isBegun) = open[depth];
        open[depth] = (mark, true);
        return new Step.Open(mark, !isBegun);
    }
}
