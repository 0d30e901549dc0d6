namespace DealBot.Search;

/// <summary>One passage to be indexed.</summary>
/// <param name="Id">The passage's id in the library: positive, unique, larger than that of any passage indexed before.</param>
/// <param name="Text">Its words, indexed in the field <see cref="Fields.Text"/>.</param>
/// <param name="Facets">Its exact terms (<c>speaker:mike waltz</c>, <c>kind:direct</c>, <c>day:20250221</c>).</param>
public sealed record IndexedPassage(long Id, string Text, IReadOnlyList<Facet> Facets);

/// <summary>An exact term in a field other than the text: matched whole, never analysed, never scored.</summary>
public readonly record struct Facet(string Field, string Value);

/// <summary>Names of fields that the engine itself knows.</summary>
public static class Fields
{
    /// <summary>The analysed words of a passage; the field of a query that names none.</summary>
    public const string Text = "text";
}
