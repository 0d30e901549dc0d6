using DealBot.Core.Chat;

namespace DealBot.Core.Tests.Chat;

public sealed class DatesTests
{
    private static readonly DateTimeOffset Today = new(2025, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Ages =>
    [
        new("2025-03-14T23:00:00Z", "14 March 2025, today") { TestDisplayName = "today" },
        new("2025-03-13T00:00:00Z", "13 March 2025, yesterday") { TestDisplayName = "yesterday" },
        new("2025-02-27T09:00:00Z", "27 February 2025, 15 days ago") { TestDisplayName = "days" },
        new("2024-11-01T09:00:00Z", "1 November 2024, 4 months ago") { TestDisplayName = "months" },
        new("2021-03-01T09:00:00Z", "1 March 2021, 4 years ago") { TestDisplayName = "years" },
        new("2025-03-15T09:00:00Z", "15 March 2025, in the future") { TestDisplayName = "a date to come" },
    ];

    [Theory, MemberData(nameof(Ages))]
    public void A_date_is_shown_with_its_age(string date, string shown) =>
        Assert.Equal(shown, Dates.DayAndAge(DateTimeOffset.Parse(date), Today));

    public static TheoryData<string, string, string> Ranges =>
    [
        new("2025-02-14", "2025-02-14", "14 February 2025") { TestDisplayName = "one day" },
        new("2025-02-14", "2025-02-28", "14 to 28 February 2025") { TestDisplayName = "within a month" },
        new("2025-02-14", "2025-04-17", "14 February to 17 April 2025") { TestDisplayName = "within a year" },
        new("2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025") { TestDisplayName = "over the new year" },
    ];

    [Theory, MemberData(nameof(Ranges))]
    public void A_range_is_said_as_short_as_it_can_be(string from, string to, string shown) =>
        Assert.Equal(shown, Dates.Range(DateTime.Parse(from), DateTime.Parse(to)));
}
