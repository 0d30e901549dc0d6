using System.Data.Common;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Storage;

/// <summary>What was found in the articles of one generation: passages and their quotes, as rows.</summary>
internal static class AnalysisRows
{
    /// <summary>Stores an article's passages, whose ids have no gap.</summary>
    public static void Insert(Session session, long generation, long article, long version, IReadOnlyList<Passage> passages)
    {
        session.Execute($"""
            INSERT INTO analyses (generation, article, version, first_passage, passage_count, quote_count)
            VALUES ({generation}, {article}, {version}, {(passages.Count == 0 ? 0 : passages[0].Id)}, {(long)passages.Count},
                {(long)passages.Sum(passage => passage.Quotes.Count)})
            """);

        foreach (var passage in passages)
        {
            session.Execute($"""
                INSERT INTO passages (id, article, span_start, span_end)
                VALUES ({passage.Id}, {article}, {(long)passage.Span.Start}, {(long)passage.Span.End})
                """);
            for (var at = 0; at < passage.Quotes.Count; at++) Insert(session, passage.Id, at, passage.Quotes[at]);
        }
    }

    /// <summary>Removes what was found in an article, and gives the ids its passages had.</summary>
    public static IReadOnlyList<long> Delete(Session session, long generation, long article)
    {
        var (first, end) = RangeOf(session, generation, article);
        session.Execute($"DELETE FROM quotes WHERE passage >= {first} AND passage < {end}");
        session.Execute($"DELETE FROM passages WHERE id >= {first} AND id < {end}");
        session.Execute($"DELETE FROM analyses WHERE generation = {generation} AND article = {article}");
        return [.. Enumerable.Range(0, (int)(end - first)).Select(at => first + at)];
    }

    /// <summary>Removes a part of a generation that no view shows; false when nothing is left of it.</summary>
    public static bool DeleteSome(Session session, long generation)
    {
        var articles = session.Rows(
            $"SELECT article FROM analyses WHERE generation = {generation} ORDER BY article LIMIT {256L}", static row => row.GetInt64(0));
        foreach (var article in articles) Delete(session, generation, article);
        return articles.Count > 0;
    }

    /// <summary>How many articles a generation holds, and how many passages.</summary>
    public static (int Articles, int Passages) Count(Session session, long generation) => session.Rows(
        $"SELECT count(*), coalesce(sum(passage_count), 0) FROM analyses WHERE generation = {generation}",
        static row => ((int)row.GetInt64(0), (int)row.GetInt64(1))).Single();

    /// <summary>Whether an analysis of that version made all that a generation holds.</summary>
    public static bool IsMadeBy(Session session, long generation, long version) =>
        session.Number($"SELECT count(*) FROM analyses WHERE generation = {generation} AND version <> {version}") == 0;

    /// <summary>The ids of articles that a generation holds though the library does not any more.</summary>
    public static List<long> WithoutArticle(Session session, long generation) => session.Rows(
        $"""
        SELECT article FROM analyses
        WHERE generation = {generation} AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = analyses.article)
        """,
        static row => row.GetInt64(0));

    /// <summary>A passage without its quotes.</summary>
    public static Passage? Place(Session session, long id) =>
        session.First($"SELECT id, article, span_start, span_end FROM passages WHERE id = {id}", BarePassage);

    public static Passage? Passage(Session session, long id) => Passages(session, [id]) is [var passage] ? passage : null;

    /// <summary>The passages of those ids that are there, in no particular order.</summary>
    public static IReadOnlyList<Passage> Passages(Session session, IReadOnlyList<long> ids)
    {
        var quotes = session.RowsIn(
            """
            SELECT passage, kind, grade, span_start, span_end, sentence_start, sentence_end,
                speaker, mention_start, mention_end, cue_start, cue_end, ordinal
            FROM quotes WHERE passage
            """,
            ids,
            static row => (Quote: Quote(row), Ordinal: row.GetInt64(12))).ToLookup(static row => row.Quote.Passage);

        return [.. session
            .RowsIn("SELECT id, article, span_start, span_end FROM passages WHERE id", ids, BarePassage)
            .Select(passage => passage with { Quotes = [.. quotes[passage.Id].OrderBy(static row => row.Ordinal).Select(static row => row.Quote.Quote)] })];
    }

    /// <summary>The article's passages, in reading order.</summary>
    public static IReadOnlyList<Passage> PassagesOf(Session session, long generation, long article)
    {
        var (first, end) = RangeOf(session, generation, article);
        var quotes = session.Rows(
            $"""
            SELECT passage, kind, grade, span_start, span_end, sentence_start, sentence_end,
                speaker, mention_start, mention_end, cue_start, cue_end
            FROM quotes WHERE passage >= {first} AND passage < {end} ORDER BY passage, ordinal
            """,
            Quote).ToLookup(quote => quote.Passage, quote => quote.Quote);

        return [.. session
            .Rows($"SELECT id, article, span_start, span_end FROM passages WHERE id >= {first} AND id < {end} ORDER BY id", BarePassage)
            .Select(passage => passage with { Quotes = [.. quotes[passage.Id]] })];
    }

    private static (long First, long End) RangeOf(Session session, long generation, long article) => session.Rows(
        $"SELECT first_passage, passage_count FROM analyses WHERE generation = {generation} AND article = {article}",
        static row => (row.GetInt64(0), row.GetInt64(0) + row.GetInt64(1))).SingleOrDefault();

    private static void Insert(Session session, long passage, long ordinal, Quote quote) => session.Execute($"""
        INSERT INTO quotes (passage, ordinal, kind, grade, span_start, span_end, sentence_start, sentence_end,
            speaker, mention_start, mention_end, cue_start, cue_end)
        VALUES ({passage}, {ordinal}, {(long)quote.Kind}, {(long)quote.Grade}, {(long)quote.Span.Start}, {(long)quote.Span.End},
            {(long)quote.Sentence.Start}, {(long)quote.Sentence.End}, {quote.Speaker},
            {(long?)quote.SpeakerMention?.Start}, {(long?)quote.SpeakerMention?.End}, {(long?)quote.Cue?.Start}, {(long?)quote.Cue?.End})
        """);

    private static Passage BarePassage(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), Span(row, 2), []);

    private static (long Passage, Quote Quote) Quote(DbDataReader row) => (row.GetInt64(0), new Quote(
        Span(row, 3),
        (QuoteKind)row.GetInt64(1),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(8) ? null : Span(row, 8),
        row.IsDBNull(10) ? null : Span(row, 10),
        Span(row, 5),
        (AttributionGrade)row.GetInt64(2)));

    private static TextSpan Span(DbDataReader row, int column) => new((int)row.GetInt64(column), (int)row.GetInt64(column + 1));
}
