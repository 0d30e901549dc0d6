using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Core.Storage;

/// <summary>The feeds that are followed, as rows: one for an address, however it is written.</summary>
internal static class FeedRows
{
    // No feed is ever told to wait for so long, in milliseconds: whoever wrote a later time down had a clock that was ahead.
    private const long Farthest = 2 * 24 * 60 * 60 * 1000L;

    /// <summary>Stores a feed that is due at once; false when it is followed already.</summary>
    public static bool Insert(Session session, string url, string? title, string by, long now)
    {
        if (FindByUrl(session, url) is not null) return false;

        var id = session.Number($"UPDATE library SET last_feed = last_feed + 1 RETURNING last_feed")!.Value;
        return session.Execute($"""
            INSERT INTO feeds (id, url, url_hash, title, added_by, added, has_baseline, status, failures, noticed, next, due, articles, last_item, claimed_until)
            VALUES ({id}, {url}, {HashOf(url)}, {title}, {by}, {now}, 0, {FeedEntry.NotFetchedYet}, 0, 0, {now}, {now}, 0, 0, 0)
            """) > 0;
    }

    public static PolledFeed? Find(Session session, long id) => session.First(
        $"""
        SELECT id, url, title, added_by, added, status, succeeded, failing_since, next, articles, home, etag, last_modified, interval_asked, has_baseline, failures, noticed,
            (SELECT count(*) FROM feed_items WHERE feed = feeds.id AND (state = {(long)ItemState.GivenUp} OR (state = {(long)ItemState.Waiting} AND tries > 0)))
        FROM feeds WHERE id = {id}
        """,
        Feed);

    /// <summary>The number of the feed at an address.</summary>
    public static long? FindByUrl(Session session, string url) => session.Number($"SELECT id FROM feeds WHERE url_hash = {HashOf(url)}");

    /// <summary>Every feed, oldest first.</summary>
    public static List<FeedEntry> All(Session session) => [.. session.Rows(
        $"""
        SELECT id, url, title, added_by, added, status, succeeded, failing_since, next, articles, home, etag, last_modified, interval_asked, has_baseline, failures, noticed,
            coalesce(troubled, 0)
        FROM feeds LEFT JOIN (
            SELECT feed, count(*) AS troubled FROM feed_items WHERE state = {(long)ItemState.GivenUp} OR (state = {(long)ItemState.Waiting} AND tries > 0) GROUP BY feed) AS items ON feed = id
        ORDER BY id
        """,
        Feed).Select(static feed => feed.Entry)];

    public static bool Delete(Session session, long id)
    {
        session.Execute($"DELETE FROM feed_items WHERE feed = {id}");
        return session.Execute($"DELETE FROM feeds WHERE id = {id}") > 0;
    }

    /// <summary>When there is next something to do for a feed that nobody works on, in milliseconds; null where no feed is followed.</summary>
    public static long? NextDue(Session session, long now) => session.Number($"""
        SELECT min(CASE
            WHEN due <= {now + Farthest} THEN CASE WHEN claimed_until > due THEN claimed_until ELSE due END
            WHEN claimed_until > {now} THEN claimed_until
            ELSE {now} END)
        FROM feeds
        """);

    /// <summary>Claims the feed that has been due for longest; null where none is.</summary>
    /// <param name="session">A write.</param>
    /// <param name="claim">Who claims, unlike every other.</param>
    /// <param name="now">In milliseconds.</param>
    /// <param name="until">When the claim lapses, in milliseconds.</param>
    public static long? Claim(Session session, string claim, long now, long until)
    {
        var id = session.Number($"SELECT id FROM feeds WHERE (due <= {now} OR due > {now + Farthest}) AND claimed_until <= {now} ORDER BY due, id LIMIT 1");
        if (id is not null)
        {
            session.Execute($"""
                UPDATE feeds SET claimed_by = {claim}, claimed_until = {until}, next = CASE WHEN next > {now + Farthest} THEN {now} ELSE next END WHERE id = {id}
                """);
        }

        return id;
    }

    /// <summary>Holds a claim for longer; false where it has lapsed and another has it, or the feed is gone.</summary>
    public static bool Renew(Session session, long id, string claim, long until) =>
        session.Execute($"UPDATE feeds SET claimed_until = {until} WHERE id = {id} AND claimed_by = {claim}") > 0;

