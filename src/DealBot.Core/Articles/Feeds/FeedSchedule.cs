namespace DealBot.Core.Articles.Feeds;

/// <summary>When a feed, or the page of an item, is fetched next. Chance spreads what began together.</summary>
internal sealed class FeedSchedule(FeedPollerOptions options)
{
    private const double Jitter = 0.1; // of the time; only ever added, since nothing may come sooner than was asked
    private const int PageTries = 6; // five hours, with pauses from ten minutes on

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstPageRetry = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new(); // a Random with a seed serves one thread at a time

    /// <summary>After a success.</summary>
    /// <param name="asked">How long the feed (<c>ttl</c>) and its server (Cache-Control) ask to wait; obeyed up to a day.</param>
    public TimeSpan AfterSuccess(params IEnumerable<TimeSpan?> asked) =>
        Jittered(Longer(options.Interval, Shorter(asked.Max() ?? TimeSpan.Zero, Longest)));

    /// <summary>After a failure: twice as long each time, up to a day, and never given up.</summary>
    /// <param name="failures">How many in a row, 1 for the first.</param>
    /// <param name="isGone">Whether the server says that it will not come back.</param>
    /// <param name="retryAfter">How long the server asks to wait; a day at most.</param>
    public TimeSpan AfterFailure(int failures, bool isGone, TimeSpan? retryAfter) =>
        Jittered(Longer(isGone ? Longest : Doubled(options.Interval, failures), retryAfter ?? TimeSpan.Zero));

    /// <summary>After a page could not be had: twice as long each time; null when it was tried often enough.</summary>
    /// <param name="failures">How many in a row, 1 for the first.</param>
    /// <param name="retryAfter">How long the server asks to wait; a day at most.</param>
    public TimeSpan? AfterPageFailure(int failures, TimeSpan? retryAfter) => failures >= PageTries
        ? null
        : Jittered(Longer(Doubled(FirstPageRetry, failures), retryAfter ?? TimeSpan.Zero));

    private static TimeSpan Doubled(TimeSpan first, int failures) => Shorter(first * Math.Pow(2, Math.Min(failures - 1, 20)), Longest);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private TimeSpan Jittered(TimeSpan time)
    {
        lock (_gate) return time * (1 + (Jitter * options.Random.NextDouble()));
    }
}
