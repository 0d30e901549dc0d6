namespace DealBot.Core.Answers.Questions;

/// <summary>What the operators of a question demand of every answer.</summary>
/// <param name="Speakers">Values of <c>speaker:</c>; each must have spoken.</param>
/// <param name="Facets">The other fields: <c>kind:</c>, <c>source:</c>, <c>title:</c>, <c>article:</c>, <c>day:</c>.</param>
/// <param name="Clauses">What is left, in Lucene's classic syntax (<c>-lithium</c>, <c>min*</c>, <c>iron AND oil</c>), joined by spaces;
/// empty when there is none.</param>
/// <param name="After">First day of publication that counts; null is open.</param>
/// <param name="Before">First day of publication that counts no more; null is open.</param>
/// <param name="Misunderstood">Sentences about operators whose value could not be read.</param>
public sealed record Restrictions(
    IReadOnlyList<string> Speakers, IReadOnlyList<FacetDemand> Facets, string Clauses, DateOnly? After, DateOnly? Before, IReadOnlyList<string> Misunderstood)
{
    /// <summary>Values of <c>-speaker:</c>; none of them may have spoken.</summary>
    public IReadOnlyList<string> ExcludedSpeakers { get; init; } = [];

    /// <summary>Nothing is demanded.</summary>
    public static readonly Restrictions None = new([], [], "", null, null, []);

    /// <summary>Whether <see cref="Clauses"/> demand words, and not only forbid some.</summary>
    public bool DemandsWords => Clauses.Length > 0 && (Clauses[0] != '-' || Clauses.Contains(" +", StringComparison.Ordinal));

    /// <summary>Whether <see cref="Clauses"/> say already what the words of the question demand, AND, OR or NOT being among these.</summary>
    public bool JoinsWords => Clauses.StartsWith('(');

    /// <summary>Whether anything is demanded.</summary>
    public bool IsEmpty => Speakers.Count + ExcludedSpeakers.Count == 0 && Facets.Count == 0 && Clauses.Length == 0 && After is null && Before is null;
}

/// <summary>A field that an answer must have, or must not have.</summary>
/// <param name="Field">Its name, as <see cref="Articles.FacetNames"/> has it.</param>
/// <param name="Value">As typed, without quotation marks.</param>
/// <param name="IsExcluded">Whether it must not have it.</param>
public sealed record FacetDemand(string Field, string Value, bool IsExcluded);
