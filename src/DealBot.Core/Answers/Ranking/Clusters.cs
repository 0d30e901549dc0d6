using DealBot.Core.Answers.Verification;
using DealBot.Core.Articles;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Makes one answer of the same words in several articles.</summary>
internal static class Clusters
{
    // Share of common terms from which passages say the same: among articles of one story, and in general.
    private const double InOneStory = 0.6;
    private const double InGeneral = 0.85;

    /// <summary>Joins ranked candidates; each keeps the place of its best.</summary>
    /// <param name="ranked">Candidates, best first.</param>
    /// <param name="entries">The library's articles by id.</param>
    /// <param name="count">How many clusters are wanted; what is ranked behind them still joins.</param>
    public static IReadOnlyList<(Candidate Best, IReadOnlyList<ArticleEntry> AlsoIn)> Of(
        IReadOnlyList<Candidate> ranked, IReadOnlyDictionary<long, ArticleEntry> entries, int count)
    {
        List<(Candidate Best, List<ArticleEntry> AlsoIn)> clusters = [];
        foreach (var candidate in ranked)
        {
            if (!entries.TryGetValue(candidate.Article.Id, out var entry))
                continue;

            var same = clusters.FindIndex(cluster => SaysTheSame(cluster.Best, candidate, entries[cluster.Best.Article.Id].StoryId == entry.StoryId));
            if (same < 0)
            {
                if (clusters.Count < count)
                    clusters.Add((candidate, []));
                continue;
            }

            var (best, alsoIn) = clusters[same];
            if (best.Article.Id != entry.Id && !alsoIn.Exists(other => other.Id == entry.Id))
                alsoIn.Add(entry);
        }

        return [.. clusters.Select(cluster => (cluster.Best, (IReadOnlyList<ArticleEntry>)cluster.AlsoIn))];
    }

    private static bool SaysTheSame(Candidate one, Candidate other, bool isOneStory)
    {
        if (one.Quote is { } first && other.Quote is { } second
            && string.Equals(PlainWords.Join(first.Span.In(one.Article.Text)), PlainWords.Join(second.Span.In(other.Article.Text)), StringComparison.Ordinal))
        {
            return first.Span.Length >= ShortestSharedQuote;
        }

        return Overlap(one.Words, other.Words) >= (isOneStory ? InOneStory : InGeneral);
    }

    // Jaccard's coefficient of the distinct terms.
    private static double Overlap(AnalyzedText one, AnalyzedText other)
    {
        var terms = one.Terms.Select(term => term.Term).ToHashSet(StringComparer.Ordinal);
        var others = other.Terms.Select(term => term.Term).ToHashSet(StringComparer.Ordinal);
        var common = terms.Count(others.Contains);
        return terms.Count + others.Count == 0 ? 1 : (double)common / (terms.Count + others.Count - common);
    }

    // Two words such as "very big" are no sign that the rest of two sentences says the same.
    private const int ShortestSharedQuote = 25;
}
