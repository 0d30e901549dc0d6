using System.Data.Common;
using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>What tells a channel from all others.</summary>
internal readonly record struct ChannelKey(ChatPlatform Platform, string Workspace, string Channel)
{
    public static ChannelKey Of(ChatPlace place) => new(place.Platform, place.Workspace, place.Channel);

    /// <summary>Reads three columns from <paramref name="column"/> on.</summary>
    public static ChannelKey Read(DbDataReader row, int column) =>
        new((ChatPlatform)row.GetInt64(column), row.GetString(column + 1), row.GetString(column + 2));
}
