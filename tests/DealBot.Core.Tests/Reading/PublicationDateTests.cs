using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Reading;

public sealed class PublicationDateTests
{
    [Theory]
    [InlineData("2025-02-26", "2025-02-26T00:00:00Z")]
    [InlineData("2025-02-26T18:15:30Z", "2025-02-26T18:15:30Z")]
    [InlineData("2025-02-26T18:15:30.123+02:00", "2025-02-26T16:15:30Z")]
    [InlineData("2025-02-26T18:15:30-0500", "2025-02-26T23:15:30Z")]
    [InlineData("2025-02-26 18:15", "2025-02-26T18:15:00Z")]
    [InlineData("2025/2/6", "2025-02-06T00:00:00Z")]
    [InlineData("20250226", "2025-02-26T00:00:00Z")]
    [InlineData("Wed, 26 Feb 2025 10:15:00 GMT", "2025-02-26T10:15:00Z")]
    [InlineData("Wed, 26 Feb 2025 10:15:00 EST", "2025-02-26T15:15:00Z")]
    [InlineData("Wed, 26 Feb 25 10:15:00 +0100", "2025-02-26T09:15:00Z")]
    [InlineData("26 Feb 99 10:15 GMT", "1999-02-26T10:15:00Z")]
    [InlineData("February 26, 2025", "2025-02-26T00:00:00Z")]
    [InlineData("Feb. 26, 2025, 10:15 p.m. EST", "2025-02-27T03:15:00Z")]
    [InlineData("Published February 26th, 2025 at 12:05 AM", "2025-02-26T00:05:00Z")]
    [InlineData("26 February 2025", "2025-02-26T00:00:00Z")]
    [InlineData("26-Feb-2025", "2025-02-26T00:00:00Z")]
    [InlineData("26.02.2025 08:30", "2025-02-26T08:30:00Z")]
    [InlineData("2/26/2025", "2025-02-26T00:00:00Z")]
    [InlineData("26/2/2025", "2025-02-26T00:00:00Z")]
    [InlineData("1740564900", "2025-02-26T10:15:00Z")]
    [InlineData("1740564900000", "2025-02-26T10:15:00Z")]
    public void Reads_the_usual_forms(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), PublicationDate.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("10:15")]
    [InlineData("February 2025")]
    [InlineData("2025-13-45")]
    [InlineData("2025-02-30")]
    [InlineData("0000-01-01")]
    [InlineData("February 26")]
    public void Refuses_what_is_no_full_date(string text) => Assert.Null(PublicationDate.Parse(text));

    [Theory]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-12:00")]
    public void Refuses_a_moment_outside_the_calendar(string text) => Assert.Null(PublicationDate.Parse(text));
}
