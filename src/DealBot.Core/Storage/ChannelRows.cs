using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>What is set for channels, as rows.</summary>
internal static class ChannelRows
{
    public static int Set(Session session, ChannelKey channel, Visibility answers) => session.Execute($"""
        INSERT INTO chat_channels (platform, workspace, channel, answers)
        VALUES ({(long)channel.Platform}, {channel.Workspace}, {channel.Channel}, {(long)answers})
        ON CONFLICT (platform, workspace, channel) DO UPDATE SET answers = excluded.answers
        """);

    public static List<(ChannelKey Channel, Visibility Answers)> All(Session session) => session.Rows(
        $"SELECT platform, workspace, channel, answers FROM chat_channels",
        static row => (ChannelKey.Read(row, 0), (Visibility)row.GetInt64(3)));
}
