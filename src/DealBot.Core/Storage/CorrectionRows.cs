using System.Data.Common;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Storage;

/// <summary>The corrections of quotes, as rows: one for a span of an article at most.</summary>
internal static class CorrectionRows
{
    public static void Set(Session session, CorrectedQuote corrected)
    {
        Delete(session, corrected.ArticleId, corrected.Span);
        session.Execute($"""
            INSERT INTO corrections (article, span_start, span_end, words, not_quote, speaker, author, corrected)
            VALUES ({corrected.ArticleId}, {(long)corrected.Span.Start}, {(long)corrected.Span.End}, {corrected.Words},
                {CorrectionColumns.NotQuote(corrected.Correction)}, {CorrectionColumns.Speaker(corrected.Correction)},
                {corrected.By}, {corrected.At.ToUnixTimeMilliseconds()})
            """);
    }

    public static bool Delete(Session session, long article, TextSpan span) => session.Execute($"""
        DELETE FROM corrections WHERE article = {article} AND span_start = {(long)span.Start} AND span_end = {(long)span.End}
        """) > 0;

    public static void DeleteOf(Session session, long article) => session.Execute($"DELETE FROM corrections WHERE article = {article}");

    /// <summary>The corrections of one article, in reading order.</summary>
    public static List<CorrectedQuote> Of(Session session, long article) => session.Rows(
        $"""
        SELECT article, span_start, span_end, words, not_quote, speaker, author, corrected
        FROM corrections WHERE article = {article} ORDER BY span_start, span_end
        """,
        Corrected);

    /// <summary>The corrections of all articles, latest first.</summary>
    public static List<CorrectedQuote> Latest(Session session) => session.Rows(
        $"""
        SELECT article, span_start, span_end, words, not_quote, speaker, author, corrected
        FROM corrections ORDER BY corrected DESC, article, span_start
        """,
        Corrected);

    private static CorrectedQuote Corrected(DbDataReader row) => new(
        row.GetInt64(0),
        new TextSpan((int)row.GetInt64(1), (int)row.GetInt64(2)),
        row.GetString(3),
        CorrectionColumns.Read(row, 4)!,
        row.GetString(6),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)));
}
