using System.Globalization;

namespace DealBot.Discord.Posting;

/// <summary>Discord's ids, which grow with time: their upper 42 bits are milliseconds since 2015 (reference, "Snowflakes").</summary>
internal static class Snowflake
{
    private const int TimeShift = 22;
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An id that those made after this moment, UTC, are greater than.</summary>
    public static ulong At(DateTimeOffset moment) => (ulong)Math.Max(0, (moment - Epoch).Ticks / TimeSpan.TicksPerMillisecond) << TimeShift;

    /// <summary>An id as a number, to compare it; 0 for what is none.</summary>
    public static ulong Read(string? id) => ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>An id as Discord writes it.</summary>
    public static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
