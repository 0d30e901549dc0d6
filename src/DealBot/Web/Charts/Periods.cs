using System.Globalization;
using DealBot.Core.Chat;

namespace DealBot.Web.Charts;

/// <summary>Equal stretches of time, one a bar.</summary>
/// <param name="Unit">What one is, in a word: "week".</param>
/// <param name="All">One after the other, without gaps.</param>
public sealed record Periods(string Unit, IReadOnlyList<Period> All)
{
    private const int DaysInWeek = 7;

    // Longer ones count calendar months; what does not fit even so has centuries.
    private static readonly (string Unit, int Months)[] Units =
        [("month", 1), ("quarter", 3), ("year", 12), ("five years", 60), ("ten years", 120), ("fifty years", 600), ("century", 1200)];

    /// <summary>Weeks from Monday, as long as they are not too many; then the shortest longer unit that does.</summary>
    /// <param name="first">A day of the first period.</param>
    /// <param name="last">A day of the last.</param>
    /// <param name="most">How many there may be; 101 or more hold any two dates.</param>
    public static Periods Of(DateOnly first, DateOnly last, int most)
    {
        var monday = MondayOf(first);
        var weeks = (MondayOf(last).DayNumber - monday.DayNumber) / DaysInWeek + 1;
        if (weeks <= most) return new Periods("week", [.. Enumerable.Range(0, weeks).Select(week => Week(monday.DayNumber + week * DaysInWeek))]);

        var (unit, months) = Units.FirstOrDefault(unit => Count(unit.Months) <= most, Units[^1]);
        return new Periods(unit, [.. Enumerable.Range(0, Count(months)).Select(number => Months(MonthOf(first) / months * months + number * months, months))]);

        int Count(int months) => MonthOf(last) / months - MonthOf(first) / months + 1;
    }

    /// <summary>The place of a day's period in <see cref="All"/>; the day lies within them.</summary>
    public int At(DateOnly day)
    {
        var (low, high) = (0, All.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (All[middle].First <= day) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => DateOnly.FromDateTime(Dates.MondayOf(day.ToDateTime(TimeOnly.MinValue)));

    /// <summary>The Sunday of a day's week.</summary>
    public static DateOnly SundayOf(DateOnly day) => DateOnly.FromDayNumber(Math.Min(MondayOf(day).DayNumber + DaysInWeek - 1, DateOnly.MaxValue.DayNumber));

    private static Period Week(int monday)
    {
        var first = DateOnly.FromDayNumber(monday);
        return new Period(first, SundayOf(first), first.ToString("d MMM", CultureInfo.InvariantCulture), $"week of {Dates.Day(Start(first))}");
    }

    private static Period Months(int month, int count)
    {
        var first = new DateOnly(Math.Max(month, MonthOf(DateOnly.MinValue)) / 12, month % 12 + 1, 1);
        var last = MonthOf(DateOnly.MaxValue) < month + count ? DateOnly.MaxValue : DayOf(month + count).AddDays(-1);
        return count switch
        {
            1 => new Period(first, last, first.ToString("MMM", CultureInfo.InvariantCulture), first.ToString("MMMM yyyy", CultureInfo.InvariantCulture)),
            < 12 => new Period(first, last, $"Q{month % 12 / count + 1}", $"{first.ToString("MMMM", CultureInfo.InvariantCulture)} to {last.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}"),
            12 => new Period(first, last, "", $"{first.Year}"),
            _ => new Period(first, last, "", $"{first.Year} to {last.Year}"),
        };
    }

    private static DateOnly DayOf(int month) => new(month / 12, month % 12 + 1, 1);

    private static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;
}

/// <summary>A stretch of time with one bar.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Label">What stands below its bar, without the year: "24 Feb"; "" where the year says all.</param>
/// <param name="Name">What it is called by itself: "week of 24 February 2025".</param>
public sealed record Period(DateOnly First, DateOnly Last, string Label, string Name);
