using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>Where moderators are told what needs them, as rows: one for a workspace at most.</summary>
internal static class NoticeRows
{
    public static int Set(Session session, ChatPlace place) => session.Execute($"""
        INSERT INTO notice_channels (platform, workspace, channel, direct)
        VALUES ({(long)place.Platform}, {place.Workspace}, {place.Channel}, {(place.IsDirect ? 1L : 0L)})
        ON CONFLICT (platform, workspace) DO UPDATE SET channel = excluded.channel, direct = excluded.direct
        """);

    public static bool Delete(Session session, ChatPlace place) => session.Execute($"""
        DELETE FROM notice_channels WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace}
        """) > 0;

    public static ChatPlace? OfWorkspace(Session session, ChatPlace place) => session.First(
        $"SELECT platform, workspace, channel, direct FROM notice_channels WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace}",
        static row => PlaceColumns.Read(row, 0));

    public static List<ChatPlace> All(Session session) => session.Rows(
        $"SELECT platform, workspace, channel, direct FROM notice_channels ORDER BY platform, workspace", static row => PlaceColumns.Read(row, 0));
}
