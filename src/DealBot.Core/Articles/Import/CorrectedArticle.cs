using DealBot.Core.Storage;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Articles.Import;

/// <summary>Changes the corrections of one article and writes what was found in it anew, both in one transaction.</summary>
internal sealed class CorrectedArticle(Database database, IAnalyzer analyzer, SegmentCache segments, long articleId)
{
    /// <inheritdoc cref="Library.Correct"/>
    public CorrectedQuote? Correct(TextSpan span, Correction correction, string by, TimeProvider clock) => Change((session, article, analysis) =>
    {
        if (!analysis.Quotes.Any(quote => quote.Span == span)) return null;

        CorrectionRows.Set(session, new CorrectedQuote(articleId, span, span.In(article.Text), correction, by, clock.GetUtcNow()));
        return CorrectionRows.Of(session, articleId).Single(corrected => corrected.Span == span);
    });

    /// <inheritdoc cref="Library.UndoCorrection"/>
    public bool Undo(TextSpan span) =>
        Change((session, _, _) => CorrectionRows.Delete(session, articleId, span) ? nameof(Undo) : null) is not null;

    private T? Change<T>(Func<Session, Article, TextAnalysis, T?> change) where T : class
    {
        // A text never changes under its id, unless a backup is restored, so it can be analysed while others write.
        if (database.Read(session => ArticleRows.Read(session, articleId)) is not { } article) return null;
        var analysis = TextAnalyzer.Analyze(article.Text);

        var changed = database.Write(session =>
        {
            if (!string.Equals(ArticleRows.Text(session, articleId), article.Text, StringComparison.Ordinal) || change(session, article, analysis) is not { } done) return null;

            // A reindexing under way takes the article up again, since it finds it missing.
            foreach (var other in LibraryRow.OtherGenerations(session)) Write(session, other, new SegmentCache(), writer => writer.Remove(articleId));
            Write(session, LibraryRow.Read(session).Generation, segments, writer =>
            {
                writer.Remove(articleId);
                writer.Add(article, analysis);
            });
            LibraryRow.CountUp(session);
            return done;
        });

        IndexMerge.Run(database, analyzer, segments);
        return changed;
    }

    private void Write(Session session, long generation, SegmentCache cache, Action<GenerationWriter> work)
    {
        var writer = new GenerationWriter(session, generation, analyzer, cache);
        work(writer);
        writer.Flush();
    }
}
