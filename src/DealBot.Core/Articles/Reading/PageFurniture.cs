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
