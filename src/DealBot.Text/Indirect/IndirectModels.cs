using DealBot.Text.Learning;

namespace DealBot.Text.Indirect;

/// <summary>The learnt weights that decide about indirect speech.</summary>
/// <remarks>
/// Learnt from the 3,976 indirect quotes of the training split of PolNeAR (Newell, Margolin and Ruths, LREC 2018) with
/// <c>dotnet run -c Release --project tools/DealBot.Training -- train indirect gold_train.jsonl --out src/DealBot.Text/Learning/Weights</c>.
/// </remarks>
/// <param name="Cue">For <see cref="CueModel"/>.</param>
/// <param name="Source">For <see cref="SourceModel"/>.</param>
/// <param name="Edge">For <see cref="EdgeModel"/>.</param>
internal sealed record IndirectModels(LinearModel Cue, LinearModel Source, LinearModel Edge)
{
    /// <summary>The file of <see cref="Cue"/>.</summary>
    public const string CueFile = "indirect-cue.weights";

    /// <summary>The file of <see cref="Source"/>.</summary>
    public const string SourceFile = "indirect-source.weights";

    /// <summary>The file of <see cref="Edge"/>.</summary>
    public const string EdgeFile = "indirect-edge.weights";

    private static readonly Lazy<IndirectModels> EmbeddedModels =
        new(() => new(LinearModel.Embedded(CueFile), LinearModel.Embedded(SourceFile), LinearModel.Embedded(EdgeFile)));

    /// <summary>The models that come with the assembly, read at first use.</summary>
    public static IndirectModels Embedded => EmbeddedModels.Value;
}
