namespace DealBot.Web.Charts;

/// <summary>One speaker's quotes, or those of all others, by the day their articles were printed.</summary>
/// <param name="Name">Whose, as shown.</param>
/// <param name="Colour">The class of the colour: s0 to s11, or "others".</param>
/// <param name="Days">Quotes by day, UTC; no count is below 1.</param>
public sealed record QuoteSeries(string Name, string Colour, IReadOnlyDictionary<DateOnly, int> Days);
