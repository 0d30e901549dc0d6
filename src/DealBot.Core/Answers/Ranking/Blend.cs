namespace DealBot.Core.Answers.Ranking;

/// <summary>The one place where features become a score: a weighted sum, weights set by hand.</summary>
internal static class Blend
{
    private static readonly (string Name, double Weight, Func<Features, double> Value)[] Terms =
    [
        ("coverage of the question's words", 6.0, features => features.Coverage),
        ("BM25, relative to the best", 1.5, features => features.Bm25),
        ("the speaker asked for", 2.5, features => features.Speaker),
        ("attribution grade", 0.5, features => features.Grade),
        ("verbatim form", 1.2, features => features.Form),
        ("kind of fact wanted", 1.5, features => features.Kind),
        ("neighbouring words", 1.0, features => features.Adjacency),
        ("recency", 0.1, features => features.Recency),
        ("recency, as asked", 2.0, features => features.WantedRecency),
        ("item of a list", 1.0, features => features.Item),
        ("only leads into a list", -3.0, features => features.LeadsIn),
        ("heading", -0.8, features => features.Heading),
        ("asks instead of answering", -2.0, features => features.Asks),
    ];

    /// <summary>The score of a passage; larger is better.</summary>
    public static double Score(Features features)
    {
        var score = 0.0;
        foreach (var (_, weight, value) in Terms)
            score += weight * value(features);
        return score;
    }

    /// <summary>What every feature adds to the score.</summary>
    public static IReadOnlyList<FeatureShare> Explain(Features features) =>
        [.. Terms.Select(term => new FeatureShare(term.Name, term.Value(features), term.Weight))];
}
