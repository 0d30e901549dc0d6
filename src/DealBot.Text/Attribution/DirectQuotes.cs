using DealBot.Text.Learning;

namespace DealBot.Text.Attribution;

/// <summary>Finds the words between quotation marks that somebody speaks, and who.</summary>
internal static class DirectQuotes
{
    /// <summary>The file of the learnt weights.</summary>
    public const string WeightsName = "attribution.weights";

    // Of choices less sure than this, only half are right (measured on articles held out of the training).
    private const double LeastConfidence = 0.4;

    private static readonly Lazy<LinearModel> Model = new(() => LinearModel.Embedded(WeightsName));

    /// <summary>The quotes of a document, in the order of their starts.</summary>
    public static List<Quote> Find(Document document) =>
        document.Quotations.Count == 0 ? [] : Find(document, Model.Value);

    /// <summary>The same with weights that are not embedded yet.</summary>
    public static List<Quote> Find(Document document, LinearModel model)
    {
        var quotes = new List<Quote>(document.Quotations.Count);
        var decision = new Decision(model);
        var walk = new AttributionWalk(document);
        while (walk.MoveNext())
        {
            decision.Decide(walk);
            walk.Choose(decision.Best);
            if (decision.Best != AttributionWalk.Nobody && decision.Confidence >= LeastConfidence)
                quotes.Add(QuoteMaker.Make(document, walk.Current, walk.Offered[decision.Best]));
            else if (walk.Current.IsWholeSpeech)
                quotes.Add(QuoteMaker.MakeUnknown(document, walk.Current));
        }

        return quotes;
    }
}
