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
        List<Cluster> clusters = [];
        foreach (var candidate in ranked)
        {
            if (!entries.TryGetValue(candidate.Article.Id, out var entry))
                continue;

            var printed = PrintedWords(candidate);
            if (clusters.Find(cluster => cluster.SaysTheSame(candidate, printed, cluster.Story == entry.StoryId ? InOneStory : InGeneral)) is not { } same)
            {
                if (clusters.Count < count)
                    clusters.Add(new Cluster(candidate, printed, entry.StoryId, []));
                continue;
            }

            if (same.Best.Article.Id != entry.Id && !same.AlsoIn.Exists(other => other.Id == entry.Id))
                same.AlsoIn.Add(entry);
        }

        return [.. clusters.Select(cluster => (cluster.Best, (IReadOnlyList<ArticleEntry>)cluster.AlsoIn))];
    }

    private static string? PrintedWords(Candidate candidate) =>
        candidate.Quote is { Kind: not QuoteKind.Indirect } quote ? PlainWords.Join(quote.Span.In(candidate.Article.Text)) : null;

    private sealed record Cluster(Candidate Best, string? Printed, long Story, List<ArticleEntry> AlsoIn)
    {
        public bool SaysTheSame(Candidate candidate, string? printed, double overlap)
        {
            if (Printed is not null && printed is not null)
            {
                var isEqual = string.Equals(Printed, printed, StringComparison.Ordinal);
                if (isEqual && Printed.Length >= ShortestSharedQuote)
                    return true;
                // Other words are another answer, however alike the sentences: one word may turn a quote into its contrary.
                if (!isEqual && !Printed.Contains(printed, StringComparison.Ordinal) && !printed.Contains(Printed, StringComparison.Ordinal))
                    return false;
            }

            return Best.Words.Overlaps(candidate.Words, overlap);
        }
    }

    // Two words such as "very big" are no sign that the rest of two sentences says the same.
    private const int ShortestSharedQuote = 25;
}
