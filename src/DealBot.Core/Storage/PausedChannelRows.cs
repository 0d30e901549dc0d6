using DealBot.Core.Alerts;
using DealBot.Core.Chat;
using static DealBot.Core.Storage.StateColumn;

namespace DealBot.Core.Storage;

/// <summary>The channels that could not be posted in, as rows.</summary>
internal static class PausedChannelRows
{
    /// <summary>Pauses a channel; one that is paused already keeps its reason.</summary>
    public static void Insert(Session session, ChatPlace place, string reason, DateTimeOffset now) => session.Execute($"""
        INSERT INTO paused_channels (platform, workspace, channel, reason, paused)
        VALUES ({(long)place.Platform}, {place.Workspace}, {place.Channel}, {reason}, {now.ToUnixTimeMilliseconds()})
        ON CONFLICT (platform, workspace, channel) DO NOTHING
        """);

    // What a channel missed before is no news any more.
    private static readonly TimeSpan News = TimeSpan.FromDays(1);

    /// <summary>Ends a pause: what came within the last day is due now, and what is older will not be sent. Nothing happens where there was none.</summary>
    public static void Delete(Session session, ChatPlace place, DateTimeOffset now)
    {
        var ended = session.Execute($"""
            DELETE FROM paused_channels
            WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
            """);
        if (ended == 0) return;

        session.Execute($"""
            UPDATE alerts SET state = {Failed}, reason = {AlertReasons.Stale}, changed = {now.ToUnixTimeMilliseconds()}
            WHERE state = {Paused} AND created <= {(now - News).ToUnixTimeMilliseconds()}
                AND platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
            """);
        session.Execute($"""
            UPDATE alerts SET state = {Due}, reason = NULL, due = {now.ToUnixTimeMilliseconds()}, post = NULL, changed = {now.ToUnixTimeMilliseconds()}
            WHERE state = {Paused} AND platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
            """);
    }

    /// <summary>Why a channel is paused; null when it is not.</summary>
    public static string? Reason(Session session, ChatPlace place) => session.First(
        $"""
        SELECT reason FROM paused_channels
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
        """,
        static row => row.GetString(0));

    /// <summary>All of them, each with its reason.</summary>
    public static Dictionary<ChannelKey, string> All(Session session) => session.Rows(
        $"SELECT platform, workspace, channel, reason FROM paused_channels",
        static row => (Channel: ChannelKey.Read(row, 0), Reason: row.GetString(3))).ToDictionary(paused => paused.Channel, paused => paused.Reason);
}