    /// <summary>Whether a claim is still the last that was taken.</summary>
    public static bool IsHeld(Session session, long id, string claim) =>
        session.Number($"SELECT 1 FROM feeds WHERE id = {id} AND claimed_by = {claim}") is not null;

    /// <summary>Gives a claim back: the feed is due when it is to be fetched, or the first of its items is to be tried.</summary>
    public static bool Release(Session session, long id, string claim)
    {
        var item = session.Number($"SELECT min(next) FROM feed_items WHERE feed = {id} AND state = {(long)ItemState.Waiting}") ?? long.MaxValue;
        return session.Execute($"""
            UPDATE feeds SET claimed_by = NULL, claimed_until = 0, due = CASE WHEN next < {item} THEN next ELSE {item} END
            WHERE id = {id} AND claimed_by = {claim}
            """) > 0;
    }

    /// <summary>Notes that a feed was fetched: it fails no more.</summary>
    public static void SetFetched(Session session, PolledFeed feed) => session.Execute($"""
        UPDATE feeds SET title = {feed.Entry.Title}, home = {feed.Home}, etag = {feed.ETag}, last_modified = {feed.LastModified},
            interval_asked = {(long?)feed.IntervalAsked?.TotalMilliseconds}, has_baseline = 1,
            status = {feed.Entry.Status}, succeeded = {feed.Entry.Succeeded?.ToUnixTimeMilliseconds()}, failing_since = NULL, failures = 0, noticed = 0,
            next = {feed.Entry.Next.ToUnixTimeMilliseconds()}
        WHERE id = {feed.Entry.Id}
        """);

    /// <summary>Notes that a feed could not be fetched.</summary>
    public static void SetFailed(Session session, PolledFeed feed) => session.Execute($"""
        UPDATE feeds SET status = {feed.Entry.Status}, failing_since = {feed.Entry.FailingSince?.ToUnixTimeMilliseconds()}, failures = {(long)feed.Failures},
            noticed = {(feed.IsNoticed ? 1L : 0L)}, next = {feed.Entry.Next.ToUnixTimeMilliseconds()}
        WHERE id = {feed.Entry.Id}
        """);

    public static void SetUrl(Session session, long id, string url) =>
        session.Execute($"UPDATE feeds SET url = {url}, url_hash = {HashOf(url)} WHERE id = {id}");

    public static void CountArticles(Session session, long id, long added) =>
        session.Execute($"UPDATE feeds SET articles = articles + {added} WHERE id = {id}");

    /// <summary>A number above all that were given to items of the feed before.</summary>
    public static long NewItem(Session session, long id) =>
        session.Number($"UPDATE feeds SET last_item = last_item + 1 WHERE id = {id} RETURNING last_item")!.Value;

    private static byte[] HashOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(ArticleUrl.Key(url)));

    private static PolledFeed Feed(DbDataReader row) => new(
        new FeedEntry(row.GetInt64(0), row.GetString(1), Text(row, 2), row.GetString(3), Time(row, 4)!.Value)
        {
            Status = row.GetString(5),
            Succeeded = Time(row, 6),
            FailingSince = Time(row, 7),
            Next = Time(row, 8)!.Value,
            Articles = (int)row.GetInt64(9),
            Troubled = (int)row.GetInt64(17),
        },
        Text(row, 10),
        Text(row, 11),
        Text(row, 12),
        row.IsDBNull(13) ? null : TimeSpan.FromMilliseconds(row.GetInt64(13)),
        row.GetInt64(14) != 0,
        (int)row.GetInt64(15),
        row.GetInt64(16) != 0);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}

/// <summary>A feed with what its poller notes of it.</summary>
/// <param name="Entry">As others see it.</param>
/// <param name="Home">The page it belongs to.</param>
/// <param name="ETag">The entity tag of what was last read.</param>
/// <param name="LastModified">The <c>Last-Modified</c> of what was last read.</param>
/// <param name="IntervalAsked">How often it asks to be fetched at most (<see cref="Feed.Interval"/>).</param>
/// <param name="HasBaseline">Whether it was read before: what it shows from now on is new.</param>
/// <param name="Failures">How often it failed in a row.</param>
/// <param name="IsNoticed">Whether the moderators were told that it fails.</param>
internal sealed record PolledFeed(
    FeedEntry Entry, string? Home, string? ETag, string? LastModified, TimeSpan? IntervalAsked, bool HasBaseline, int Failures, bool IsNoticed);
