using DealBot.Text.Learning;
using DealBot.Training.Gold;
using DealBot.Training.Indirect;

namespace DealBot.Training;

/// <summary>A model of DealBot.Text and how it is learnt from annotated articles.</summary>
/// <param name="Name">Names the model on the command line.</param>
/// <param name="Train">Learns the weights files, each named as <see cref="LinearModel.Embedded"/> asks for it.</param>
internal sealed record TrainableModel(
    string Name,
    Func<IReadOnlyList<GoldArticle>, IReadOnlyDictionary<string, LinearModel>> Train)
{
    /// <summary>Every model, in the order in which they must be trained: a later one may use an earlier one's decisions.</summary>
    public static IReadOnlyList<TrainableModel> All { get; } =
        [new("attribution", AttributionTraining.Train), new("indirect", IndirectTraining.Train)];
}
