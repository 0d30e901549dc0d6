using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Import;

/// <summary>How far an import has come. Everything counted here is stored for good.</summary>
/// <param name="Inputs">Inputs done with, whatever came of them.</param>
/// <param name="Articles">Articles stored, new ones and new versions.</param>
/// <param name="Passages">Passages in them.</param>
public sealed record ImportProgress(int Inputs, int Articles, int Passages);

/// <summary>What an import did.</summary>
/// <param name="Added">Articles that the library did not hold.</param>
/// <param name="Replaced">New versions of articles that it held.</param>
/// <param name="Unchanged">Articles that it held just so.</param>
/// <param name="Failures">Inputs that are no article, each with its message.</param>
/// <param name="Warnings">Sentences about what was left out or not understood.</param>
public sealed record ImportReport(
    int Added, int Replaced, int Unchanged, IReadOnlyList<ReadOutcome.Failure> Failures, IReadOnlyList<string> Warnings)
{
    /// <summary>Articles that were not taken in for their age; a warning names them.</summary>
    public int TooOld { get; init; }
}
