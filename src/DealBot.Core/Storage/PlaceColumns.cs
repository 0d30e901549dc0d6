using System.Data.Common;
using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>A place as four columns: platform, workspace, channel, and whether it is a direct conversation.</summary>
internal static class PlaceColumns
{
    /// <summary>Reads the four columns from <paramref name="column"/> on.</summary>
    public static ChatPlace Read(DbDataReader row, int column) => new(
        (ChatPlatform)row.GetInt64(column), row.GetString(column + 1), row.GetString(column + 2), row.GetInt64(column + 3) != 0);
}
