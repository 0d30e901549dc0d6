using System.Data.Common;
using System.Runtime.InteropServices;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Core.Storage;

/// <summary>The items that feeds have shown, as rows.</summary>
internal static class FeedItemRows
{
    /// <summary>The items of a feed, latest first.</summary>
    public static List<KnownItem> All(Session session, long feed) => session.Rows(
        $"""
        SELECT number, id_hash, url_hash, content_hash, sketch, state, article_url, seen FROM feed_items
        WHERE feed = {feed} ORDER BY number DESC
        """,
        static row => new KnownItem(
            row.GetInt64(0), Marks(row, 1), (ItemState)row.GetInt64(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetInt64(7)));

    /// <summary>Whether some feed has brought an item of this address into the library.</summary>
    public static bool IsImported(Session session, Mark url) => session.Number(
        $"SELECT 1 FROM feed_items WHERE url_hash = {url.ToBytes()} AND state = {(long)ItemState.Imported} LIMIT 1") is not null;

    /// <summary>Notes an item that was not seen before.</summary>
    /// <param name="session">A write.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="marks">By what it is known again.</param>
    /// <param name="waiting">What is to be imported; null where the library has it already.</param>
    /// <param name="isAnnounced">Whether channels are told of it.</param>
    /// <param name="now">In milliseconds.</param>
    public static void Insert(Session session, long feed, ItemMarks marks, string? waiting, bool isAnnounced, long now) => session.Execute($"""
        INSERT INTO feed_items (feed, number, id_hash, url_hash, content_hash, sketch, state, announced, item, tries, next, seen)
        VALUES ({feed}, {FeedRows.NewItem(session, feed)}, {marks.Id?.ToBytes()}, {marks.Url?.ToBytes()}, {marks.Content.ToBytes()}, {Bytes(marks.Sketch)},
            {(long)(waiting is null ? ItemState.Imported : ItemState.Waiting)}, {(isAnnounced ? 1L : 0L)}, {waiting}, 0, {(waiting is null ? null : now)}, {now})
        """);

    /// <summary>Notes that an item still stands in its feed, and as what.</summary>
    public static void SetSeen(Session session, long feed, long number, ItemMarks marks, long now) => session.Execute($"""
        UPDATE feed_items SET id_hash = {marks.Id?.ToBytes()}, url_hash = {marks.Url?.ToBytes()}, content_hash = {marks.Content.ToBytes()},
            sketch = {Bytes(marks.Sketch)}, seen = {now}
        WHERE feed = {feed} AND number = {number}
        """);

    /// <summary>Makes an item wait for its import, once more or as it reads now. What is announced or silent stays so.</summary>
    public static void SetWaiting(Session session, long feed, long number, string waiting, long now) => session.Execute($"""
        UPDATE feed_items SET state = {(long)ItemState.Waiting}, item = {waiting}, tries = 0, next = {now}, reason = NULL
        WHERE feed = {feed} AND number = {number}
        """);

    /// <summary>The items that are to be imported or tried again now, those that have waited longest first.</summary>
    public static List<WaitingItem> Waiting(Session session, long feed, long now, long limit) => session.Rows(
        $"""
        SELECT number, item, announced, tries, article_url FROM feed_items
        WHERE feed = {feed} AND state = {(long)ItemState.Waiting} AND next <= {now} ORDER BY next, number LIMIT {limit}
        """,
        static row => new WaitingItem(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2) != 0, (int)row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4)));

    /// <summary>Notes that an item is in the library, under an address.</summary>
    public static void SetImported(Session session, long feed, long number, string? articleUrl) => session.Execute($"""
        UPDATE feed_items SET state = {(long)ItemState.Imported}, article_url = {articleUrl}, item = NULL, next = NULL, reason = NULL
        WHERE feed = {feed} AND number = {number}
        """);

    /// <summary>Notes that an item could not be had, and when it is tried again; null for never.</summary>
    public static void SetTried(Session session, long feed, long number, string reason, long? next) => session.Execute($"""
        UPDATE feed_items SET state = {(long)(next is null ? ItemState.GivenUp : ItemState.Waiting)}, tries = tries + 1, next = {next}, reason = {reason}
        WHERE feed = {feed} AND number = {number}
        """);

    public static void Delete(Session session, long feed, long number) =>
        session.Execute($"DELETE FROM feed_items WHERE feed = {feed} AND number = {number}");

    /// <summary>Gives the items of a feed to another, which then knows them.</summary>
    public static void Move(Session session, long feed, long to)
    {
        var first = session.Number($"""
            UPDATE feeds SET last_item = last_item + (SELECT last_item FROM feeds AS other WHERE other.id = {feed}) WHERE id = {to} RETURNING last_item
            """)!.Value - session.Number($"SELECT last_item FROM feeds WHERE id = {feed}")!.Value;
        session.Execute($"UPDATE feed_items SET feed = {to}, number = number + {first} WHERE feed = {feed}");
    }

    private static ItemMarks Marks(DbDataReader row, int column) => new(
        MarkAt(row, column),
        MarkAt(row, column + 1),
        MarkAt(row, column + 2)!.Value,
        MemoryMarshal.Cast<byte, uint>(row.GetFieldValue<byte[]>(column + 3)).ToArray());

    private static Mark? MarkAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : Mark.Read(row.GetFieldValue<byte[]>(column));

    private static byte[] Bytes(IReadOnlyList<uint> sketch) => MemoryMarshal.AsBytes<uint>([.. sketch]).ToArray();
}

/// <summary>Where an item of a feed stands. The numbers are stored.</summary>
internal enum ItemState
{
    /// <summary>The library has it, or had it.</summary>
    Imported = 0,

    /// <summary>It is to be imported, at once or when it is tried again.</summary>
    Waiting = 1,

    /// <summary>It cannot be had.</summary>
    GivenUp = 2,
}

/// <summary>An item that a feed has shown.</summary>
/// <param name="Number">Its number in the feed.</param>
/// <param name="Marks">By what it is known again.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ArticleUrl">The address under which it was imported.</param>
/// <param name="Seen">When it was last noted that it stands in the feed, in milliseconds.</param>
internal sealed record KnownItem(long Number, ItemMarks Marks, ItemState State, string? ArticleUrl, long Seen);

/// <summary>An item that is not in the library yet.</summary>
/// <param name="Number">Its number in the feed.</param>
/// <param name="Item">The item, as JSON.</param>
/// <param name="IsAnnounced">Whether channels are told of it.</param>
/// <param name="Tries">How often it could not be had.</param>
/// <param name="ArticleUrl">The address of the article that it is a new version of; null for a new article.</param>
internal sealed record WaitingItem(long Number, string Item, bool IsAnnounced, int Tries, string? ArticleUrl);
