using DealBot.Core.Answers.Verification;
using DealBot.Core.Articles;
using DealBot.Text;

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
        if (PrintedWords(one) is { } first && PrintedWords(other) is { } second)
        {
            var isEqual = string.Equals(first, second, StringComparison.Ordinal);
            if (isEqual && first.Length >= ShortestSharedQuote)
                return true;
            // Other words are another answer, however alike the sentences: one word may turn a quote into its contrary.
            if (!isEqual && !first.Contains(second, StringComparison.Ordinal) && !second.Contains(first, StringComparison.Ordinal))
                return false;
        }

        return Overlap(one.Words, other.Words) >= (isOneStory ? InOneStory : InGeneral);
    }

    private static string? PrintedWords(Candidate candidate) =>
        candidate.Quote is { Kind: not QuoteKind.Indirect } quote ? PlainWords.Join(quote.Span.In(candidate.Article.Text)) : null;

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
