using DealBot.Text;

namespace DealBot.Core.Chat.Cards;

/// <summary>What stands around a citation: its paragraph, the one before and the one after, in pages.</summary>
internal static class Surroundings
{
    /// <summary>A page, in UTF-16 code units: what all platforms can show uncut, though escaping makes it up to twice as long.</summary>
    public const int PageSize = 1_200;

    /// <summary>The spans of the pages, in order, cut between words; together they are all of it.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="span">The citation.</param>
    public static IReadOnlyList<TextSpan> Pages(string text, TextSpan span)
    {
        var whole = Around(text, span);
        List<TextSpan> pages = [];
        for (var start = whole.Start; start < whole.End;)
        {
            var end = whole.End - start <= PageSize ? whole.End : CutBefore(text, start, start + PageSize);
            var page = Trimmed(text, new TextSpan(start, end));
            if (page.Length > 0) pages.Add(page);
            start = end;
        }

        return pages;
    }

    // The paragraphs that hold the span, and the nearest one with words on either side.
    private static TextSpan Around(string text, TextSpan span)
    {
        var start = StartOfLine(text, span.Start);
        var before = start;
        while (before > 0 && string.IsNullOrWhiteSpace(text[before..start])) before = StartOfLine(text, before - 1);

        var end = EndOfLine(text, Math.Max(span.Start, span.End - 1));
        var after = end;
        while (after < text.Length && string.IsNullOrWhiteSpace(text[end..after])) after = EndOfLine(text, after + 1);
        return Trimmed(text, new TextSpan(before, after));
    }

    private static int StartOfLine(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int EndOfLine(string text, int at) => at < text.Length && text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    // After the last white space; a word longer than a page is cut where it must be, but not inside a character.
    private static int CutBefore(string text, int start, int end)
    {
        for (var at = end; at > start; at--)
        {
            if (char.IsWhiteSpace(text[at - 1])) return at;
        }

        return char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    private static TextSpan Trimmed(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextSpan(start, end);
    }
}
