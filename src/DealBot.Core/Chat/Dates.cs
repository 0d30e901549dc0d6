using System.Globalization;

namespace DealBot.Core.Chat;

/// <summary>Dates as people say them; all are UTC, as articles carry them.</summary>
public static class Dates
{
    /// <summary>"27 February 2025".</summary>
    public static string Day(DateTimeOffset date) => Day(date.UtcDateTime);

    private const int DaysInWeek = 7;

    private static string Day(DateTime date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"2025-02-27", for columns.</summary>
    public static string Iso(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"27 February 2025, 3 months ago".</summary>
    public static string DayAndAge(DateTimeOffset date, DateTimeOffset now)
    {
        var days = (now.UtcDateTime.Date - date.UtcDateTime.Date).Days;
        var age = days switch
        {
            < 0 => "in the future",
            0 => "today",
            1 => "yesterday",
            < 60 => $"{days} days ago",
            < 2 * 365 => $"{days / 30} months ago",
            _ => $"{days / 365} years ago",
        };
        return $"{Day(date)}, {age}";
    }

    /// <summary>The Monday that a day's week begins with, as ISO 8601 counts weeks.</summary>
    public static DateTime MondayOf(DateTime day) => day.Date.AddDays(-(((int)day.DayOfWeek + DaysInWeek - 1) % DaysInWeek));

    /// <summary>"12 to 28 February 2025", as short as it can be said.</summary>
    public static string Range(DateTime from, DateTime to)
    {
        var (first, last) = (from.Date, to.Date);
        if (first == last) return Day(from);
        var format = first.Year != last.Year ? "d MMMM yyyy" : first.Month != last.Month ? "d MMMM" : "%d";
        return $"{first.ToString(format, CultureInfo.InvariantCulture)} to {Day(to)}";
    }
}
