namespace DealBot.Core.Alerts;

/// <summary>When a digest is sent: at an hour of every day, or of one day of the week, in a time zone.</summary>
/// <param name="Day">The day of the week; null for every day.</param>
/// <param name="Hour">0 to 23, as clocks show it in <paramref name="Zone"/>.</param>
/// <param name="Zone">The time zone.</param>
public sealed record DigestSchedule(DayOfWeek? Day, int Hour, TimeZoneInfo Zone)
{
    /// <summary>The first time after a moment, UTC.</summary>
    /// <remarks>An hour that a change of clocks leaves out is the hour after; one that comes twice is its first coming.</remarks>
    public DateTimeOffset Next(DateTimeOffset after) => throw new NotSupportedException("Written with the matcher.");

    /// <summary>The schedule in a form that <see cref="TryParse"/> reads back: "daily 8 Europe/Kyiv", "monday 17 UTC".</summary>
    public override string ToString() => throw new NotSupportedException("Written with the matcher.");

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">"daily at 8", "weekly on monday at 17:00 Europe/Kyiv", "friday 9 America/New_York"; IANA names of zones, UTC where none is given.</param>
    /// <param name="schedule">What was read.</param>
    /// <param name="fault">What is wrong and what to write, in sentences.</param>
    public static bool TryParse(string text, out DigestSchedule? schedule, out string? fault) =>
        throw new NotSupportedException("Written with the matcher.");
}
