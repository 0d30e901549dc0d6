using System.Collections.Frozen;

namespace DealBot.Core.Articles.Reading;

/// <summary>Recognises lines that only say when a page was published: <c>Updated: Feb. 26, 2025, 10:15 a.m. EST</c>.</summary>
internal static class DateLine
{
    private const int MaxLength = 80; // UTF-16 code units

    private static readonly FrozenSet<string> Words = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "published", "updated", "posted", "last", "modified", "first", "date", "on", "at", "am", "pm", "a.m", "p.m", "gmt", "utc", "et",
        "est", "edt", "ct", "pt", "bst", "cet", "ist", "eet", "z",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs",
        "fri", "sat", "sun",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "st", "nd", "rd", "th");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a line, without white space around it, is nothing but a date.</summary>
    public static bool Matches(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength || !line.ContainsAnyInRange('0', '9')) return false;

        foreach (var range in line.SplitAny(" ,:|/-–—•·()"))
        {
            var word = line[range].Trim('.').TrimStart("0123456789");
            if (!word.IsEmpty && !Lookup.Contains(word)) return false;
        }

        return PublicationDate.Parse(line.ToString()) is not null;
    }
}
