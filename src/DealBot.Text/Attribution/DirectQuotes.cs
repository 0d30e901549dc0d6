using DealBot.Text.Learning;

namespace DealBot.Text.Attribution;

/// <summary>Finds the words between quotation marks that somebody speaks, and who.</summary>
internal static class DirectQuotes
{
    /// <summary>The file of the learnt weights.</summary>
    public const string WeightsName = "attribution.weights";

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
            var best = AttributionWalk.Nobody;
            walk.Describe(best, features);
            var bestScore = model.Score(features);
            for (var i = 0; i < walk.Offered.Count; i++)
            {
                walk.Describe(i, features);
                var score = model.Score(features);
                if (score <= bestScore) continue;
                (best, bestScore) = (i, score);
            }

            walk.Choose(best);
            if (best != AttributionWalk.Nobody) quotes.Add(QuoteMaker.Make(document, walk.Current, walk.Offered[best]));
        }

        return quotes;
    }
}
