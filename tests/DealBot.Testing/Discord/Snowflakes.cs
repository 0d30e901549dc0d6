using System.Globalization;

namespace DealBot.Testing.Discord;

/// <summary>Makes ids as Discord does: later ones are greater, and the upper 42 bits are milliseconds since 2015.</summary>
internal sealed class Snowflakes
{
    private long _last = (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 1420070400000L) << 22;

    /// <summary>An id that nothing has yet; far enough from the one before that shards take turns.</summary>
    public string Next() => Interlocked.Add(ref _last, 1L << 22).ToString(CultureInfo.InvariantCulture);
}
