namespace DealBot.Discord.Rest;

/// <summary>
/// Counts the requests that Discord holds against our address: 401, 403, and 429 unless its limit is shared. After 10,000 in ten
/// minutes it bans the address for a time (topics/rate-limits, "Invalid Request Limit"); we stop at half of that.
/// </summary>
/// <param name="clock">Tells the time.</param>
internal sealed class InvalidRequests(TimeProvider clock)
{
    /// <summary>How many there may be.</summary>
    public const int Most = 10_000 / 2;

    private static readonly TimeSpan Stretch = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<long> _times = [];

    /// <summary>Counts one.</summary>
    /// <returns>Whether it was the last that there may be.</returns>
    public bool Count()
    {
        lock (_gate)
        {
            _times.Enqueue(clock.GetTimestamp());
            return _times.Count == Most;
        }
    }

    /// <summary>Whether no more may be sent until some of the counted are ten minutes old.</summary>
    public bool TooMany
    {
        get
        {
            lock (_gate)
            {
                while (_times.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= Stretch) _times.Dequeue();
                return _times.Count >= Most;
            }
        }
    }
}
