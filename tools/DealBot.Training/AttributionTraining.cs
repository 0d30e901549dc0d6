using DealBot.Text;
using DealBot.Text.Attribution;
using DealBot.Text.Learning;
using DealBot.Training.Gold;

namespace DealBot.Training;

/// <summary>Trains the choice of a quotation's voice.</summary>
internal static class AttributionTraining
{
    private static readonly TrainingOptions Options = new() { Bits = 17, Epochs = 10, Rate = 0.03, Regularization = 0.01 };

    /// <summary>Learns the weights in two rounds.</summary>
    /// <remarks>A choice looks at the one before. In the first round that one is the annotators'; in the second it is the
    /// first round's, errors and all, as it will be in use.</remarks>
    public static IReadOnlyDictionary<string, LinearModel> Train(IReadOnlyList<GoldArticle> articles)
    {
        var first = LinearTrainer.Rank(Examples(articles, null), Options);
        var second = LinearTrainer.Rank(Examples(articles, first), Options);
        return new Dictionary<string, LinearModel>(StringComparer.Ordinal) { [DirectQuotes.WeightsName] = second };
    }

    // Without a model, the annotators decide.
    private static List<RankedExample> Examples(IReadOnlyList<GoldArticle> articles, LinearModel? model)
    {
        List<RankedExample> examples = [];
        var decision = model is null ? null : new Decision(model);
        foreach (var article in articles)
        {
            var document = TextAnalyzer.Read(article.Text);
            var voices = new GoldVoices(document, article);
            var walk = new AttributionWalk(document);
            while (walk.MoveNext())
            {
                var (voice, source) = voices.Of(walk.Current.Quotation, walk.Offered);
                var right = Right(voice, source, walk.Offered.Count);
                if (right.Contains(true)) examples.Add(new RankedExample(Candidates(walk), right));
                decision?.Decide(walk);
                walk.Choose(decision?.Best ?? source);
            }
        }

        return examples;
    }

    // The first candidate is that nobody speaks.
    private static List<uint[]> Candidates(AttributionWalk walk)
    {
        var features = new FeatureVector();
        List<uint[]> candidates = [];
        for (var i = AttributionWalk.Nobody; i < walk.Offered.Count; i++)
        {
            walk.Describe(i, features);
            candidates.Add(features.Hashes.ToArray());
        }

        return candidates;
    }

    // Nothing is right where the annotators do not say, or name a source that is not on offer.
    private static bool[] Right(GoldVoice voice, int source, int offered)
    {
        var right = new bool[offered + 1];
        if (voice == GoldVoice.Nobody) right[0] = true;
        if (voice == GoldVoice.Somebody) right.AsSpan(1).Fill(true);
        if (voice == GoldVoice.Source && source != AttributionWalk.Nobody) right[source + 1] = true;
        return right;
    }
}
