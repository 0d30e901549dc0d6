using System.Runtime.CompilerServices;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Storage;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Fetches the feeds when they are due, and imports what is new in them.</summary>
/// <param name="library">The library that is filled.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="options">How often.</param>
/// <param name="clock">Times everything.</param>
/// <param name="log">Learns what came of it.</param>
public sealed partial class FeedPoller(Library library, Fetcher fetcher, FeedPollerOptions options, TimeProvider clock, ILogger<FeedPoller> log)
{
    // Feeds that another process adds are found within so long: looking is one read of an index.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly FeedVisitor _visitor = new(library, fetcher, new FeedSchedule(options), clock, log);

    /// <summary>Runs until cancelled. Several processes may run on one library: a feed is fetched by one of them.</summary>
    /// <exception cref="StorageException">The database cannot say which feeds are due.</exception>
    public Task RunAsync(CancellationToken cancellation) => Parallel.ForEachAsync(
        ClaimsAsync(cancellation),
        new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellation },
        async (claim, stop) => await VisitAsync(claim, stop));

    private async IAsyncEnumerable<FeedClaim> ClaimsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var change = library.FeedsChanged.Next;
            if (FeedClaim.Take(library.Database, clock.GetUtcNow()) is { } claim)
            {
                yield return claim;
                continue;
            }

            var wait = (library.Database.Read(session => FeedRows.NextDue(session, clock.GetUtcNow().ToUnixTimeMilliseconds())) is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : DateTimeOffset.MaxValue) - clock.GetUtcNow();
            if (wait <= TimeSpan.Zero) continue;
            await change.WaitAsync(wait < LongestWait ? wait : LongestWait, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Works on one feed. Whatever fault it meets is this feed's alone.</summary>
    private async Task VisitAsync(FeedClaim claim, CancellationToken cancellation)
    {
        try
        {
            await _visitor.VisitAsync(claim, cancellation);
            Release(claim);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Release(claim);
            throw;
        }
        catch (StorageException fault)
        {
            LogNotStored(claim.Feed, fault.Message);
        }
#pragma warning disable CA1031 // one feed may fail in any way, and must not stop the others
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault, claim.Feed); // the claim is kept until it lapses: a fault that comes at once again must not keep us busy
        }
        finally
        {
            library.FeedsChanged.Beat();
        }
    }

    private void Release(FeedClaim claim) => library.Database.Write(session => FeedRows.Release(session, claim.Feed, claim.Token));

    [LoggerMessage(Level = LogLevel.Error, Message = "What feed {Feed} brought could not be stored; it is tried again in a quarter of an hour: {Problem}")]
    private partial void LogNotStored(long feed, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Feed {Feed} met a fault; it is tried again in a quarter of an hour, and the others go on")]
    private partial void LogFault(Exception fault, long feed);
}

/// <summary>How often feeds are fetched.</summary>
public sealed record FeedPollerOptions
{
    /// <summary>The least time between two fetches of a feed, whatever it says of itself.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many feeds are fetched at a time.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>Spreads what began together; with a seed, always in the same way.</summary>
    public Random Random { get; init; } = Random.Shared;
}
