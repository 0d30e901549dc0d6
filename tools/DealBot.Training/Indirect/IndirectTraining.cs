using DealBot.Text.Indirect;
using DealBot.Text.Learning;
using DealBot.Training.Gold;

namespace DealBot.Training.Indirect;

/// <summary>Learns the three models of indirect speech: cues, sources, edges.</summary>
internal static class IndirectTraining
{
    // Fewer weights cost accuracy, since rare features then share them with frequent ones; more are not worth their bytes.
    private static readonly TrainingOptions Large = new() { Bits = 17, Epochs = 10, Rate = 0.05, Regularization = 3e-4 };
    private static readonly TrainingOptions Small = Large with { Bits = 16 };

    /// <summary>Learns the models, each named by its file.</summary>
    public static IReadOnlyDictionary<string, LinearModel> Train(IReadOnlyList<GoldArticle> articles)
    {
        var models = Learn(articles);
        return new Dictionary<string, LinearModel>(StringComparer.Ordinal)
        {
            [IndirectModels.CueFile] = models.Cue,
            [IndirectModels.SourceFile] = models.Source,
            [IndirectModels.EdgeFile] = models.Edge,
        };
    }

    /// <summary>Learns the models.</summary>
    public static IndirectModels Learn(IReadOnlyList<GoldArticle> articles)
    {
        IndirectExamples examples = new();
        examples.Add(articles);
        Console.Error.WriteLine(
            $"indirect: {examples.Cues.Count} cues, {examples.Sources.Count} sources, {examples.Edges.Count} edges; "
            + $"{examples.Unreached} quotes without a cue that the vocabulary knows");
        return new(
            LinearTrainer.Rank(examples.Cues, Large),
            LinearTrainer.Rank(examples.Sources, Small),
            LinearTrainer.Rank(examples.Edges, Large));
    }
}
