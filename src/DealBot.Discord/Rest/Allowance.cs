using System.Globalization;
using System.Net.Http.Headers;

namespace DealBot.Discord.Rest;

/// <summary>What a bucket still allows, as an answer told (topics/rate-limits, "Header Format").</summary>
/// <param name="Remaining">How many requests more until the reset.</param>
/// <param name="Reset">When it is full again, by our clock's timestamp.</param>
internal readonly record struct Allowance(int Remaining, long Reset)
{
    /// <summary>
    /// What is known after one more answer. Answers may overtake one another: within the same stretch of time the lower number counts.
    /// </summary>
    public Allowance After(Allowance told, TimeProvider clock) =>
        clock.GetElapsedTime(Reset, told.Reset) > TimeSpan.FromSeconds(1)
            ? told
            : new Allowance(Math.Min(Remaining, told.Remaining), Math.Max(Reset, told.Reset));

    /// <summary>Reads an answer's headers. The reset is taken as the seconds left, so that our clock need not agree with Discord's.</summary>
    /// <returns>Null when the answer tells nothing, or nothing sensible.</returns>
    public static Allowance? Read(HttpResponseHeaders headers, TimeProvider clock) =>
        Number(headers, "X-RateLimit-Remaining") is { } remaining && Number(headers, "X-RateLimit-Reset-After") is { } after
            ? new Allowance((int)remaining, clock.In(Span(after)))
            : null;

    /// <summary>A span of seconds, kept within a day.</summary>
    public static TimeSpan Span(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.SecondsPerDay));

    /// <summary>A header that is a number of zero or more.</summary>
    public static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and < int.MaxValue
            ? number
            : null;
}

/// <summary>Moments as the clock's timestamps, which never jump.</summary>
internal static class Moments
{
    /// <summary>The timestamp after some time.</summary>
    public static long In(this TimeProvider clock, TimeSpan time) =>
        clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);

    /// <summary>How long until then; less than none when it is over.</summary>
    public static TimeSpan Until(this TimeProvider clock, long then) => clock.GetElapsedTime(clock.GetTimestamp(), then);
}
