using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Alerts.Matching;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Import;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Storage;
using DealBot.Search.Synonyms;
using DealBot.Text;

namespace DealBot.Core.Articles;

/// <summary>The stored library: opened once, asked through views, changed by import, removal and reindexing.</summary>
/// <remarks>
/// Safe for any number of threads and processes. Asking never waits for writing; writers wait for each other. Faults of the
/// database come out of every method as <see cref="StorageException"/>.
/// </remarks>
public sealed class Library : IDisposable
{
    private const int MostOutdatedTogether = 64;

    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(50);

    /// <summary>The lock of whoever replaces the whole index.</summary>
    internal const string ReindexLock = "reindex";

    private volatile LibraryOptions _options;
    private readonly Database _database;
    private readonly ViewCache _cache = new();
    private volatile Announcements _announcements;
    private readonly KeptArticles _kept;
    private readonly StorageCheck _check;

    private Library(LibraryOptions options)
    {
        _options = options;
        _database = Database.Open(Schema.Library, options.DataFolder, options.Connection);
        _check = new StorageCheck(_database, options.Clock);
        _kept = new KeptArticles(options.ArticlesKept, options.Clock);
        _announcements = new Announcements(ReadFilter, options.People, _cache.Segments);
        Subscriptions = new Subscriptions(_database, options.Clock, ReadFilter);
        Alerts = new AlertLog(_database, ReadFilter);
        Outbox = new Outbox(_database, options.Clock);
    }

    /// <summary>Where the library is stored, as messages name it.</summary>
    public string Place => _database.Name;

    /// <summary>Who is told of its new articles.</summary>
    public Subscriptions Subscriptions { get; }

    /// <summary>What became of each new article in each channel.</summary>
    public AlertLog Alerts { get; }

    /// <summary>The messages on their way.</summary>
    public Outbox Outbox { get; }

    /// <summary>For what is kept in the library's database beside the articles: the feeds, the outbox.</summary>
    internal Database Database => _database;

    /// <summary>Beats when this process has changed what there is to do for the feeds.</summary>
    internal Pulse FeedsChanged { get; } = new();

    /// <summary>The size in bytes above which a file is refused.</summary>
    public long MaxArticleBytes => _options.MaxArticleBytes;

    /// <summary>The size of the database in bytes, as the database itself says; a log beside it is not counted.</summary>
    public long SizeInBytes() => _database.Read(_database.SizeInBytes);

    /// <summary>The revision that is the latest now; see <see cref="ILibraryView.Revision"/>.</summary>
    public long Revision() => _database.Read(LibraryRow.Read).Revision;

    /// <summary>How the library is stored, and what came into it last.</summary>
    public LibraryStorage Storage() => _database.Read(session => new LibraryStorage(
        Place, _database.Program(session), _database.SchemaVersion, _database.SizeInBytes(session), ArticleRows.Latest(session)));

