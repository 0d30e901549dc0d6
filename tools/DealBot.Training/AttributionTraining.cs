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

    private static List<RankedExample> Examples(IReadOnlyList<GoldArticle> articles, LinearModel? model)
    {
        List<RankedExample> examples = [];
        int sources = 0, missing = 0, wrong = 0;
        var features = new FeatureVector();
        foreach (var article in articles)
        {
            var document = TextAnalyzer.Read(article.Text);
            var voices = new GoldVoices(document, article);
            var walk = new AttributionWalk(document);
            while (walk.MoveNext())
            {
                var candidates = new List<uint[]>(walk.Offered.Count + 1);
                var best = AttributionWalk.Nobody;
                var bestScore = float.NegativeInfinity;
                for (var i = AttributionWalk.Nobody; i < walk.Offered.Count; i++)
                {
                    walk.Describe(i, features);
                    candidates.Add(features.Hashes.ToArray());
                    if (model is null || model.Score(features) is var score && score <= bestScore) continue;
                    (best, bestScore) = (i, model.Score(features));
                }

                // The first candidate is that nobody speaks.
                var right = new bool[candidates.Count];
                var (voice, quote) = voices.Of(walk.Current.Quotation);
                var source = quote is null ? AttributionWalk.Nobody : voices.Find(quote, walk.Offered);
                switch (voice)
                {
                    case GoldVoice.Nobody:
                        right[0] = true;
                        break;
                    case GoldVoice.Somebody:
                        right.AsSpan(1).Fill(true);
                        break;
                    case GoldVoice.Source when source >= 0:
                        right[source + 1] = true;
                        sources++;
                        if (model is not null && best != source) wrong++;
                        break;
                    case GoldVoice.Source:
                        missing++;
                        break;
                }

                if (right.Contains(true)) examples.Add(new RankedExample(candidates, right));
                walk.Choose(model is null ? source : best);
            }
        }

        Console.Error.WriteLine($"{examples.Count} quotations; sources offered {sources}, not offered {missing}, chosen wrongly {wrong}");
        return examples;
    }
}
