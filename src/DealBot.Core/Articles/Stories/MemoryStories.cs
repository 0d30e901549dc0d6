namespace DealBot.Core.Articles.Stories;

/// <summary>The sketches of a library in memory.</summary>
internal sealed class MemoryStories : IStoryShelf
{
    private readonly Dictionary<uint, List<long>> _articles = [];
    private readonly Dictionary<long, (StorySketch Sketch, long Story)> _sketches = [];

    /// <summary>Files an article; stories joined later take it along.</summary>
    public void Add(Article article)
    {
        var sketch = StorySketch.Of(article);
        _sketches[article.Id] = (sketch, StoryLinker.StoryOf(article.Id, sketch, this));
        foreach (var key in sketch.Keys)
        {
            if (!_articles.TryGetValue(key, out var articles)) _articles[key] = articles = [];
            articles.Add(article.Id);
        }
    }

    /// <summary>The story an article tells.</summary>
    public long StoryOf(long article) => _sketches[article].Story;

    /// <inheritdoc/>
    public IEnumerable<long> ArticlesUnder(uint key) => _articles.GetValueOrDefault(key) ?? [];

    /// <inheritdoc/>
    public (StorySketch Sketch, long Story)? Read(long article) => _sketches[article];

    /// <inheritdoc/>
    public void Join(long story, long into)
    {
        foreach (var (article, filed) in _sketches.Where(filed => filed.Value.Story == story).ToList())
            _sketches[article] = (filed.Sketch, into);
    }
}
