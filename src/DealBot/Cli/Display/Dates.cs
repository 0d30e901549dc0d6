using System.Globalization;
using Humanizer;

namespace DealBot.Cli.Display;

/// <summary>Dates as people say them; all are UTC, as articles carry them.</summary>
internal static class Dates
{
    /// <summary>"27 February 2025".</summary>
    public static string Day(DateTimeOffset date) => date.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"27 February 2025, 3 months ago".</summary>
    public static string DayAndAge(DateTimeOffset date, DateTimeOffset now) =>
        $"{Day(date)}, {date.UtcDateTime.Humanize(utcDate: true, dateToCompareAgainst: now.UtcDateTime, CultureInfo.InvariantCulture)}";

    /// <summary>"12 to 28 February 2025", as short as it can be said.</summary>
    public static string Range(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (from.UtcDateTime.Date, to.UtcDateTime.Date);
        if (first == last) return Day(from);
        var format = first.Year != last.Year ? "d MMMM yyyy" : first.Month != last.Month ? "d MMMM" : "%d";
        return $"{first.ToString(format, CultureInfo.InvariantCulture)} to {Day(to)}";
    }
}