    /// <summary>Whether the article's file lies in the articles folder, from which reindexing takes it in again.</summary>
    public bool IsOfFolder(ArticleEntry article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return _options.ArticlesFolder is { } folder && article.Path is { } path && File.Exists(path)
            && path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>Opens a library, and makes an empty one where there is none.</summary>
    /// <exception cref="StorageException">It cannot be opened; the message says what to do.</exception>
    public static Library Open(LibraryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Library(options);
    }

    /// <summary>What the library's database can do now. For one caller at a time, who asks every few seconds; takes a second at most.</summary>
    public StorageHealth CheckHealth() => _check.Look();

    /// <summary>Takes over other people, synonyms and limits, for whatever begins after this; the stored articles stay as they are.</summary>
    /// <param name="people">See <see cref="LibraryOptions.People"/>.</param>
    /// <param name="synonyms">See <see cref="LibraryOptions.Synonyms"/>.</param>
    /// <param name="maxArticleBytes">See <see cref="LibraryOptions.MaxArticleBytes"/>.</param>
    public void Change(IReadOnlyList<KnownPerson> people, SynonymMap? synonyms, long maxArticleBytes)
    {
        _options = _options with { People = people, Synonyms = synonyms, MaxArticleBytes = maxArticleBytes };
        _announcements = new Announcements(ReadFilter, people, _cache.Segments); // the one before has read the filters with other synonyms
    }

    /// <summary>The library as it is now, whichever process changed it last.</summary>
    public LibraryView View() => new(_database, _cache, _options.People);

    /// <summary>
    /// Imports the articles folder into a library that was just made, under a lock: of several processes that start at once
    /// one imports and the others wait for it. One that was killed meanwhile leaves the rest to the next.
    /// </summary>
    /// <returns>What was imported; null when this library had been filled before, or there is no folder.</returns>
    public async Task<ImportReport?> PopulateAsync(IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        while (Directory.Exists(_options.ArticlesFolder) && !IsPopulated())
        {
            using var held = _database.TryLock("populate");
            if (held is null)
            {
                await Task.Delay(LockPoll, _options.Clock, cancellation);
                continue;
            }

            if (IsPopulated()) break;
            var report = await RunImportAsync(ArticlesOfFolder(), announcements: null, progress, cancellation);
            MarkPopulated();
            return report;
        }

        return null;
    }

    /// <summary>Stores articles; see <see cref="ImportReport"/> for what may come of each.</summary>
    /// <param name="inputs">What was read; enumerated once, on another thread.</param>
    /// <param name="progress">Told after each commit.</param>
    /// <param name="cancellation">Stops between two commits; what was reported stays.</param>
    public async Task<ImportReport> ImportAsync(
        IEnumerable<ReadOutcome> inputs, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var report = await RunImportAsync(inputs, _announcements, progress, cancellation);
        MarkPopulated(); // a library that somebody fills is not filled once more with the sample articles
        return report;
    }

    /// <summary>Takes an article out, with all that was found in it.</summary>
    /// <returns>False when the library does not hold it.</returns>
    public bool Remove(long articleId) => Remove(_ => [articleId]) > 0;

    /// <summary>Takes out the articles that are older than <see cref="LibraryOptions.ArticlesKept"/>, a few in each transaction.</summary>
    /// <returns>How many those were.</returns>
    internal int RemoveOutdated(CancellationToken cancellation)
    {
        if (_kept.Oldest is not { } oldest) return 0;
        for (var (all, removed) = (0, 0); ; all += removed)
        {
            cancellation.ThrowIfCancellationRequested();
            removed = Remove(session => ArticleRows.OlderThan(session, oldest, MostOutdatedTogether));
            if (removed == 0) return all;
        }
    }

    private int Remove(Func<Session, IReadOnlyList<long>> which)
    {
        var removed = _database.Write(session =>
        {
            var articles = which(session).Where(article => ArticleRows.Delete(session, article)).ToList();
            if (articles.Count == 0) return 0;

            var writer = new GenerationWriter(session, LibraryRow.Read(session).Generation, EnglishAnalyzer.Instance, _cache.Segments);
            foreach (var article in articles)
            {
                AlertRows.CloseRemoved(session, article, _options.Clock.GetUtcNow());
                writer.Remove(article);
            }

            writer.Flush();
            LibraryRow.CountUp(session);
            return articles.Count;
        });

        if (removed > 0) IndexMerge.Run(_database, EnglishAnalyzer.Instance, _cache.Segments);
        return removed;
    }

    /// <summary>Corrects a quote, in one transaction with all that follows from it; replaces an earlier correction.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="span">The quoted words, as the article's quotes, or its corrections, have them.</param>
    /// <param name="correction">What is right.</param>
    /// <param name="by">Who says so, as the platform shows the name.</param>
    /// <returns>The correction as it is stored; null when the library holds no such quote.</returns>
    public CorrectedQuote? Correct(long articleId, TextSpan span, Correction correction, string by) =>
        new CorrectedArticle(_database, EnglishAnalyzer.Instance, _cache.Segments, articleId).Correct(span, correction, by, _options.Clock);

    /// <summary>Undoes a correction: the quote is again as it was found.</summary>
    /// <returns>False when there is no such correction.</returns>
    public bool UndoCorrection(long articleId, TextSpan span) =>
        new CorrectedArticle(_database, EnglishAnalyzer.Instance, _cache.Segments, articleId).Undo(span);

    /// <summary>All corrections, latest first.</summary>
    public IReadOnlyList<CorrectedQuote> Corrections() => _database.Read(CorrectionRows.Latest);

    /// <summary>
    /// Finds passages, quotes and speakers of every article anew and rebuilds the index, then imports what is new in the articles
    /// folder. Until the new index is whole the old revision answers.
    /// </summary>
    /// <param name="progress">Told of the articles done anew, after each commit.</param>
    /// <param name="cancellation">Stops; the library stays as it was, or is reindexed already.</param>
    /// <returns>What came of the files in the articles folder.</returns>
    /// <exception cref="StorageException">Another process is at it (<see cref="StorageFault.Busy"/>), or the database fails.</exception>
    public async Task<ImportReport> ReindexAsync(IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var held = _database.TryLock(ReindexLock) ?? throw new StorageException(
            StorageFault.Busy, $"Another process is reindexing {Place}. Wait until it is done.");

        // First, because it does without the old index, which may be the damaged thing that reindexing is to heal.
        await new Reindexing(_database, EnglishAnalyzer.Instance).RunAsync(progress, cancellation);
        return await RunImportAsync(ArticlesOfFolder(), _announcements, progress: null, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _check.Dispose();
        _database.Dispose();
    }

    private Task<ImportReport> RunImportAsync(
        IEnumerable<ReadOutcome> inputs, Announcements? announcements, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        new ArticleImport(_database, EnglishAnalyzer.Instance, _cache.Segments, announcements, _kept, _options.Clock).RunAsync(inputs, progress, cancellation);

    private Filter ReadFilter(string filter) => Filter.Read(filter, _options.Synonyms);

    private IEnumerable<ReadOutcome> ArticlesOfFolder() =>
        Directory.Exists(_options.ArticlesFolder) ? ArticleReader.ReadAll(_options.ArticlesFolder, _options.MaxArticleBytes) : [];

    private bool IsPopulated() => _database.Read(LibraryRow.Read).IsPopulated;

    private void MarkPopulated()
    {
        if (IsPopulated()) return;
        _database.Write(session =>
        {
            LibraryRow.MarkPopulated(session);
            return true;
        });
    }
}
