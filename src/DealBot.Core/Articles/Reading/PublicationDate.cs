using System.Globalization;
using System.Text.RegularExpressions;

namespace DealBot.Core.Articles.Reading;

/// <summary>Reads the dates that articles, pages and feeds state.</summary>
internal static class PublicationDate
{
    private const int MaxLength = 100; // UTF-16 code units
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string NamedMonth = "(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private const string Day = "(?<day>[0-9]{1,2})(st|nd|rd|th)?";
    private const string Year = "(?<year>[0-9]{4})";

    private static readonly Regex[] Dates =
    [
        new($"^{Year}[-/.](?<month>[0-9]{{1,2}})[-/.](?<day>[0-9]{{1,2}})([^0-9]|$)", Options),
        new($"^{Year}(?<month>[0-9]{{2}})(?<day>[0-9]{{2}})([^0-9]|$)", Options),
        new($@"\b{Day}[ .-]+{NamedMonth}[ .,-]+{Year}\b", Options),
        new($@"\b{NamedMonth}[ .]+{Day}[ ,]+{Year}\b", Options),
        new($@"^([a-z]+,? +)?{Day}[ -]+{NamedMonth}[ -]+(?<short>[0-9]{{2}}) +[0-9]{{1,2}}:[0-9]{{2}}", Options), // RFC 822
        new($@"\b(?<day>[0-9]{{1,2}})\.(?<month>[0-9]{{1,2}})\.{Year}\b", Options), // Europe's order
        new($@"\b(?<month>[0-9]{{1,2}})[-/](?<day>[0-9]{{1,2}})[-/]{Year}\b", Options), // America's
    ];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly Regex Time = new(
        @"(^|[t ,])(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2}))?([.,][0-9]+)? *(?<half>[ap]\.?m\.?)?", Options);

    // Zones that English-language news states in letters (RFC 822, section 5.1, and Europe's), in hours from UTC.
    private static readonly Dictionary<string, int> ZoneHours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
        ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EET"] = 2, ["EEST"] = 3, ["MSK"] = 3,
    };

    /// <summary>
    /// Reads ISO 8601, RFC 822 and 5322 (<c>Wed, 26 Feb 2025 10:15:00 GMT</c>), the written forms of English news
    /// (<c>February 26, 2025 at 10:15 a.m. EST</c>, <c>26 Feb 2025</c>), <c>2025/02/26</c>, <c>20250226</c>, <c>26.02.2025</c>,
    /// <c>2/26/2025</c> and seconds or milliseconds since 1970.
    /// </summary>
    /// <returns>The moment in UTC: midnight where no time is stated, the time as stated where no known zone is; null when
    /// <paramref name="text"/> holds no date with a year, a month and a day.</returns>
    public static DateTimeOffset? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > MaxLength) return null;
        if (trimmed.Length is 10 or 13 && trimmed.All(char.IsAsciiDigit)) return SinceEpoch(trimmed);

        var match = Dates.Select(form => form.Match(trimmed)).FirstOrDefault(found => found.Success);
        if (match is null) return null;

        var (year, month, day) = (YearOf(match), MonthOf(match), Number(match, "day"));
        if (month > 12 && !match.Groups["name"].Success) (month, day) = (day, month);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;

        var ticks = new DateOnly(year, month, day).ToDateTime(TimeOnly.MinValue).Ticks + TimeIn(trimmed).Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static DateTimeOffset SinceEpoch(string digits)
    {
        var number = long.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
    }

    /// <summary>Two digits below fifty are of this century (RFC 5322, section 4.3).</summary>
    private static int YearOf(Match match)
    {
        if (!match.Groups["short"].Success) return Number(match, "year");
        var year = Number(match, "short");
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static int MonthOf(Match match) =>
        match.Groups["name"] is { Success: true, Value: var name }
            ? 1 + Array.FindIndex(Months, month => name.Equals(month, StringComparison.OrdinalIgnoreCase))
            : Number(match, "month");

    /// <summary>The stated time of day in UTC; may lie before or after the day itself.</summary>
    private static TimeSpan TimeIn(string text)
    {
        var match = Time.Match(text);
        if (!match.Success) return TimeSpan.Zero;

        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        if (match.Groups["half"] is { Success: true, Value: var half } && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        }

        if (hour > 23 || minute > 59 || second > 60) return TimeSpan.Zero;
        return new TimeSpan(hour, minute, second) - OffsetIn(text.AsSpan(match.Index + match.Length).Trim());
    }

    private static TimeSpan OffsetIn(ReadOnlySpan<char> zone)
    {
        if (zone.IsEmpty) return TimeSpan.Zero;
        if (zone[0] is not ('+' or '-'))
        {
            return TimeSpan.FromHours(ZoneHours.GetValueOrDefault(zone[..Math.Min(zone.Length, 4)].Trim().TrimEnd(".,)").ToString()));
        }

        Span<int> digits = stackalloc int[4];
        var count = 0;
        foreach (var c in zone[1..])
        {
            if (char.IsAsciiDigit(c) && count < 4) digits[count++] = c - '0';
        }

        var offset = new TimeSpan((digits[0] * 10) + digits[1], (digits[2] * 10) + digits[3], 0);
        return zone[0] == '-' ? -offset : offset;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
}
