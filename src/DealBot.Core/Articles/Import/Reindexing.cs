using DealBot.Core.Storage;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Articles.Import;

/// <summary>
/// Finds passages, quotes and speakers of all articles anew and indexes them in a generation of their own, aside from the one
/// that answers, then makes that one the current in a single transaction.
/// </summary>
/// <remarks>
/// Articles that are imported or removed meanwhile go into the current generation as ever; the switch catches up with them. A
/// generation that a killed run left half built is invisible, and the next run goes on with it, since what is in it was committed
/// article by article; a cancelled run clears its own away.
/// </remarks>
internal sealed class Reindexing(Database database, IAnalyzer analyzer)
{
    private const int MostInTransaction = 64;

    private readonly SegmentCache _segments = new(); // of the generation that is being built

    private int _articles;
    private int _passages;

    /// <summary>Runs to the switch, and clears the old generation away. Only one may run on a library at a time.</summary>
    public async Task RunAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(database.Write(Begun), progress, cancellation);
        }
        catch (CorruptSegmentException)
        {
            // What a killed run left is damaged: begin anew, once.
            await RunAsync(database.Write(Begin), progress, cancellation);
        }
    }

    private async Task RunAsync(long generation, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            ClearLeftovers(except: generation, cancellation);
            (_articles, _passages) = database.Read(session => AnalysisRows.Count(session, generation));
            do await BuildAsync(generation, progress, cancellation);
            while (database.Read(session => ArticleRows.Unanalysed(session, generation)).Count > MostInTransaction);
        }
        catch (OperationCanceledException)
        {
            database.Write(session => LibraryRow.SetBuilding(session, 0));
            ClearLeftovers(except: 0, CancellationToken.None);
            throw;
        }

        database.Write(session => Switch(session, generation));
        ClearLeftovers(except: 0, cancellation);
    }

    // The generation that was begun before, if today's analysis made all of it; otherwise a new one.
    private static long Begun(Session session)
    {
        var begun = LibraryRow.Building(session);
        return begun != 0 && AnalysisRows.IsMadeBy(session, begun, GenerationWriter.AnalysisVersion) ? begun : Begin(session);
    }

    private static long Begin(Session session)
    {
        var generation = LibraryRow.NewGeneration(session);
        LibraryRow.SetBuilding(session, generation);
        return generation;
    }

    private async Task BuildAsync(long generation, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var missing = database.Read(session => ArticleRows.Unanalysed(session, generation));
        await foreach (var batch in WorkAhead.Batches(missing, Analyze, MostInTransaction, cancellation))
        {
            _passages += database.Write(session => Store(session, generation, batch));
            _articles += batch.Count;
            progress?.Report(new ImportProgress(_articles, _articles, _passages));
            IndexMerge.Run(database, analyzer, _segments, _ => generation);
        }
    }

    private (Article Article, TextAnalysis Analysis)? Analyze(long id) =>
        database.Read(session => ArticleRows.Read(session, id)) is { } article ? (article, TextAnalyzer.Analyze(article.Text)) : null;

    private int Store(Session session, long generation, IReadOnlyList<(Article Article, TextAnalysis Analysis)?> batch)
    {
        var writer = new GenerationWriter(session, generation, analyzer, _segments);
        var passages = 0;
        foreach (var found in batch)
        {
            if (found is var (article, analysis)) passages += writer.Add(article, analysis);
        }

        writer.Flush();
        return passages;
    }

    // Whatever was imported or removed since the generation was built is few, and nobody can write before this is committed.
    private bool Switch(Session session, long generation)
    {
        var writer = new GenerationWriter(session, generation, analyzer, _segments);
        foreach (var gone in AnalysisRows.WithoutArticle(session, generation)) writer.Remove(gone);
        foreach (var id in ArticleRows.Unanalysed(session, generation))
        {
            var article = ArticleRows.Read(session, id)!;
            writer.Add(article, TextAnalyzer.Analyze(article.Text));
        }

        writer.Flush();
        LibraryRow.Switch(session, generation);
        return true;
    }

    private void ClearLeftovers(long except, CancellationToken cancellation)
    {
        foreach (var generation in database.Read(LibraryRow.OtherGenerations).Where(generation => generation != except))
        {
            while (database.Write(session => AnalysisRows.DeleteSome(session, generation)))
                cancellation.ThrowIfCancellationRequested();

            database.Write(session =>
            {
                SpeakerRows.DeleteGeneration(session, generation);
                SegmentRows.DeleteGeneration(session, generation);
                return true;
            });
        }
    }
}
