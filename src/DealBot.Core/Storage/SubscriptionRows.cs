using System.Data.Common;
using DealBot.Core.Alerts;
using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>The subscriptions, as rows: one for a channel, a filter and a wish at most.</summary>
internal static class SubscriptionRows
{
    private const long EachArticle = 0;
    private const long NewQuotes = 1;

    /// <summary>The wish that lets alerts wait for one another.</summary>
    public const long Digest = 2;

    /// <summary>Stores a subscription under a new number; null when the channel has it already.</summary>
    public static Subscription? Insert(Session session, Subscription subscription)
    {
        var place = subscription.Place;
        var id = session.Number($"UPDATE library SET last_subscription = last_subscription + 1, wishes_version = wishes_version + 1 RETURNING last_subscription")!.Value;
        var (wish, schedule) = ColumnsOf(subscription.Wish);
        var isNew = session.Execute($"""
            INSERT INTO subscriptions (id, platform, workspace, channel, direct, filter, wish, schedule, maker, maker_name, created)
            VALUES ({id}, {(long)place.Platform}, {place.Workspace}, {place.Channel}, {(place.IsDirect ? 1L : 0L)}, {subscription.Filter}, {wish}, {schedule},
                {subscription.UserId}, {subscription.UserName}, {subscription.Created.ToUnixTimeMilliseconds()})
            ON CONFLICT (platform, workspace, channel, filter, wish, schedule) DO NOTHING
            """) > 0;
        return isNew ? subscription with { Id = id } : null;
    }

    public static bool Delete(Session session, ChatPlace place, long id) => CountedUp(session, session.Execute($"""
        DELETE FROM subscriptions
        WHERE id = {id} AND platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
        """)) > 0;

    public static int DeleteAll(Session session, ChatPlace place) => CountedUp(session, session.Execute($"""
        DELETE FROM subscriptions
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
        """));

    public static List<Subscription> OfChannel(Session session, ChatPlace place) => session.Rows(
        $"""
        SELECT platform, workspace, channel, direct, id, filter, wish, schedule, maker, maker_name, created FROM subscriptions
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel} ORDER BY id
        """,
        Subscription);

    public static List<Subscription> OfWorkspace(Session session, ChatPlace place) => session.Rows(
        $"""
        SELECT platform, workspace, channel, direct, id, filter, wish, schedule, maker, maker_name, created FROM subscriptions
        WHERE platform = {(long)place.Platform} AND workspace = {place.Workspace} ORDER BY id
        """,
        Subscription);

    /// <summary>Those of all channels, oldest first.</summary>
    public static List<Subscription> All(Session session) => session.Rows(
        $"SELECT platform, workspace, channel, direct, id, filter, wish, schedule, maker, maker_name, created FROM subscriptions ORDER BY id",
        Subscription);

    /// <summary>Counts up with every subscription that is made or ended.</summary>
    public static long Version(Session session) => session.Number($"SELECT wishes_version FROM library")!.Value;

    private static int CountedUp(Session session, int changed)
    {
        if (changed > 0) session.Execute($"UPDATE library SET wishes_version = wishes_version + 1");
        return changed;
    }

    private static (long Wish, string Schedule) ColumnsOf(Wish wish) => wish switch
    {
        Wish.Digest digest => (Digest, digest.Schedule.ToString()),
        Wish.NewQuotes => (NewQuotes, ""),
        _ => (EachArticle, ""),
    };

    private static Wish WishOf(long wish, string schedule) => wish switch
    {
        Digest => new Wish.Digest(ScheduleOf(schedule)),
        NewQuotes => new Wish.NewQuotes(),
        _ => new Wish.EachArticle(),
    };

    // Where this machine does not know the zone that another wrote, the hour is UTC's.
    private static DigestSchedule ScheduleOf(string schedule) =>
        DigestSchedule.TryParse(schedule, out var read, out _) || DigestSchedule.TryParse(schedule[..schedule.LastIndexOf(' ')], out read, out _)
            ? read!
            : throw new InvalidOperationException($"Subscriptions hold “{schedule}”, which is no schedule.");

    private static Subscription Subscription(DbDataReader row) => new(
        row.GetInt64(4),
        PlaceColumns.Read(row, 0),
        row.GetString(5),
        WishOf(row.GetInt64(6), row.GetString(7)),
        row.GetString(8),
        row.GetString(9),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)));
}
