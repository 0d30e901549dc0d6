using DealBot.Text.Learning;

namespace DealBot.Text.Attribution;

/// <summary>Finds the words between quotation marks that somebody speaks, and who.</summary>
internal static class DirectQuotes
{
    /// <summary>The file of the learnt weights.</summary>
    public const string WeightsName = "attribution.weights";

    // By how much a voice must beat the answer that nobody speaks (both are logarithms of odds): a scare quote put into
    // somebody's mouth is worse than a fragment left out.
    private const float LeastMargin = 1;

    private static readonly Lazy<LinearModel> Model = new(() => LinearModel.Embedded(WeightsName));

    /// <summary>The quotes of a document, in the order of their starts.</summary>
    public static List<Quote> Find(Document document) =>
        document.Quotations.Count == 0 ? [] : Find(document, Model.Value);

    /// <summary>The same with weights that are not embedded yet.</summary>
    public static List<Quote> Find(Document document, LinearModel model)
    {
        var quotes = new List<Quote>(document.Quotations.Count);
        var features = new FeatureVector();
        var walk = new AttributionWalk(document);
        while (walk.MoveNext())
        {
            var best = Best(walk, model, features);
            walk.Choose(best);
            if (best != AttributionWalk.Nobody) quotes.Add(QuoteMaker.Make(document, walk.Current, walk.Offered[best]));
        }

        return quotes;
    }

    private static int Best(AttributionWalk walk, LinearModel model, FeatureVector features)
    {
        walk.Describe(AttributionWalk.Nobody, features);
        var (best, bestScore) = (AttributionWalk.Nobody, model.Score(features) + LeastMargin);
        for (var i = 0; i < walk.Offered.Count; i++)
        {
            walk.Describe(i, features);
            var score = model.Score(features);
            if (score > bestScore) (best, bestScore) = (i, score);
        }

        return best;
    }
}
