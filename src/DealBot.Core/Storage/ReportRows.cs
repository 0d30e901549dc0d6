using System.Data.Common;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Storage;

/// <summary>The reports of wrong quotes, as rows.</summary>
internal static class ReportRows
{
    /// <summary>Stores a report; an open one of the same user about the same quote goes, so that nobody can pile them up.</summary>
    public static QuoteReport Insert(Session session, QuoteReport report, long now)
    {
        session.Execute($"""
            DELETE FROM chat_reports
            WHERE state = {(long)ReportState.Open} AND platform = {(long)report.Platform} AND reporter = {report.Reporter}
                AND article = {report.Quote.ArticleId} AND span_start = {(long)report.Quote.Start} AND span_end = {(long)report.Quote.End}
            """);
        var number = ChatRow.NewNumber(session);
        session.Execute($"""
            INSERT INTO chat_reports (number, state, reported, platform, reporter, reporter_name, article, span_start, span_end, words,
                not_quote, speaker)
            VALUES ({number}, {(long)ReportState.Open}, {now}, {(long)report.Platform}, {report.Reporter}, {report.ReporterName},
                {report.Quote.ArticleId}, {(long)report.Quote.Start}, {(long)report.Quote.End}, {report.Words},
                {CorrectionColumns.NotQuote(report.Suggestion)}, {CorrectionColumns.Speaker(report.Suggestion)})
            """);
        return Find(session, number)!;
    }

    public static QuoteReport? Find(Session session, long number) => session.First(
        $"""
        SELECT number, state, reported, platform, reporter, reporter_name, article, span_start, span_end, words, not_quote, speaker
        FROM chat_reports WHERE number = {number}
        """,
        Report);

    public static List<QuoteReport> Open(Session session, long limit) => session.Rows(
        $"""
        SELECT number, state, reported, platform, reporter, reporter_name, article, span_start, span_end, words, not_quote, speaker
        FROM chat_reports WHERE state = {(long)ReportState.Open} ORDER BY number LIMIT {limit}
        """,
        Report);

    public static bool TryClose(Session session, long number, ReportState state) => session.Execute(
        $"UPDATE chat_reports SET state = {(long)state} WHERE number = {number} AND state = {(long)ReportState.Open}") > 0;

    /// <summary>Deletes reports of before a time that something was done about.</summary>
    public static void DeleteBefore(Session session, long oldest) =>
        session.Execute($"DELETE FROM chat_reports WHERE state <> {(long)ReportState.Open} AND reported <= {oldest}");

    private static QuoteReport Report(DbDataReader row) => new(
        (ChatPlatform)row.GetInt64(3),
        row.GetString(4),
        row.GetString(5),
        new Citation(row.GetInt64(6), (int)row.GetInt64(7), (int)row.GetInt64(8)),
        row.GetString(9),
        CorrectionColumns.Read(row, 10))
    {
        Number = row.GetInt64(0),
        State = (ReportState)row.GetInt64(1),
        Reported = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
    };
}
