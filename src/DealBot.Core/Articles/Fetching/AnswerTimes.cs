using System.Globalization;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Reads from an answer's headers when to come again.</summary>
internal static class AnswerTimes
{
    private static readonly TimeSpan LongestFreshness = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <summary>How long the answer stays fresh (RFC 9111, section 4.2, for a cache that is private); null when it does not say.</summary>
    public static TimeSpan? Freshness(HttpResponseMessage answer, DateTimeOffset now)
    {
        var control = answer.Headers.CacheControl;
        if (control is { NoCache: true } or { NoStore: true }) return TimeSpan.Zero;
        if (control?.MaxAge is { } age) return Within(LongestFreshness, age - (answer.Headers.Age ?? TimeSpan.Zero));
        if (!answer.Content.Headers.NonValidated.TryGetValues("Expires", out var stated)) return null;

        // What is no time, such as "0", is long ago (section 5.3).
        return HttpTime(stated.ToString()) is { } expires ? Within(LongestFreshness, expires - (answer.Headers.Date ?? now)) : TimeSpan.Zero;
    }

    /// <summary>How long the server asks to wait (RFC 9110, section 10.2.3), a day at most; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (!answer.Headers.NonValidated.TryGetValues("Retry-After", out var values)) return null;
        var stated = values.ToString().Trim();
        if (stated.Length > 0 && stated.All(char.IsAsciiDigit))
            return long.TryParse(stated, CultureInfo.InvariantCulture, out var seconds) && seconds < LongestRetry.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestRetry;
        return HttpTime(stated) is { } time ? Within(LongestRetry, time - now) : null;
    }

    private static DateTimeOffset? HttpTime(string stated) =>
        DateTimeOffset.TryParse(stated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static TimeSpan Within(TimeSpan longest, TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time > longest ? longest : time;
}
