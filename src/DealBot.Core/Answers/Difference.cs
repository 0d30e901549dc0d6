namespace DealBot.Core.Answers;

/// <summary>One stretch of claimed words beside what is printed.</summary>
/// <param name="Kind">How they differ.</param>
/// <param name="Claimed">The words asked about; empty where there are more words in print.</param>
/// <param name="Printed">The words of the article, verbatim; empty where the claim has more.</param>
public sealed record Difference(DifferenceKind Kind, string Claimed, string Printed);

/// <summary>How claimed and printed words differ.</summary>
public enum DifferenceKind
{
    /// <summary>Not at all, letter case and punctuation aside.</summary>
    Same,

    /// <summary>Other words are printed.</summary>
    Replaced,

    /// <summary>The claimed words are not printed.</summary>
    Added,

    /// <summary>Printed words are missing from the claim.</summary>
    Omitted,
}
