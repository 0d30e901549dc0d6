using System.Text.Json;
using System.Text.Json.Serialization;
using DealBot.Core.Storage;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Notes what a feed shows now: which items are new and wait for their import, and which are those of before.</summary>
/// <param name="session">The write in which the feed is noted as read.</param>
/// <param name="feed">The feed as it was before.</param>
/// <param name="now">Now, UTC.</param>
internal sealed class ShownItems(Session session, PolledFeed feed, DateTimeOffset now)
{
    private const int MostKept = 10_000; // of those that the feed shows no more

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan SeenStep = TimeSpan.FromDays(1); // an item that stands there is not written at every fetch

    private readonly long _now = now.ToUnixTimeMilliseconds();

    /// <summary>Notes the items of a document; gives how many of them are new.</summary>
    public int Note(IReadOnlyList<(FeedItem Item, ItemMarks Marks)> shown)
    {
        var known = FeedItemRows.All(session, feed.Entry.Id);
        var urls = known.Select(static item => item.Marks.Url).OfType<Mark>().ToHashSet();
        var matches = KnownItems.Match([.. shown.Select(static item => item.Marks)], known, static item => item.Marks);

        var added = 0;
        for (var at = shown.Count - 1; at >= 0; at--) // feeds show the newest first; the oldest is imported first
        {
            var (item, marks) = shown[at];
            if (matches[at] is { } before) NoteAgain(before, item, marks);
            else if (NoteNew(item, marks, urls)) added++;
        }

        Forget(known.Except(matches.OfType<KnownItem>()));
        return added;
    }

    private bool NoteNew(FeedItem item, ItemMarks marks, HashSet<Mark> urls)
    {
        // Another item of this feed was there, and is not this one: an address that is used again is no item's own.
        if (marks.Url is { } url && urls.Contains(url)) (item, marks) = (item with { Url = null }, marks with { Url = null });

        var isHeld = marks.Url is { } own && (ArticleRows.UrlHeld(session, item.Url!.AbsoluteUri) is not null || FeedItemRows.IsImported(session, own));
        // What the feed held when it was added is announced to nobody, however late it can be had.
        FeedItemRows.Insert(session, feed.Entry.Id, marks, isHeld ? null : Json(item), isAnnounced: feed.HasBaseline, _now);
        return !isHeld;
    }

    private void NoteAgain(KnownItem before, FeedItem item, ItemMarks marks)
    {
        var isChanged = before.Marks.Content != marks.Content;
        var isMoved = before.Marks.Url != marks.Url;
        if (isChanged || isMoved || before.Marks.Id != marks.Id || now - DateTimeOffset.FromUnixTimeMilliseconds(before.Seen) >= SeenStep)
            FeedItemRows.SetSeen(session, feed.Entry.Id, before.Number, marks, _now);

        var isWanted = before.State == ItemState.Imported
            ? isChanged && before.ArticleUrl is { } article && ArticleRows.UrlHeld(session, article) is not null
            : isChanged || isMoved;
        if (isWanted) FeedItemRows.SetWaiting(session, feed.Entry.Id, before.Number, Json(item), _now);
    }

    // Long enough for a feed that shows an item again after a while; those that it still shows stay.
    private void Forget(IEnumerable<KnownItem> gone)
    {
        var oldest = (now - Kept).ToUnixTimeMilliseconds();
        var old = gone
            .Where(static item => item.State != ItemState.Waiting)
            .OrderByDescending(static item => item.Seen)
            .Where((item, rank) => item.Seen < oldest || rank >= MostKept);
        foreach (var item in old.ToList()) FeedItemRows.Delete(session, feed.Entry.Id, item.Number);
    }

    private static string Json(FeedItem item) => JsonSerializer.Serialize(item, FeedItemJson.Default.FeedItem);
}

/// <summary>How an item waits in the database.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedItem))]
internal sealed partial class FeedItemJson : JsonSerializerContext;
