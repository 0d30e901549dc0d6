using System.Globalization;

namespace DealBot.Testing.Discord;

/// <summary>Makes ids as Discord does: later ones are greater, and the upper 42 bits are milliseconds since 2015.</summary>
internal sealed class Snowflakes(TimeProvider clock)
{
    private const long Millisecond = 1L << 22;

    private readonly Lock _gate = new();
    private long _last = At(clock.GetUtcNow());

    /// <summary>An id that nothing has yet; as long as little time passes, so far from the one before that shards take turns.</summary>
    public string Next()
    {
        lock (_gate)
        {
            var now = At(clock.GetUtcNow());
            if (now - _last > 1000 * Millisecond) _last = now;
            _last += Millisecond;
            return _last.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static long At(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() - 1420070400000L) * Millisecond;
}
