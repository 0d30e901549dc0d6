namespace DealBot.Core.Articles.Stories;

/// <summary>Where the sketches of stored articles are kept: the database's rows, or a library in memory.</summary>
internal interface IStoryShelf
{
    /// <summary>The latest articles filed under a key, a bounded number of them.</summary>
    IEnumerable<long> ArticlesUnder(uint key);

    /// <summary>An article's sketch and story; null when it is not there.</summary>
    (StorySketch Sketch, long Story)? Read(long article);

    /// <summary>Makes one story of two.</summary>
    void Join(long story, long into);
}

/// <summary>Finds the story that a new article tells again.</summary>
internal static class StoryLinker
{
    private const int MostCandidates = 16;

    /// <summary>The story of a new article: that of its copies, joined where they had several; its own id when it has none.</summary>
    public static long StoryOf(long article, StorySketch sketch, IStoryShelf shelf)
    {
        Dictionary<long, int> shared = [];
        foreach (var key in sketch.Keys)
        {
            foreach (var other in shelf.ArticlesUnder(key)) shared[other] = shared.GetValueOrDefault(other) + 1;
        }

        var stories = shared
            .Where(other => other.Key != article)
            .OrderByDescending(other => other.Value)
            .ThenBy(other => other.Key)
            .Take(MostCandidates)
            .Select(other => shelf.Read(other.Key))
            .Where(other => other is { } found && found.Sketch.IsSameStory(sketch))
            .Select(other => other!.Value.Story)
            .ToHashSet();
        if (stories.Count == 0) return article;

        var first = stories.Min();
        foreach (var story in stories.Where(story => story != first)) shelf.Join(story, first);
        return first;
    }
}
