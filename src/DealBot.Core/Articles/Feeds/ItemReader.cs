#pragma warning disable IDE0060 // written with the formats, within the hour
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Makes articles of a feed's items, and of pages.</summary>
/// <remarks>
/// The order to ask in: <see cref="Whole"/>; where it is null, fetch the item's page and ask <see cref="OfPage(Feed, FeedItem, FetchOutcome.Fetched, DateTimeOffset)"/>;
/// where that fails for good, or there is no page, <see cref="OfSummary"/>.
/// </remarks>
public static class ItemReader
{
    /// <summary>The article, when the item holds all of it; null when it holds a summary and the page must be fetched.</summary>
    /// <param name="feed">The feed: its title is the source.</param>
    /// <param name="item">The item.</param>
    /// <param name="now">Now, UTC: a date that lies ahead of it by more than a day is none.</param>
    public static ReadOutcome.Success? Whole(Feed feed, FeedItem item, DateTimeOffset now) => throw new NotSupportedException("Written with the formats.");

    /// <summary>The article on the item's page; what the page does not state, the item and the feed fill in.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="item">The item.</param>
    /// <param name="page">What was fetched from <see cref="FeedItem.Url"/>.</param>
    /// <param name="now">As for <see cref="Whole"/>.</param>
    /// <returns>A failure where the page has no article: a log-in or consent page, one made by scripts.</returns>
    public static ReadOutcome OfPage(Feed feed, FeedItem item, FetchOutcome.Fetched page, DateTimeOffset now) => throw new NotSupportedException("Written with the formats.");

    /// <summary>The article on a page that no feed led to.</summary>
    /// <param name="page">What was fetched.</param>
    public static ReadOutcome OfPage(FetchOutcome.Fetched page) => throw new NotSupportedException("Written with the formats.");

    /// <summary>The item's summary as an article, with a warning that it is one; null when the item has no words.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="item">The item.</param>
    /// <param name="now">As for <see cref="Whole"/>.</param>
    public static ReadOutcome.Success? OfSummary(Feed feed, FeedItem item, DateTimeOffset now) => throw new NotSupportedException("Written with the formats.");
}
