using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>The outlets that channels do not want to hear of, as rows. A key is the outlet's name, folded as facets are.</summary>
internal static class MutedSourceRows
{
    /// <summary>False when it is so already.</summary>
    public static bool Insert(Session session, ChatPlace place, string key, string shown, string by, DateTimeOffset now) => session.Execute($"""
        INSERT INTO muted_sources (platform, workspace, channel, source, shown, maker_name, muted)
        VALUES ({(long)place.Platform}, {place.Workspace}, {place.Channel}, {key}, {shown}, {by}, {now.ToUnixTimeMilliseconds()})
        ON CONFLICT (platform, workspace, channel, source) DO NOTHING
        """) > 0;

    public static bool Delete(Session session, ChatPlace place, string key) => session.Execute($"""
        DELETE FROM muted_sources
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} AND source = {key}
        """) > 0;

    /// <summary>A channel's, as they were named, with who muted them, in the order of their names.</summary>
    public static List<(string Source, string MutedBy)> OfChannel(Session session, ChatPlace place) => session.Rows(
        $"""
        SELECT shown, maker_name FROM muted_sources
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} ORDER BY source
        """,
        static row => (row.GetString(0), row.GetString(1)));

    /// <summary>The channels that do not want to hear of an outlet, each with who muted it there.</summary>
    public static List<(ChannelKey Channel, string MutedBy)> OfSource(Session session, string key) => session.Rows(
        $"SELECT platform, workspace, channel, maker_name FROM muted_sources WHERE source = {key}",
        static row => (ChannelKey.Read(row, 0), row.GetString(3)));
}
