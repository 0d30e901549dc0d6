namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>What a reader of one format makes of a document, before its items are counted and compared.</summary>
/// <param name="Title">Plain text on one line; may be empty.</param>
/// <param name="Home">The page it belongs to.</param>
/// <param name="Interval">How often it asks to be fetched at most.</param>
/// <param name="Items">Read as they are asked for.</param>
internal sealed record FeedParts(string Title, Uri? Home, TimeSpan? Interval, IEnumerable<FeedItem> Items)
{
    private const int MaxItems = 5_000; // the largest feeds of archives have a few thousand

    /// <summary>The feed: a bounded number of items, each once, and none with an id that is no identity.</summary>
    /// <param name="warnings">What was noted before.</param>
    public Feed Settled(IReadOnlyList<string> warnings)
    {
        var read = Items.Take(MaxItems + 1).ToList();
        var all = new List<string>(warnings);
        if (read.Count > MaxItems)
        {
            all.Add($"has more than {MaxItems:N0} items: the first {MaxItems:N0} are read");
            read.RemoveAt(MaxItems);
        }

        var blank = read.RemoveAll(item => item is { Url: null, Title: "", Content: null, Summary: null });
        if (blank > 0) all.Add($"has {blank:N0} {(blank == 1 ? "item" : "items")} without address and words: left out");

        var items = read.DistinctBy(item => item with { Published = null, Author = null, Content = null, Summary = null }).ToList();
        var shared = items.Where(item => item is { Id: not null, Url: not null }).GroupBy(item => item.Id!, StringComparer.Ordinal)
            .Where(same => same.Select(item => ArticleUrl.Key(item.Url!.AbsoluteUri)).Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        if (shared.Count > 0) all.Add($"gives {shared.Count:N0} {(shared.Count == 1 ? "id" : "ids")} to several items: such ids are not gone by");

        return new Feed(
            Title.Length > 0 ? Title : null, Home, Interval,
            [.. items.Select(item => item.Id is { } id && shared.Contains(id) ? item with { Id = null } : item)], all);
    }
}
