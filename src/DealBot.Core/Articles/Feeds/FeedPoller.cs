#pragma warning disable CS9113 // read once it is written
using DealBot.Core.Articles.Fetching;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Fetches the feeds when they are due, and imports what is new in them.</summary>
/// <param name="library">The library that is filled.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="options">How often.</param>
/// <param name="clock">Times everything.</param>
/// <param name="log">Learns what came of it.</param>
public sealed class FeedPoller(Library library, Fetcher fetcher, FeedPollerOptions options, TimeProvider clock, ILogger<FeedPoller> log)
{
    /// <summary>Runs until cancelled. Several processes may run on one library: a feed is fetched by one of them.</summary>
    public Task RunAsync(CancellationToken cancellation) => throw new NotSupportedException("Written with the poller.");
}

/// <summary>How often feeds are fetched.</summary>
public sealed record FeedPollerOptions
{
    /// <summary>The least time between two fetches of a feed, whatever it says of itself.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many feeds are fetched at a time.</summary>
    public int Workers { get; init; } = 8;
}
