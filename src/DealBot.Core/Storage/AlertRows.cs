using DealBot.Core.Alerts;
using DealBot.Core.Chat;
using static DealBot.Core.Storage.StateColumn;

namespace DealBot.Core.Storage;

/// <summary>What becomes of each article in each channel, as rows: one for an article and a channel at most.</summary>
/// <remarks>
/// A row without a post belongs to whoever changes what the channel wants; from the moment it has one it shares the post's fate, and
/// only delivery changes it. So an article that is removed, or a subscription that ends, closes the rows that have no post yet;
/// delivery closes the others, when it finds the article gone.
/// </remarks>
internal static class AlertRows
{
    /// <summary>Writes what becomes of an article in a channel.</summary>
    public static void Insert(
        Session session, long article, ChatPlace place, long subscription, AlertState state, string? reason, DateTimeOffset due, DateTimeOffset now) =>
        session.Execute($"""
            INSERT INTO alerts (article, platform, workspace, channel, direct, subscription, state, reason, due, created, changed)
            VALUES ({article}, {(long)place.Platform}, {place.Workspace}, {place.Channel}, {(place.IsDirect ? 1L : 0L)}, {subscription}, {(long)state}, {reason},
                {due.ToUnixTimeMilliseconds()}, {now.ToUnixTimeMilliseconds()}, {now.ToUnixTimeMilliseconds()})
            """);

    /// <summary>Writes for every channel that has subscriptions, and no row of the article yet, that none of them wanted it.</summary>
    public static void InsertFiltered(Session session, long article, DateTimeOffset now) => session.Execute($"""
        INSERT INTO alerts (article, platform, workspace, channel, direct, subscription, state, due, created, changed)
        SELECT {article}, platform, workspace, channel, max(direct), 0, {Filtered}, {now.ToUnixTimeMilliseconds()}, {now.ToUnixTimeMilliseconds()}, {now.ToUnixTimeMilliseconds()}
        FROM subscriptions GROUP BY platform, workspace, channel
        ON CONFLICT (article, platform, workspace, channel) DO NOTHING
        """);

    /// <summary>Lets a new version of an article take over what became of the version before it.</summary>
    public static void Move(Session session, long from, long to) =>
        session.Execute($"UPDATE alerts SET article = {to} WHERE article = {from}");

    /// <summary>The channels that know the story of an article from another one, or will: each with the first article that told it.</summary>
    public static Dictionary<ChannelKey, Announced> OfStory(Session session, long article)
    {
        Dictionary<ChannelKey, Announced> first = [];
        var rows = session.Rows(
            $"""
            SELECT alerts.platform, alerts.workspace, alerts.channel, copy.title, copy.source, alerts.post
            FROM articles AS told JOIN articles AS copy ON copy.story = told.story AND copy.id <> told.id JOIN alerts ON alerts.article = copy.id
            WHERE told.id = {article} AND alerts.state IN ({Due}, {Retried}, {Sent}, {Paused})
            ORDER BY alerts.article
            """,
            static row => (
                ChannelKey.Read(row, 0),
                new Announced(row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5))));
        foreach (var (channel, announced) in rows) first.TryAdd(channel, announced);
        return first;
    }

    /// <summary>The headline under which the same outlet has printed an article's story before; null where it has not.</summary>
    public static string? PrintedBefore(Session session, long article) => session.First(
        $"""
        SELECT copy.title FROM articles AS told JOIN articles AS copy ON copy.story = told.story AND copy.id < told.id AND copy.source = told.source
        WHERE told.id = {article} ORDER BY copy.id LIMIT 1
        """,
        static row => row.GetString(0));

    /// <summary>Closes what waits for a post of an article that leaves the library.</summary>
    public static void CloseRemoved(Session session, long article, DateTimeOffset now) => session.Execute($"""
        UPDATE alerts SET state = {Failed}, reason = {AlertReasons.Removed}, changed = {now.ToUnixTimeMilliseconds()}
        WHERE article = {article} AND state IN ({Due}, {Retried}, {Paused}) AND post IS NULL
        """);

    /// <summary>Closes what waits for a post in a channel, where a subscription that wanted it has ended.</summary>
    public static void CloseEnded(Session session, ChatPlace place, DateTimeOffset now) => session.Execute($"""
        UPDATE alerts SET state = {Filtered}, reason = {AlertReasons.Ended}, changed = {now.ToUnixTimeMilliseconds()}
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
            AND state IN ({Due}, {Retried}, {Paused}) AND post IS NULL
            AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE subscriptions.id = alerts.subscription)
        """);

    /// <summary>The articles that wait for a post in a channel, each with its outlet.</summary>
    public static List<(long Article, string? Source)> Waiting(Session session, ChatPlace place) => session.Rows(
        $"""
        SELECT article, source FROM alerts JOIN articles ON articles.id = alerts.article
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
            AND state IN ({Due}, {Retried}, {Paused}) AND post IS NULL
        """,
        static row => (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)));

    /// <summary>Closes an article that waits for a post in a channel, since the channel does not want it after all.</summary>
    public static void CloseUnwanted(Session session, long article, ChatPlace place, string reason, DateTimeOffset now) => session.Execute($"""
        UPDATE alerts SET state = {Filtered}, reason = {reason}, changed = {now.ToUnixTimeMilliseconds()}
        WHERE article = {article} AND platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
        """);
}

/// <summary>A story as a channel heard of it, or will.</summary>
/// <param name="Title">The headline of the article that told it.</param>
/// <param name="Source">Its outlet.</param>
/// <param name="Post">The post that says it; null while there is none.</param>
internal sealed record Announced(string Title, string? Source, string? Post);
