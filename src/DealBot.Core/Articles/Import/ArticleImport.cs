using System.Diagnostics;
using DealBot.Core.Alerts.Matching;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Articles.Stories;
using DealBot.Core.Storage;
using DealBot.Core.Telemetry;
using DealBot.Search;

namespace DealBot.Core.Articles.Import;

/// <summary>
/// Stores what readers read: articles are analysed ahead on all cores and written by one writer, in order, each with all that
/// belongs to it in one transaction.
/// </summary>
/// <remarks>
/// Articles that are ready together share a transaction. Nothing is reported before it is committed, so a killed import loses
/// nothing that it had reported.
/// </remarks>
/// <param name="database">The library's.</param>
/// <param name="analyzer">Reads the words of passages.</param>
/// <param name="segments">Of the generation that answers.</param>
/// <param name="announcements">Tells channels of what is new, in its transaction; null where nothing is news.</param>
/// <param name="kept">Which articles are too old to be taken in.</param>
/// <param name="clock">Tells when an article was stored.</param>
internal sealed class ArticleImport(
    Database database, IAnalyzer analyzer, SegmentCache segments, Announcements? announcements, KeptArticles kept, TimeProvider clock)
{
    private const int MostInTransaction = 64;

    private readonly List<ReadOutcome.Failure> _failures = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _tooOld = [];
    private ImportCounts _counts;

    /// <summary>Stores every article of <paramref name="inputs"/>; those that cannot be read are reported, and the rest goes on.</summary>
    public async Task<ImportReport> RunAsync(
        IEnumerable<ReadOutcome> inputs, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await foreach (var batch in WorkAhead.Batches(inputs, Analyze, MostInTransaction, cancellation))
        {
            using var activity = Instrumentation.Activities.StartActivity("import");
            var (started, before) = (Stopwatch.GetTimestamp(), _counts);
            _counts = database.Write(session => Store(session, batch.Select(step => step.Article).OfType<AnalyzedInput>()));
            ImportMetrics.Committed(started);
            foreach (var (outcome, article) in batch) Note(outcome, isTooOld: outcome is ReadOutcome.Success && article is null);
            Measure(before, _counts, batch.Count(static step => step.Outcome is ReadOutcome.Failure));
            progress?.Report(new ImportProgress(_counts.Inputs, _counts.Stored, _counts.Passages));
            IndexMerge.Run(database, analyzer, segments);
        }

        if (_tooOld.Count > 0) _warnings.Add(kept.Explain(_tooOld));
        return new ImportReport(_counts.Added, _counts.Replaced, _counts.Unchanged, _failures, _warnings) { TooOld = _tooOld.Count };
    }

    private static void Measure(ImportCounts before, ImportCounts now, int failed)
    {
        ImportMetrics.Count("added", now.Added - before.Added);
        ImportMetrics.Count("replaced", now.Replaced - before.Replaced);
        ImportMetrics.Count("unchanged", now.Unchanged - before.Unchanged);
        ImportMetrics.Count("failed", failed);
        ImportMetrics.CountQuotes(now.Quotes - before.Quotes);
    }

    private (ReadOutcome Outcome, AnalyzedInput? Article) Analyze(ReadOutcome outcome) =>
        (outcome, outcome is ReadOutcome.Success read && kept.IsTakenIn(read) ? AnalyzedInput.Of(read, IsHeld) : null);

    private bool IsHeld(AnalyzedInput input) => database.Read(session => IsSame(Find(session, input), input));

    private void Note(ReadOutcome outcome, bool isTooOld)
    {
        _counts = _counts with { Inputs = _counts.Inputs + 1 };
        if (outcome is ReadOutcome.Failure failure) _failures.Add(failure);
        if (isTooOld) _tooOld.Add(outcome.Path);
        else if (outcome is ReadOutcome.Success { Warnings: var warnings }) _warnings.AddRange(warnings);
    }

    private ImportCounts Store(Session session, IEnumerable<AnalyzedInput> batch)
    {
        var counts = _counts; // the field follows only when the transaction has committed
        var writer = new GenerationWriter(session, LibraryRow.Read(session).Generation, analyzer, segments);

        List<Article> news = [];

        foreach (var input in batch)
        {
            var held = Find(session, input);
            if (IsSame(held, input))
            {
                // A file that was moved is followed; a copy beside it is not.
                if (input.Origin is { } origin && !File.Exists(held!.Origin)) ArticleRows.SetOrigin(session, held.Id, origin);
                counts = counts with { Unchanged = counts.Unchanged + 1 };
                continue;
            }

            IReadOnlyList<CorrectedQuote> corrections = [];
            if (held is not null)
            {
                corrections = CorrectionRows.Of(session, held.Id);
                writer.Remove(held.Id);
                ArticleRows.Delete(session, held.Id);
            }

            var (article, passages) = Insert(session, writer, input, (held?.Version ?? 0) + 1, corrections);
            if (held is not null) AlertRows.Move(session, held.Id, article.Id);
            if (held is null ? input.IsAnnounced : news.RemoveAll(earlier => earlier.Id == held.Id) > 0) news.Add(article);

            counts = counts with
            {
                Added = counts.Added + (held is null ? 1 : 0),
                Replaced = counts.Replaced + (held is null ? 0 : 1),
                Passages = counts.Passages + passages,
                Quotes = counts.Quotes + input.Analysis.Quotes.Count,
            };
        }

        writer.Flush();
        announcements?.Write(session, news, clock.GetUtcNow());
        if (counts.Stored != _counts.Stored) LibraryRow.CountUp(session);
        return counts;
    }

    private (Article Article, int Passages) Insert(
        Session session, GenerationWriter writer, AnalyzedInput input, long version, IReadOnlyList<CorrectedQuote> corrections)
    {
        var article = input.Article with { Id = LibraryRow.NewArticle(session) };
        var story = StoryLinker.StoryOf(article.Id, input.Sketch, new StoryRows(session));
        ArticleRows.Insert(
            session, new StoredArticle(article, version, input.Origin, input.ContentHash, story, input.Sketch, clock.GetUtcNow()));
        foreach (var carried in Corrections.Carry(corrections, article)) CorrectionRows.Set(session, carried);
        return (article, writer.Add(article, input.Analysis));
    }

    private static ArticleIdentity? Find(Session session, AnalyzedInput input) =>
        ArticleRows.Find(session, input.Origin, input.Article.Url, input.ContentHash);

    private static bool IsSame(ArticleIdentity? held, AnalyzedInput input) =>
        held is not null && held.ContentHash.AsSpan().SequenceEqual(input.ContentHash);

    private readonly record struct ImportCounts(int Inputs, int Added, int Replaced, int Unchanged, int Passages, int Quotes)
    {
        public int Stored => Added + Replaced;
    }
}
