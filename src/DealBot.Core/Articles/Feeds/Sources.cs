#pragma warning disable CS9113 // read once it is written
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Import;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Where the library's articles come from: the feeds it follows, and single addresses.</summary>
/// <param name="library">The library that is filled.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="clock">Tells the time.</param>
public sealed class Sources(Library library, Fetcher fetcher, TimeProvider clock)
{
    /// <summary>The feeds, by title.</summary>
    public IReadOnlyList<FeedEntry> Feeds() => throw new NotSupportedException("Written with the poller.");

    /// <summary>The feeds meant by a number, an address, or part of a title or address; none, one, or several to choose from.</summary>
    public IReadOnlyList<FeedEntry> Find(string reference) => throw new NotSupportedException("Written with the poller.");

    /// <summary>Fetches and reads what is at an address, and stores nothing; a page is followed to the feed it names.</summary>
    /// <param name="address">What somebody typed, <c>https://</c> supplied where it is missing.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<FeedCheck> CheckAsync(string address, CancellationToken cancellation) => throw new NotSupportedException("Written with the poller.");

    /// <summary>
    /// Follows a feed. Its first items are imported on the next poll and announced to nobody. One that cannot be read just now is
    /// not added, unless <paramref name="unchecked"/>.
    /// </summary>
    /// <param name="address">What somebody typed.</param>
    /// <param name="by">Who adds it, as the platform shows the name.</param>
    /// <param name="unchecked">Whether it is added as it is, without being fetched first: a list from another reader.</param>
    /// <param name="title">What the list called it; null for what it calls itself.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<FeedAddition> AddAsync(string address, string by, bool @unchecked, string? title, CancellationToken cancellation) =>
        throw new NotSupportedException("Written with the poller.");

    /// <summary>Follows a feed no more; its articles stay. False when it was not followed.</summary>
    public bool Remove(long feed) => throw new NotSupportedException("Written with the poller.");

    /// <summary>Imports the article at an address, which is announced if it is new.</summary>
    /// <param name="address">What somebody typed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What came of it; a page that cannot be had is one of its failures.</returns>
    public Task<ImportReport> ImportAsync(string address, CancellationToken cancellation) => throw new NotSupportedException("Written with the poller.");
}

/// <summary>What is at an address that may be a feed's.</summary>
/// <param name="Url">Where the feed is, after redirections; what was typed where none was found.</param>
/// <param name="Feed">The feed; null when it cannot be had or read.</param>
/// <param name="Problem">What is wrong, a whole sentence or two with what to do; null when nothing is.</param>
public sealed record FeedCheck(string Url, Feed? Feed, string? Problem)
{
    /// <summary>Sentences about what was odd: mended characters, items without an address, summaries only.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>What came of adding a feed.</summary>
/// <param name="Feed">The feed, as it is followed now; null when it was not added.</param>
/// <param name="IsNew">Whether it was not followed before.</param>
/// <param name="Check">What was found at the address; null where it was not looked at.</param>
public sealed record FeedAddition(FeedEntry? Feed, bool IsNew, FeedCheck? Check);
