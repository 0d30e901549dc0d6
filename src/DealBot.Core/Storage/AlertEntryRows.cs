using System.Data.Common;
using DealBot.Core.Alerts;
using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>The rows of alerts as the log shows them.</summary>
internal static class AlertEntryRows
{
    /// <summary>The latest, last changed first.</summary>
    /// <param name="session">Reads.</param>
    /// <param name="wanted">Which of them.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="limit">The most to give.</param>
    public static List<AlertEntry> Latest(Session session, AlertSearch wanted, int skip, int limit) => session.Rows(
        $"""
        SELECT alerts.platform, alerts.workspace, alerts.channel, alerts.direct, alerts.article, articles.title, alerts.subscription, alerts.state,
            alerts.reason, alerts.due, alerts.created, alerts.changed, alerts.post
        FROM alerts LEFT JOIN articles ON articles.id = alerts.article
        WHERE ({(wanted.State is null ? 1L : 0L)} = 1 OR alerts.state = {(long)wanted.State.GetValueOrDefault()})
            AND ({(wanted.Article is null ? 1L : 0L)} = 1 OR alerts.article = {wanted.Article.GetValueOrDefault()})
            AND ({(wanted.Place is null ? 1L : 0L)} = 1
                OR (alerts.platform = {PlatformOf(wanted.Place)} AND alerts.workspace = {wanted.Place?.Workspace ?? ""} AND alerts.channel = {wanted.Place?.Channel ?? ""}))
        ORDER BY alerts.changed DESC, alerts.article DESC, alerts.platform, alerts.workspace, alerts.channel LIMIT {(long)limit} OFFSET {(long)skip}
        """,
        Entry);

    /// <summary>An article's, in the order of the channels.</summary>
    /// <param name="session">Reads.</param>
    /// <param name="article">The article.</param>
    /// <param name="place">Only that of a channel; null for all.</param>
    public static List<AlertEntry> OfArticle(Session session, long article, ChatPlace? place = null) => session.Rows(
        $"""
        SELECT alerts.platform, alerts.workspace, alerts.channel, alerts.direct, alerts.article, articles.title, alerts.subscription, alerts.state,
            alerts.reason, alerts.due, alerts.created, alerts.changed, alerts.post
        FROM alerts LEFT JOIN articles ON articles.id = alerts.article
        WHERE alerts.article = {article}
            AND ({(place is null ? 1L : 0L)} = 1
                OR (alerts.platform = {PlatformOf(place)} AND alerts.workspace = {place?.Workspace ?? ""} AND alerts.channel = {place?.Channel ?? ""}))
        ORDER BY alerts.platform, alerts.workspace, alerts.channel
        """,
        Entry);

    /// <summary>How many there are of those wanted.</summary>
    public static long Count(Session session, AlertSearch wanted) => session.Number($"""
        SELECT count(*) FROM alerts
        WHERE ({(wanted.State is null ? 1L : 0L)} = 1 OR state = {(long)wanted.State.GetValueOrDefault()})
            AND ({(wanted.Article is null ? 1L : 0L)} = 1 OR article = {wanted.Article.GetValueOrDefault()})
            AND ({(wanted.Place is null ? 1L : 0L)} = 1
                OR (platform = {PlatformOf(wanted.Place)} AND workspace = {wanted.Place?.Workspace ?? ""} AND channel = {wanted.Place?.Channel ?? ""}))
        """)!.Value;

    /// <summary>How many there are of each state.</summary>
    public static Dictionary<AlertState, long> Counts(Session session) => session.Rows(
        $"SELECT state, count(*) FROM alerts GROUP BY state",
        static row => (State: (AlertState)row.GetInt64(0), Count: row.GetInt64(1))).ToDictionary(counted => counted.State, counted => counted.Count);

    private static AlertEntry Entry(DbDataReader row) => new(
        row.GetInt64(4),
        Text(row, 5),
        PlaceColumns.Read(row, 0),
        row.GetInt64(6),
        (AlertState)row.GetInt64(7),
        Text(row, 8),
        Time(row, 9),
        Time(row, 10),
        Time(row, 11),
        Text(row, 12));

    private static long PlatformOf(ChatPlace? place) => place is null ? -1 : (long)place.Platform;

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
