using System.Data.Common;
using DealBot.Core.Alerts;
using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>The subscriptions, as rows: one for a channel and a filter at most.</summary>
internal static class SubscriptionRows
{
    public static bool Insert(Session session, Subscription subscription)
    {
        var place = subscription.Place;
        return session.Execute($"""
            INSERT INTO subscriptions (platform, workspace, channel, filter, direct, maker, maker_name, created)
            VALUES ({(long)place.Platform}, {place.Workspace}, {place.Channel}, {subscription.Filter}, {(place.IsDirect ? 1L : 0L)},
                {subscription.UserId}, {subscription.UserName}, {subscription.Created.ToUnixTimeMilliseconds()})
            ON CONFLICT (platform, workspace, channel, filter) DO NOTHING
            """) > 0;
    }

    public static int Delete(Session session, ChatPlace place) => session.Execute($"""
        DELETE FROM subscriptions
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
        """);

    public static List<Subscription> OfChannel(Session session, ChatPlace place) => session.Rows(
        $"""
        SELECT platform, workspace, channel, direct, filter, maker, maker_name, created FROM subscriptions
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} ORDER BY created, filter
        """,
        Subscription);

    public static List<Subscription> OfWorkspace(Session session, ChatPlace place) => session.Rows(
        $"""
        SELECT platform, workspace, channel, direct, filter, maker, maker_name, created FROM subscriptions
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} ORDER BY created, channel, filter
        """,
        Subscription);

    private static Subscription Subscription(DbDataReader row) => new(
        PlaceColumns.Read(row, 0),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)));
}
