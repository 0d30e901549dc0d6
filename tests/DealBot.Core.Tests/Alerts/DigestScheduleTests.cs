using System.Globalization;
using DealBot.Core.Alerts;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Alerts;

public sealed class DigestScheduleTests
{
    // Half-hour and whole-day jumps, changes at midnight, both hemispheres, and clocks that never change.
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Kyiv", "America/New_York", "America/Sao_Paulo", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo",
        "Asia/Beirut", "Pacific/Apia", "Pacific/Chatham", "Europe/Dublin", "Africa/Casablanca",
    ];

    [Theory]
    [InlineData("daily at 8", "daily 8 UTC")]
    [InlineData("8", "daily 8 UTC")]
    [InlineData("Every day at 08:00, Europe/Kyiv", "daily 8 Europe/Kyiv")]
    [InlineData("weekly on monday at 17:00 Europe/Kyiv", "monday 17 Europe/Kyiv")]
    [InlineData("fridays 9 america/new_york", "friday 9 America/New_York")]
    [InlineData("Sun 0 utc", "sunday 0 UTC")]
    public void What_people_write_is_read(string text, string schedule)
    {
        Assert.True(DigestSchedule.TryParse(text, out var read, out var fault), fault);
        Assert.Equal(schedule, read!.ToString());
        Assert.True(DigestSchedule.TryParse(schedule, out var again, out _));
        Assert.Equal(read, again);
    }

    [Theory]
    [InlineData("", "A digest needs an hour. Write it like “daily at 8 Europe/Kyiv” or “monday at 17 UTC”.")]
    [InlineData("monday", "A digest needs an hour.")]
    [InlineData("weekly at 8", "A weekly digest needs a day.")]
    [InlineData("daily monday 8", "either daily or on one day of the week")]
    [InlineData("daily 24", "“24” is no hour: hours are 0 to 23.")]
    [InlineData("daily -1", "“-1” is no time zone that is known here.")]
    [InlineData("daily 8:30", "Digests come at a full hour, and 8:30 is none.")]
    [InlineData("daily 8:99", "“8:99” is no hour")]
    [InlineData("daily 8 Kyiv", "“Kyiv” is no time zone that is known here. Did you mean Europe/Kyiv?")]
    [InlineData("daily 8 Europe/Kviv", "Did you mean Europe/Kyiv?")]
    [InlineData("daily 8 ../../etc/passwd", "is no time zone that is known here. Write one such as Europe/Kyiv")]
    [InlineData("daily 8 UTC please", "“please” is one word too many")]
    public void What_is_no_schedule_is_refused_with_a_sentence_that_says_what_to_write(string text, string sentence)
    {
        Assert.False(DigestSchedule.TryParse(text, out var schedule, out var fault));
        Assert.Null(schedule);
        Assert.Contains(sentence, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("daily 8 UTC", "2025-03-01T07:59:59Z", "2025-03-01T08:00:00Z")]
    [InlineData("daily 8 UTC", "2025-03-01T08:00:00Z", "2025-03-02T08:00:00Z")]
    [InlineData("monday 17 Europe/Kyiv", "2025-03-24T15:00:00Z", "2025-03-31T14:00:00Z", TestDisplayName = "in summer time a week later")]
    [InlineData("daily 2 America/New_York", "2025-03-09T00:00:00Z", "2025-03-09T07:00:00Z", TestDisplayName = "an hour that is left out")]
    [InlineData("daily 1 America/New_York", "2025-11-02T00:00:00Z", "2025-11-02T05:00:00Z", TestDisplayName = "an hour that comes twice is its first coming")]
    [InlineData("daily 1 America/New_York", "2025-11-02T05:30:00Z", "2025-11-03T06:00:00Z", TestDisplayName = "and not its second")]
    public void The_next_time_is_what_the_clocks_of_the_zone_say(string text, string after, string next)
    {
        Assert.True(DigestSchedule.TryParse(text, out var schedule, out _));
        Assert.Equal(Time(next), schedule!.Next(Time(after)));
    }

    [Fact]
    public void The_next_time_is_the_one_that_somebody_who_watches_the_clock_sees() => Prop.ForAll(Moments, moment =>
    {
        var (schedule, after) = moment;
        return schedule.Next(after) == Watched(schedule, after);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Any_string_whatever_is_read_or_refused() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        DigestSchedule.TryParse(text ?? "", out var schedule, out var fault) == (schedule is not null) && schedule is null == fault is { Length: > 0 })
        .QuickCheckThrowOnFailure();

    // Minute by minute: the hour has come when the clocks reach it, or pass it, for the first time.
    private static DateTimeOffset Watched(DigestSchedule schedule, DateTimeOffset after)
    {
        var now = new DateTimeOffset(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0, TimeSpan.Zero).AddDays(-3);
        var latest = Shown(now);
        while (true)
        {
            var shown = Shown(now = now.AddMinutes(1));
            for (var hour = latest.AddMinutes(1); hour <= shown; hour = hour.AddMinutes(1))
            {
                if (hour.Minute == 0 && hour.Hour == schedule.Hour && (schedule.Day ?? hour.DayOfWeek) == hour.DayOfWeek && now > after) return now;
            }

            if (shown > latest) latest = shown;
        }

        DateTime Shown(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, schedule.Zone).DateTime;
    }

    private static Arbitrary<(DigestSchedule, DateTimeOffset)> Moments => (
        from zone in Gen.Elements(Zones.Select(TimeZoneInfo.FindSystemTimeZoneById))
        from hour in Gen.Choose(0, 23)
        from day in Gen.Elements<DayOfWeek?>([null, null, null, .. Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>()])
        from start in Gen.OneOf(Gen.Choose(0, 30 * 365 * 24 * 60), Gen.Elements(Changes[zone.Id]))
        select (new DigestSchedule(day, hour, zone), new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(start))).ToArbitrary();

    private static readonly Dictionary<string, int[]> Changes = Zones.ToDictionary(zone => zone, zone => NearChanges(TimeZoneInfo.FindSystemTimeZoneById(zone)));

    // The hours in which the clocks of a zone jump, as minutes since 2005.
    private static int[] NearChanges(TimeZoneInfo zone)
    {
        var first = new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var changes = Enumerable.Range(0, 30 * 365)
            .Where(day => zone.GetUtcOffset(first.AddDays(day)) != zone.GetUtcOffset(first.AddDays(day + 1)))
            .SelectMany(day => Enumerable.Range(-6, 36).Select(hour => ((day * 24) + hour) * 60));
        return [0, .. changes];
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
