using DealBot.Core.Articles.Stories;

namespace DealBot.Core.Storage;

/// <summary>The sketches of the stored articles, by which copies of one story are found.</summary>
internal sealed class StoryRows(Session session) : IStoryShelf
{
    // A key that more articles share is a stock phrase; the latest of them are the likeliest copies.
    private const long MostUnderKey = 100;

    /// <summary>Files an article under its sketch's keys.</summary>
    public void Add(long article, StorySketch sketch)
    {
        foreach (var key in sketch.Keys) session.Execute($"INSERT INTO story_keys (key, article) VALUES ({(long)key}, {article})");
    }

    /// <summary>Takes an article out. Where its id was the story's, the next copy's becomes it.</summary>
    public void Remove(long article)
    {
        if (Read(article) is not { } gone) return;

        foreach (var key in gone.Sketch.Keys) session.Execute($"DELETE FROM story_keys WHERE key = {(long)key} AND article = {article}");
        if (gone.Story == article)
        {
            session.Execute($"""
                UPDATE articles SET story = (SELECT min(id) FROM articles WHERE story = {article} AND id <> {article})
                WHERE story = {article} AND id <> {article}
                """);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<long> ArticlesUnder(uint key) => session.Rows(
        $"SELECT article FROM story_keys WHERE key = {(long)key} ORDER BY article DESC LIMIT {MostUnderKey}",
        static row => row.GetInt64(0));

    /// <inheritdoc/>
    public (StorySketch Sketch, long Story)? Read(long article) => session.Rows(
        $"SELECT sketch, story FROM articles WHERE id = {article}",
        static row => ((StorySketch, long)?)(StorySketch.FromBytes(row.GetFieldValue<byte[]>(0)), row.GetInt64(1))).SingleOrDefault();

    /// <inheritdoc/>
    public void Join(long story, long into) => session.Execute($"UPDATE articles SET story = {into} WHERE story = {story}");
}
