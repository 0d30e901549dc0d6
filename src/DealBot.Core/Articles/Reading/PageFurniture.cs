using DealBot.Text;

namespace DealBot.Core.Articles.Reading;

/// <summary>
/// What stands in an article's text and is not its prose: the headline, bylines, teasers, prompts. The text keeps it, because
/// every span counts from the text as it was read; passages are made without it.
/// </summary>
/// <param name="Titles">Where the text prints its own title, in reading order; often once, sometimes twice, or never.</param>
/// <param name="Boilerplate">Lines, or the beginning of one, that no reader came for, in reading order.</param>
public sealed record PageFurniture(IReadOnlyList<TextSpan> Titles, IReadOnlyList<TextSpan> Boilerplate)
{
    private readonly List<TextSpan> _leftOut = [.. Boilerplate.Concat(Titles.Where((_, at) => at > 0)).OrderBy(span => span.Start)];

    /// <summary>Finds the furniture of a text.</summary>
    /// <param name="text">An article's text, lines ending in <c>\n</c>.</param>
    /// <param name="title">Its title.</param>
    /// <remarks>Pure; time is linear in <c>text.Length</c>. The spans are in UTF-16 code units and never overlap.</remarks>
    public static PageFurniture Of(string text, string title)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(title);

        List<TextSpan> titles = [], boilerplate = [];
        var isFirst = true;
        foreach (var span in Lines.Of(text))
        {
            var line = text.AsSpan(span.Start, span.Length);
            if (IsTitle(line, title))
            {
                titles.Add(span);
            }
            else if (isFirst && TitleStrip(line, title) is > 0 and var stripEnd)
            {
                titles.Add(new TextSpan(span.Start, span.Start + title.Length));
                boilerplate.Add(new TextSpan(span.Start + title.Length, span.Start + stripEnd));
            }
            else if (FurnitureLine.Matches(line))
            {
                boilerplate.Add(span);
            }

            isFirst = false;
        }

        return new PageFurniture(titles, boilerplate);
    }

    /// <summary>What is left of a span without boilerplate and without the title's repetitions; its first printing stays.</summary>
    /// <returns>In reading order; the span itself where there is nothing to leave out, and nothing where nothing is left.</returns>
    public IEnumerable<TextSpan> ProseIn(TextSpan span)
    {
        var start = span.Start;
        for (var at = FirstEndingAfter(start); at < _leftOut.Count && _leftOut[at].Start < span.End; at++)
        {
            if (_leftOut[at].Start > start) yield return new TextSpan(start, _leftOut[at].Start);
            start = _leftOut[at].End;
        }

        if (start < span.End) yield return new TextSpan(start, span.End);
    }

    private int FirstEndingAfter(int position)
    {
        var (low, high) = (0, _leftOut.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_leftOut[middle].End > position) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private static bool IsTitle(ReadOnlySpan<char> line, string title) =>
        line.TrimStart("# ").Equals(title, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Where the strip <c>Headline | Section | House | </c> ends, into which some pages run their first sentence; 0 when the
    /// line does not begin so.
    /// </summary>
    private static int TitleStrip(ReadOnlySpan<char> line, string title)
    {
        if (Headline.BeforeSeparator(line) is not { } head || !head.Equals(title, StringComparison.Ordinal)) return 0;
        return Headline.AfterSeparators(line);
    }
}
