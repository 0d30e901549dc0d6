using DealBot.Core.Chat;
using DealBot.Core.Configuration;

namespace DealBot.Core.Alerts;

/// <summary>When a digest goes out: every day, or on one day of the week, at an hour of the clocks in a time zone.</summary>
/// <param name="Day">The day of the week; null for every day.</param>
/// <param name="Hour">0 to 23, as clocks show it in <paramref name="Zone"/>.</param>
/// <param name="Zone">The time zone.</param>
public sealed record DigestSchedule(DayOfWeek? Day, int Hour, TimeZoneInfo Zone)
{
    private const int LongestEcho = 40; // of a word that was not understood, in UTF-16 code units
    private const string Example = "Write it like “daily at 8 Europe/Kyiv” or “monday at 17 UTC”.";

    /// <summary>The first time after a moment, UTC.</summary>
    /// <remarks>An hour that a change of clocks leaves out is when they go on; one that comes twice is its first coming.</remarks>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        // From the day before, whose hour may have been left out until today.
        for (var date = TimeZoneInfo.ConvertTime(after, Zone).Date.AddDays(-1); ; date = date.AddDays(1))
        {
            if (Day is { } day && date.DayOfWeek != day) continue;
            if (FirstAt(date.AddHours(Hour)) is var time && time > after) return time;
        }
    }

    /// <summary>The schedule in a form that <see cref="TryParse"/> reads back: "daily 8 Europe/Kyiv", "monday 17 UTC".</summary>
    public override string ToString() => $"{Day?.ToString().ToLowerInvariant() ?? "daily"} {Hour} {Zone.Id}";

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">"daily at 8", "weekly on monday at 17:00 Europe/Kyiv", "friday 9 America/New_York"; IANA names of zones, UTC where none is given.</param>
    /// <param name="schedule">What was read.</param>
    /// <param name="fault">What is wrong and what to write, in sentences.</param>
    public static bool TryParse(string text, out DigestSchedule? schedule, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);

        schedule = null;
        DayOfWeek? day = null;
        int? hour = null;
        TimeZoneInfo? zone = null;
        var (isDaily, isWeekly) = (false, false);
        foreach (var word in text.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var key = word.ToLowerInvariant();
            if (key is "at" or "on" or "every" or "in" or "day" or "week") continue;
            if (key is "daily") isDaily = true;
            else if (key is "weekly") isWeekly = true;
            else if (day is null && DayOf(key) is { } named) day = named;
            else if (hour is null && char.IsAsciiDigit(key[0]))
            {
                if (HourOf(key, out fault) is not { } read) return false;
                hour = read;
            }
            else if (zone is null)
            {
                if (ZoneOf(word, out fault) is not { } found) return false;
                zone = found;
            }
            else
            {
                fault = $"“{Excerpt.Of(word, LongestEcho)}” is one word too many for a digest's time. {Example}";
                return false;
            }
        }

        fault = (hour, day, isDaily, isWeekly) switch
        {
            (null, _, _, _) => $"A digest needs an hour. {Example}",
            (_, not null, true, _) => $"A digest is either daily or on one day of the week. {Example}",
            (_, null, _, true) => "A weekly digest needs a day. Write it like “weekly on monday at 17 UTC”.",
            _ => null,
        };
        if (fault is null) schedule = new DigestSchedule(day, hour!.Value, zone ?? TimeZoneInfo.Utc);
        return fault is null;
    }

    // The first moment at which the clocks of the zone show this, or, where they leave it out, the minute at which they go on: some
    // have left out half an hour, and some a day. Of two offsets the larger one comes first.
    private DateTimeOffset FirstAt(DateTime shown)
    {
        while (true)
        {
            var about = new DateTimeOffset(shown, TimeSpan.Zero);
            TimeSpan[] offsets = [Zone.GetUtcOffset(about.AddDays(-1)), Zone.GetUtcOffset(about.AddDays(1))];
            foreach (var offset in offsets.OrderDescending())
            {
                if (about - offset is var time && TimeZoneInfo.ConvertTime(time, Zone).DateTime == shown) return time;
            }

            shown = shown.AddMinutes(1);
        }
    }

    private static DayOfWeek? DayOf(string key) => key.TrimEnd('s') switch
    {
        "monday" or "mon" => DayOfWeek.Monday,
        "tuesday" or "tue" => DayOfWeek.Tuesday,
        "wednesday" or "wed" => DayOfWeek.Wednesday,
        "thursday" or "thu" => DayOfWeek.Thursday,
        "friday" or "fri" => DayOfWeek.Friday,
        "saturday" or "sat" => DayOfWeek.Saturday,
        "sunday" or "sun" => DayOfWeek.Sunday,
        _ => null,
    };

    private static int? HourOf(string key, out string? fault)
    {
        var parts = key.Split(':');
        var isHour = int.TryParse(parts[0], out var hour) && hour is >= 0 and <= 23;
        var minutes = parts is [_, var after] && int.TryParse(after, out var read) ? read : -1;
        fault = isHour && (parts.Length == 1 || minutes == 0) ? null
            : isHour && minutes is > 0 and < 60 ? $"Digests come at a full hour, and {key} is none. {Example}"
            : $"“{Excerpt.Of(key, LongestEcho)}” is no hour: hours are 0 to 23. {Example}";
        return fault is null ? hour : null;
    }

    private static TimeZoneInfo? ZoneOf(string name, out string? fault)
    {
        fault = null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found)) return found;

        var zones = TimeZoneInfo.GetSystemTimeZones();
        if (zones.FirstOrDefault(zone => string.Equals(zone.Id, name, StringComparison.OrdinalIgnoreCase)) is { } same) return same;

        var city = $"/{name}";
        var near = zones.FirstOrDefault(zone => zone.Id.EndsWith(city, StringComparison.OrdinalIgnoreCase))?.Id ?? NearestName.To(name, zones.Select(zone => zone.Id));
        fault = $"“{Excerpt.Of(name, LongestEcho)}” is no time zone that is known here. {(near is null ? "Write one such as Europe/Kyiv, America/New_York or UTC." : $"Did you mean {near}?")}";
        return null;
    }
}
