using System.Buffers;

namespace DealBot.Core.Articles.Reading;

/// <summary>Finds a title in a text that states none.</summary>
internal static class Headline
{
    private const int LinesSearched = 3; // lines with words; further down a short line is a heading within the article
    private const int MinWords = 3;
    private const int MaxLength = 140; // UTF-16 code units; long headlines of news sites stay below
    private const int MaxOpeningLength = 80; // UTF-16 code units of a first sentence that stands in for a title

    // What newsrooms put between a headline, the section and the name of the house in a single line.
    private const int SeparatorLength = 3; // UTF-16 code units

    private static readonly SearchValues<string> Separators = SearchValues.Create([" | ", @" \ ", " » ", " · "], StringComparison.Ordinal);

    /// <summary>
    /// The first short line that is no sentence; else what the first line says before a separator of its page's title; else
    /// the first words of the text.
    /// </summary>
    /// <returns>One line, never empty for a text with words.</returns>
    public static string Find(string text)
    {
        string? opening = null;
        var seen = 0;
        foreach (var range in Lines.Of(text))
        {
            var line = range.In(text);
            if (!line.Any(char.IsLetterOrDigit) || FurnitureLine.Matches(line)) continue;

            opening ??= line;
            var candidate = seen == 0 && BeforeSeparator(line) is { } head ? head : line;
            if (IsHeadline(candidate)) return candidate;
            if (++seen == LinesSearched) break;
        }

        return opening is null ? text.Trim() : OpeningOf(opening);
    }

    /// <summary>What stands before the first separator of a line such as <c>Headline | Section | House</c>; null without one.</summary>
    public static string? BeforeSeparator(ReadOnlySpan<char> line)
    {
        var at = line.IndexOfAny(Separators);
        return at <= 0 ? null : line[..at].TrimEnd().ToString();
    }

    /// <summary>Where the words after the last separator of a line begin; the line's length where none follow.</summary>
    public static int AfterSeparators(ReadOnlySpan<char> line)
    {
        var end = 0;
        for (var at = line.IndexOfAny(Separators); at >= 0; at = line[end..].IndexOfAny(Separators)) end += at + SeparatorLength;
        return end;
    }

    private static bool IsHeadline(string line)
    {
        if (line.Length > MaxLength || line.Contains('\t')) return false;
        if (line[0] is '-' or '•' or '*' or '“' or '"') return false; // an item of a list, or somebody's words

        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= MinWords && !EndsAsSentence(line, words[^1]);
    }

    private static bool EndsAsSentence(string line, string lastWord)
    {
        var words = line.AsSpan().TrimEnd("”\"’')»");
        if (words.IsEmpty || words[^1] is ':' or ',' or ';' or '…' or '!') return true;
        return words[^1] == '.' && !lastWord.AsSpan().TrimEnd('.').Contains('.'); // "U.S." ends no sentence
    }

    private static string OpeningOf(string line)
    {
        if (line.Length <= MaxOpeningLength) return line;
        var cut = line.LastIndexOf(' ', MaxOpeningLength - 1);
        if (cut <= 0) cut = char.IsHighSurrogate(line[MaxOpeningLength - 1]) ? MaxOpeningLength - 1 : MaxOpeningLength;
        return line[..cut].TrimEnd(' ', ',', ';', ':', '–', '—', '-') + "…";
    }
}
