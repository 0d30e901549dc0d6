using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Chat;
using static DealBot.Core.Storage.StateColumn;

namespace DealBot.Core.Storage;

/// <summary>The alerts on their way into posts, and the fate that they share with them, as rows.</summary>
internal static class DueAlertRows
{
    private const long OfAlert = (long)PostKind.Alert;

    /// <summary>Takes out of a post what need not be sent any more: alerts whose subscription has ended, or whose article is gone.</summary>
    public static void DropVain(Session session, string key, long now)
    {
        session.Execute($"""
            UPDATE alerts SET state = {Filtered}, reason = {AlertReasons.Ended}, changed = {now}
            WHERE post = {key} AND state IN ({Due}, {Retried}) AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE subscriptions.id = alerts.subscription)
            """);
        session.Execute($"""
            UPDATE alerts SET state = {Failed}, reason = {AlertReasons.Removed}, changed = {now}
            WHERE post = {key} AND state IN ({Due}, {Retried}) AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = alerts.article)
            """);
    }

    /// <summary>How many alerts of a channel are due and in no post yet: those of digests, and the others.</summary>
    public static (int OfDigests, int Others) Count(Session session, ChatPlace place, long now) => session.Rows(
        $"""
        SELECT count(*), count(digests.id) FROM alerts LEFT JOIN subscriptions AS digests
            ON digests.id = alerts.subscription AND digests.wish = {SubscriptionRows.Digest}
        WHERE alerts.platform = {(long)place.Platform} AND alerts.workspace = {place.Workspace} AND alerts.channel = {place.Channel}
            AND alerts.state = {Due} AND alerts.due <= {now} AND alerts.post IS NULL
        """,
        static row => ((int)row.GetInt64(1), (int)(row.GetInt64(0) - row.GetInt64(1)))).Single();

    /// <summary>Puts the alerts of a channel that are due into a post: those of its digests, or the others.</summary>
    public static void Assign(Session session, ChatPlace place, string key, bool isDigest, long now) => session.Execute($"""
        UPDATE alerts SET post = {key}
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
            AND state = {Due} AND due <= {now} AND post IS NULL
            AND (SELECT count(*) FROM subscriptions WHERE subscriptions.id = alerts.subscription AND wish = {SubscriptionRows.Digest}) = {(isDigest ? 1L : 0L)}
        """);

    /// <summary>Puts the first alert of a channel that is due, and not of a digest, into a post of its own.</summary>
    public static void AssignFirst(Session session, ChatPlace place, string key, long now) => session.Execute($"""
        UPDATE alerts SET post = {key}
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} AND article = (
            SELECT min(article) FROM alerts
            WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
                AND state = {Due} AND due <= {now} AND post IS NULL
                AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE subscriptions.id = alerts.subscription AND wish = {SubscriptionRows.Digest}))
        """);

    /// <summary>Lets what is due in a channel wait.</summary>
    public static void Postpone(Session session, ChatPlace place, long until, long now) => session.Execute($"""
        UPDATE alerts SET due = {until}
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
            AND state = {Due} AND due <= {now} AND post IS NULL
        """);

    /// <summary>How many alerts a post still carries.</summary>
    public static long CountOpen(Session session, string key) =>
        session.Number($"SELECT count(*) FROM alerts WHERE post = {key} AND state IN ({Due}, {Retried})")!.Value;

    public static void SetSent(Session session, string key, long now) => session.Execute($"""
        UPDATE alerts SET state = {Sent}, reason = NULL, changed = {now} WHERE post = {key} AND state IN ({Due}, {Retried})
        """);

    public static void SetRetried(Session session, string key, string reason, long due, long now) => session.Execute($"""
        UPDATE alerts SET state = {Retried}, reason = {reason}, due = {due}, changed = {now} WHERE post = {key} AND state IN ({Due}, {Retried})
        """);

    public static void SetFailed(Session session, string key, string reason, long now) => session.Execute($"""
        UPDATE alerts SET state = {Failed}, reason = {reason}, changed = {now} WHERE post = {key} AND state IN ({Due}, {Retried})
        """);

    /// <summary>Lets everything that a channel has not been told yet wait until its pause ends.</summary>
    public static void Pause(Session session, ChatPlace place, string reason, long now) => session.Execute($"""
        UPDATE alerts SET state = {Paused}, reason = {reason}, post = NULL, changed = {now}
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} AND state IN ({Due}, {Retried})
        """);

    /// <summary>
    /// The merged alerts of which the channel got the story lately, each with the post that told it and how many
    /// milliseconds later it was merged; those that were joined to it are left out.
    /// </summary>
    /// <param name="session">The read.</param>
    /// <param name="platform">Where.</param>
    /// <param name="after">Merged alerts and posts of before are left as they are.</param>
    public static List<(long Article, ChannelKey Channel, string Post, long Later)> MergedLately(Session session, ChatPlatform platform, long after) => session.Rows(
        $"""
        SELECT merged.platform, merged.workspace, merged.channel, merged.article, posts.key, merged.created - posts.posted
        FROM alerts AS merged
            JOIN articles AS copy ON copy.id = merged.article
            JOIN articles AS first ON first.story = copy.story
            JOIN alerts AS told ON told.article = first.id AND told.platform = merged.platform
                AND told.workspace = merged.workspace AND told.channel = merged.channel AND told.state = {Sent}
            JOIN posts ON posts.key = told.post AND posts.kind = {OfAlert} AND posts.posted > {after}
        WHERE merged.platform = {(long)platform} AND merged.state = {Merged} AND merged.due > {after} AND merged.post IS NULL
        """,
        static row => (row.GetInt64(3), ChannelKey.Read(row, 0), row.GetString(4), row.GetInt64(5)));

    /// <summary>Makes a merged alert part of the post that told the story.</summary>
    public static void Join(Session session, long article, ChannelKey channel, string post) => session.Execute($"""
        UPDATE alerts SET post = {post}
        WHERE article = {article} AND platform = {(long)channel.Platform} AND workspace = {channel.Workspace} AND channel = {channel.Channel}
        """);

    /// <summary>Deletes what was done with before a time.</summary>
    public static int DeleteBefore(Session session, long oldest) => session.Execute($"""
        DELETE FROM alerts WHERE changed <= {oldest} AND state NOT IN ({Due}, {Retried})
        """);
}
