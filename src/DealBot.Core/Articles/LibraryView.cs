using DealBot.Core.Articles.Speakers;
using DealBot.Core.Storage;
using DealBot.Search;

namespace DealBot.Core.Articles;

/// <summary>The stored library at one revision, held by a consistent read of the database until disposed.</summary>
/// <remarks>Cheap to open (what did not change since the last view is shared), so open one a question and dispose it after.</remarks>
public sealed class LibraryView : ILibraryView, IDisposable
{
    private readonly Database _database;
    private readonly Session _session;
    private readonly LibraryRow _row;
    private readonly ViewCache _cache;
    private readonly RevisionLists _lists;
    private readonly IReadOnlyList<KnownPerson> _people;
    private readonly Lock _oneAtATime = new(); // a session serves one thread at a time
    private readonly Lazy<IndexReader> _index;
    private bool _disposed;

    internal LibraryView(Database database, ViewCache cache, IReadOnlyList<KnownPerson> people)
    {
        _database = database;
        _cache = cache;
        _people = people;
        _session = database.Rent();
        try
        {
            _session.BeginRead();
            _row = LibraryRow.Read(_session);
        }
        catch
        {
            database.Return(_session);
            throw;
        }

        _lists = cache.ListsOf(_session, _row.Revision, people);
        _index = new Lazy<IndexReader>(OpenIndex);
    }

    /// <inheritdoc/>
    public long Revision => _row.Revision;

    /// <inheritdoc/>
    public IReadOnlyList<ArticleEntry> Articles =>
        _lists.Articles.Value(() => [.. Read(session => ArticleRows.Entries(session, _row.Generation)).NewestFirst()]);

    /// <inheritdoc/>
    public IReadOnlyList<SpeakerEntry> Speakers =>
        _lists.Speakers.Value(() => SpeakerDirectory.Of(Read(session => SpeakerRows.Read(session, _row.Generation)), _people));

    /// <summary>How often each article quotes each speaker; read once a revision.</summary>
    public QuoteCounts QuoteCounts =>
        _lists.QuoteCounts.Value(() => new QuoteCounts(Articles, Speakers, Read(session => SpeakerRows.QuotesByArticle(session, _row.Generation))));

    /// <inheritdoc/>
    public IndexReader Index => _index.Value;

    /// <inheritdoc/>
    public Passage? Passage(long id) => Read(session => AnalysisRows.Passage(session, id));

    /// <inheritdoc/>
    public Article? Article(long id) => Read(session => ArticleRows.Read(session, id));

    /// <inheritdoc/>
    public IReadOnlyList<Passage> PassagesOf(long articleId) =>
        Read(session => AnalysisRows.PassagesOf(session, _row.Generation, articleId));

    /// <inheritdoc/>
    public IReadOnlyList<Passage> Passages(IReadOnlyList<long> ids) => Read(session => AnalysisRows.Passages(session, ids));

    /// <inheritdoc/>
    public IReadOnlyList<Article> ArticlesWith(IReadOnlyList<long> ids) => Read(session => ArticleRows.Read(session, ids));

    /// <summary>How many stored articles this revision leaves out: 0, or something is wrong.</summary>
    internal long StrayArticles() => Read(session => ArticleRows.Unanalysed(session, _row.Generation).Count);

    /// <summary>Ends the read. What was read stays usable, the view does not.</summary>
    public void Dispose()
    {
        lock (_oneAtATime)
        {
            if (_disposed) return;
            _disposed = true;
            _database.Return(_session);
        }
    }

    private IndexReader OpenIndex()
    {
        try
        {
            return Read(session => _cache.Segments.Open(session, _row.Generation, EnglishAnalyzer.Instance, TextOf));
        }
        catch (CorruptSegmentException fault)
        {
            throw new StorageException(
                StorageFault.NotALibrary,
                $"The search index in {_database.Name} is damaged; the articles are not. Rebuild the index with 'dealbot reindex'.",
                fault);
        }
    }

    private string? TextOf(long passageId)
    {
        var place = Read(session => AnalysisRows.Place(session, passageId));
        if (place is null) return null;

        var text = _cache.TextOf(_session, _row.Generation, place.ArticleId, id => Read(session => ArticleRows.Text(session, id)));
        return text is null ? null : place.Span.In(text);
    }

    private T Read<T>(Func<Session, T> read)
    {
        lock (_oneAtATime)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return read(_session);
        }
    }
}
