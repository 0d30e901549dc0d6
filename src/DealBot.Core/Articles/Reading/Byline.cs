namespace DealBot.Core.Articles.Reading;

/// <summary>Recognises lines that only name who wrote: <c>By Jane Doe and John Q. Roe, Diplomatic Correspondent</c>.</summary>
internal static class Byline
{
    private const int MaxNameWords = 3; // more capitals in a row after "By" are a headline in title case
    private const int MaxWords = 12;

    /// <summary>Whether a line, without white space around it, is a byline.</summary>
    public static bool Matches(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("By ", StringComparison.OrdinalIgnoreCase) || line.EndsWith('.')) return false;

        int all = 0, inName = 0, longestName = 0;
        foreach (var range in line[3..].Split(' '))
        {
            var word = line[3..][range];
            if (word.IsEmpty) continue;
            if (++all > MaxWords) return false;

            var joins = word is "and" or "&" or "|" or "for" or "of" or "in" or "at" or "the";
            if (!joins && !char.IsUpper(word[0])) return false;

            inName = joins ? 0 : inName + 1;
            longestName = Math.Max(longestName, inName);
            if (word[^1] is ',') inName = 0;
        }

        return longestName is >= 1 and <= MaxNameWords && all >= 2;
    }

    /// <summary>The names in a byline, without the office of the last: <c>Jane Doe and John Q. Roe</c>.</summary>
    public static ReadOnlySpan<char> NamesIn(ReadOnlySpan<char> byline)
    {
        var names = byline["By ".Length..];
        var end = names.IndexOfAny(',', '|');
        return (end < 0 ? names : names[..end]).Trim();
    }
}
