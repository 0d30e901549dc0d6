using DealBot.Core.Articles.Reading;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Articles.Stories;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Articles;

/// <summary>A library in memory over articles just read: nothing is stored, and nothing changes.</summary>
public sealed class MemoryLibrary : ILibraryView
{
    private readonly Dictionary<long, Article> _articles = [];
    private readonly Dictionary<long, IReadOnlyList<Passage>> _passagesOf = [];
    private readonly Dictionary<long, Passage> _passages = [];

    /// <summary>Analyses and indexes the articles; they are numbered from 1, whatever their ids.</summary>
    public MemoryLibrary(IEnumerable<Article> articles, IAnalyzer analyzer, IReadOnlyList<KnownPerson>? people = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(analyzer);

        var segments = new InMemorySegmentStore();
        var index = new IndexWriter(segments, analyzer);
        List<ArticleEntry> entries = [];
        List<SpeakerForm> forms = [];
        var stories = new MemoryStories();

        foreach (var given in articles)
        {
            var article = given with { Id = _articles.Count + 1 };
            var analysis = TextAnalyzer.Analyze(article.Text);
            var passages = Passages.Of(
                article.Text, analysis, article.Id, _passages.Count + 1, PageFurniture.Of(article.Text, article.Title));
            var titleTerms = Terms.Of(article.Title, analyzer);

            _articles.Add(article.Id, article);
            _passagesOf.Add(article.Id, passages);
            foreach (var passage in passages)
            {
                _passages.Add(passage.Id, passage);
                index.Add(Passages.Indexed(article, passage, titleTerms));
            }

            stories.Add(article);
            forms.AddRange(SpeakerForm.Of(analysis));
            entries.Add(new ArticleEntry(
                article.Id, article.File, article.Title, article.Source, article.Url, article.Published, article.Id,
                passages.Sum(passage => passage.Quotes.Count)));
        }

        index.Flush();
        Articles = [.. entries.Select(entry => entry with { StoryId = stories.StoryOf(entry.Id) }).NewestFirst()];
        Speakers = SpeakerDirectory.Of(SpeakerForm.Sum(forms), people ?? []);
        Index = IndexReader.Open(segments, analyzer, TextOf);
    }

    /// <inheritdoc/>
    public long Revision => 1;

    /// <inheritdoc/>
    public IReadOnlyList<ArticleEntry> Articles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SpeakerEntry> Speakers { get; }

    /// <inheritdoc/>
    public IndexReader Index { get; }

    /// <inheritdoc/>
    public Passage? Passage(long id) => _passages.GetValueOrDefault(id);

    /// <inheritdoc/>
    public Article? Article(long id) => _articles.GetValueOrDefault(id);

    /// <inheritdoc/>
    public IReadOnlyList<Passage> PassagesOf(long articleId) => _passagesOf.GetValueOrDefault(articleId) ?? [];

    private string? TextOf(long passageId) =>
        Passage(passageId) is { } passage ? passage.Span.In(_articles[passage.ArticleId].Text) : null;
}
