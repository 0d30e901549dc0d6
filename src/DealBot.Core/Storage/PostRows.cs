using System.Data.Common;
using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Chat;
using static DealBot.Core.Storage.StateColumn;

namespace DealBot.Core.Storage;

/// <summary>The outbox, as rows. A post has the state that its alerts have; it is open while it is due or retried.</summary>
internal static class PostRows
{
    private const long Alert = (long)PostKind.Alert;
    private const long Summary = (long)PostKind.Summary;

    /// <summary>
    /// The channels where something can be done now, those that wait longest first: of a channel's open posts only the first, its
    /// alerts only while it has no open post, its edits any time; and nothing while somebody holds a claim there.
    /// </summary>
    public static List<ChatPlace> Ready(Session session, ChatPlatform platform, long now, int limit) => session.Rows(
        $"""
        SELECT platform, workspace, channel, direct FROM (
            SELECT platform, workspace, channel, direct, first FROM (
                SELECT platform, workspace, channel, direct, min(due) AS first FROM alerts
                WHERE platform = {(long)platform} AND state = {Due} AND due <= {now} AND post IS NULL
                GROUP BY platform, workspace, channel, direct) AS waiting
            WHERE NOT EXISTS (SELECT 1 FROM posts WHERE posts.platform = waiting.platform AND posts.workspace = waiting.workspace
                AND posts.channel = waiting.channel AND posts.state IN ({Due}, {Retried}))
            UNION ALL
            SELECT platform, workspace, channel, direct, due FROM posts AS waiting
            WHERE platform = {(long)platform} AND state IN ({Due}, {Retried}) AND due <= {now}
                AND NOT EXISTS (SELECT 1 FROM posts WHERE posts.platform = waiting.platform AND posts.workspace = waiting.workspace
                    AND posts.channel = waiting.channel AND posts.state IN ({Due}, {Retried}) AND posts.number < waiting.number)
            UNION ALL
            SELECT platform, workspace, channel, direct, edit_due FROM posts WHERE platform = {(long)platform} AND edit_due <= {now}) AS ready
        WHERE NOT EXISTS (SELECT 1 FROM posts WHERE posts.platform = ready.platform AND posts.workspace = ready.workspace
            AND posts.channel = ready.channel AND posts.claimed_until > {now})
        GROUP BY platform, workspace, channel, direct
        ORDER BY min(first) LIMIT {(long)limit}
        """,
        static row => PlaceColumns.Read(row, 0));

    /// <summary>Whether somebody holds a claim on a post of the channel.</summary>
    public static bool IsHeld(Session session, ChatPlace place, long now) => session.Number($"""
        SELECT 1 FROM posts WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} AND claimed_until > {now} LIMIT 1
        """) is not null;

    /// <summary>Puts a message at the end of the outbox.</summary>
    public static void Insert(Session session, string key, ChatPlace place, PostKind kind, string? text, long now)
    {
        var number = session.Number($"SELECT coalesce(max(number), 0) + 1 FROM posts")!.Value;
        session.Execute($"""
            INSERT INTO posts (number, key, platform, workspace, channel, direct, kind, text, state, created, due, attempts, claimed_until)
            VALUES ({number}, {key}, {(long)place.Platform}, {place.Workspace}, {place.Channel}, {(place.IsDirect ? 1L : 0L)}, {(long)kind}, {text},
                {Due}, {now}, {now}, 0, 0)
            """);
    }

    /// <summary>The open post that the channel is to get first; null when there is none.</summary>
    public static PostRow? FirstOpen(Session session, ChatPlace place) => session.First(
        $"""
        SELECT platform, workspace, channel, direct, key, kind, text, message, created, due, attempts, unsure FROM posts
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} AND state IN ({Due}, {Retried})
        ORDER BY number LIMIT 1
        """,
        Row);

    /// <summary>The post in the channel that is to be edited first; null when there is none.</summary>
    public static PostRow? FirstEdit(Session session, ChatPlace place, long now) => session.First(
        $"""
        SELECT platform, workspace, channel, direct, key, kind, text, message, created, edit_due, attempts, unsure FROM posts
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} AND state = {Sent} AND edit_due <= {now}
        ORDER BY edit_due, number LIMIT 1
        """,
        Row);

    public static PostRow? Find(Session session, string key) => session.First(
        $"SELECT platform, workspace, channel, direct, key, kind, text, message, created, due, attempts, unsure FROM posts WHERE key = {key}",
        Row);

    /// <summary>The articles that a post announces, in the order they came.</summary>
    public static List<long> Articles(Session session, string key) => session.Rows(
        $"SELECT article FROM alerts WHERE post = {key} AND state <> {Merged} ORDER BY article", static row => row.GetInt64(0));

