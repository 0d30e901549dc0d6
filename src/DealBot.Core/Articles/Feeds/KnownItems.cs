namespace DealBot.Core.Articles.Feeds;

/// <summary>
/// Which of the items that a feed shows are those that it has shown before, whatever it has rewritten of them. No two items are
/// taken for the same one.
/// </summary>
/// <remarks>
/// Of the three marks (id, address, content) two that agree are proof, and so is the content. An id or an address alone is not where
/// the other contradicts it: then the words decide whether an item was edited and moved, or the feed uses its ids or addresses again.
/// A mark that several items of one document share marks none of them.
/// </remarks>
internal static class KnownItems
{
    /// <summary>The items of a document, each once, in its order, with the marks that tell it from the rest.</summary>
    /// <param name="feed">The document. Its own home is no item's address.</param>
    public static List<(FeedItem Item, ItemMarks Marks)> Distinct(Feed feed)
    {
        var home = feed.Home is { } page ? Mark.Of(ArticleUrl.Key(page.AbsoluteUri)) : (Mark?)null;
        List<(FeedItem Item, ItemMarks Marks)> listed = [];
        HashSet<(Mark?, Mark?, Mark?)> pairs = [];
        foreach (var item in feed.Items)
        {
            var marks = ItemMarks.Of(item);
            if (marks.Url == home) marks = marks with { Url = null };
            if (IsListed(pairs, marks)) continue;
            listed.Add((item, marks));
        }

        var ids = Shared(listed.Select(listed => listed.Marks.Id));
        var urls = Shared(listed.Select(listed => listed.Marks.Url));
        var contents = Shared(listed.Select(listed => (Mark?)listed.Marks.Content));
        return
        [
            .. listed.Select(listed => listed with
            {
                Marks = listed.Marks with
                {
                    Id = listed.Marks.Id is { } id && ids.Contains(id) ? null : listed.Marks.Id,
                    Url = listed.Marks.Url is { } url && urls.Contains(url) ? null : listed.Marks.Url,
                    Sketch = contents.Contains(listed.Marks.Content) ? [] : listed.Marks.Sketch,
                },
            })
            .Select(static listed => listed.Marks.Url is null ? listed with { Item = listed.Item with { Url = null } } : listed),
        ];
    }

    /// <summary>For each item, what is held of it; null where it is new.</summary>
    /// <typeparam name="T">What is held of an item.</typeparam>
    /// <param name="items">The marks of a document's items.</param>
    /// <param name="held">The items of before, latest first.</param>
    /// <param name="marksOf">Their marks.</param>
    public static T?[] Match<T>(IReadOnlyList<ItemMarks> items, IReadOnlyList<T> held, Func<T, ItemMarks> marksOf)
        where T : class
    {
        var byId = held.ToLookup(item => marksOf(item).Id);
        var byUrl = held.ToLookup(item => marksOf(item).Url);
        var byContent = held.ToLookup(item => marksOf(item).Content);
        HashSet<T> taken = new(ReferenceEqualityComparer.Instance);
        var found = new T?[items.Count];

        Func<ItemMarks, ItemMarks, bool>[] proofs =
        [
            static (item, other) => item.Agreements(other) > 1,
            static (item, other) => item.Content == other.Content && item.IsContentTelling && other.IsContentTelling,
            static (item, other) => item.Id is not null && item.Id == other.Id && item.IsAlike(other),
            static (item, other) => item.Url is not null && item.Url == other.Url && (item.Id is null || other.Id is null || item.IsAlike(other)),
        ];
        foreach (var proof in proofs)
        {
            for (var at = 0; at < items.Count; at++)
            {
                if (found[at] is not null) continue;
                var item = items[at];
                var candidates = (item.Id is null ? [] : byId[item.Id])
                    .Concat(item.Url is null ? [] : byUrl[item.Url])
                    .Concat(item.IsContentTelling ? byContent[item.Content] : []);
                found[at] = candidates.FirstOrDefault(other => !taken.Contains(other) && proof(item, marksOf(other)));
                if (found[at] is { } other) taken.Add(other);
            }
        }

        return found;
    }

    // The same item twice agrees with itself in two marks, or in its content where that is all it has.
    private static bool IsListed(HashSet<(Mark? Id, Mark? Url, Mark? Content)> pairs, ItemMarks marks)
    {
        var (id, url, content) = (marks.Id, marks.Url, marks.Content);
        if (id is null && url is null) return !pairs.Add((null, null, content));

        var isListed = false;
        if (id is not null && url is not null) isListed |= !pairs.Add((id, url, null));
        if (id is not null) isListed |= !pairs.Add((id, null, content));
        if (url is not null) isListed |= !pairs.Add((null, url, content));
        return isListed;
    }

    private static HashSet<Mark> Shared(IEnumerable<Mark?> marks) =>
        [.. marks.OfType<Mark>().GroupBy(static mark => mark).Where(static same => same.Skip(1).Any()).Select(static same => same.Key)];
}