    /// <summary>When the alerts and summaries of a channel were posted lately, the latest first.</summary>
    public static List<(PostKind Kind, long Posted)> Recent(Session session, ChatPlace place, long after) => session.Rows(
        $"""
        SELECT kind, posted FROM posts
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} AND state = {Sent} AND posted > {after}
            AND kind IN ({Alert}, {Summary})
        ORDER BY posted DESC
        """,
        static row => ((PostKind)row.GetInt64(0), row.GetInt64(1)));

    public static void Claim(Session session, string key, string owner, long until) =>
        session.Execute($"UPDATE posts SET claimed_by = {owner}, claimed_until = {until} WHERE key = {key}");

    /// <summary>Notes that posting begins: from now on, until its outcome is written down, nobody knows whether the message stands.</summary>
    public static void Begin(Session session, string key, long now) =>
        session.Execute($"UPDATE posts SET attempts = attempts + 1, unsure = coalesce(unsure, {now}) WHERE key = {key}");

    /// <summary>Whether a claim still holds: nobody has taken over.</summary>
    public static bool IsHeldBy(Session session, string key, string owner) =>
        session.Number($"SELECT 1 FROM posts WHERE key = {key} AND claimed_by = {owner} AND claimed_until > 0") is not null;

    /// <summary>Gives a claim back as if it had never been made.</summary>
    public static void Release(Session session, PostRow before) => session.Execute($"""
        UPDATE posts SET claimed_by = NULL, claimed_until = 0, attempts = {(long)before.Attempts}, unsure = {before.Unsure?.ToUnixTimeMilliseconds()}
        WHERE key = {before.Key}
        """);

    /// <summary>Ends a claim on a post that the channel has.</summary>
    public static void SetSent(Session session, string key, string message, long now) => session.Execute($"""
        UPDATE posts SET state = {Sent}, reason = NULL, message = {message}, posted = {now}, attempts = 0, unsure = NULL, claimed_by = NULL, claimed_until = 0
        WHERE key = {key}
        """);

    /// <summary>Ends a claim on a post that is tried again.</summary>
    public static void SetRetried(Session session, string key, string reason, long due, long? unsure) => session.Execute($"""
        UPDATE posts SET state = {Retried}, reason = {reason}, due = {due}, unsure = {unsure}, claimed_by = NULL, claimed_until = 0 WHERE key = {key}
        """);

    /// <summary>Closes a post that is not sent.</summary>
    public static void SetClosed(Session session, string key, AlertState state, string reason) => session.Execute($"""
        UPDATE posts SET state = {(long)state}, reason = {reason}, claimed_by = NULL, claimed_until = 0 WHERE key = {key}
        """);

    /// <summary>Lets a post that stands be edited.</summary>
    public static void LetEdit(Session session, string key, long now) => session.Execute($"UPDATE posts SET edit_due = {now} WHERE key = {key}");

    /// <summary>Ends a claim on a post that was edited, or was not; the edit is tried again when it is due, or never.</summary>
    public static void SetEdited(Session session, string key, long? again, long attempts) => session.Execute($"""
        UPDATE posts SET edit_due = {again}, attempts = {attempts}, claimed_by = NULL, claimed_until = 0 WHERE key = {key}
        """);

    /// <summary>How many posts are in a state.</summary>
    public static int Count(Session session, AlertState state) => (int)session.Number($"SELECT count(*) FROM posts WHERE state = {(long)state}")!.Value;

    /// <summary>Deletes the closed posts made before a time.</summary>
    public static void DeleteBefore(Session session, long oldest) =>
        session.Execute($"DELETE FROM posts WHERE created <= {oldest} AND state NOT IN ({Due}, {Retried})");

    private static PostRow Row(DbDataReader row) => new(
        row.GetString(4),
        PlaceColumns.Read(row, 0),
        (PostKind)row.GetInt64(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        Time(row.GetInt64(8)),
        Time(row.GetInt64(9)),
        (int)row.GetInt64(10),
        row.IsDBNull(11) ? null : Time(row.GetInt64(11)));

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>A row of the outbox.</summary>
/// <param name="Key">See <see cref="OutboxPost.Key"/>.</param>
/// <param name="Place">The channel.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What a notice says.</param>
/// <param name="Message">The platform's id of it, once it was posted.</param>
/// <param name="Created">When it was put together, UTC.</param>
/// <param name="Due">When it, or its edit, is to be tried, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Unsure">Since when nobody knows whether it stands in the channel, UTC; null when it does not.</param>
internal sealed record PostRow(
    string Key,
    ChatPlace Place,
    PostKind Kind,
    string? Text,
    string? Message,
    DateTimeOffset Created,
    DateTimeOffset Due,
    int Attempts,
    DateTimeOffset? Unsure);
