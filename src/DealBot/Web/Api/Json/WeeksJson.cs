namespace DealBot.Web.Api.Json;

/// <summary>How often a speaker is quoted, by the week in which articles were published: what the chart of quotes shows. Weeks without a quote are left out;
/// undated articles are counted in <c>undated</c>.</summary>
internal sealed record SpeakerWeeksJson(string Key, string Name, IReadOnlyList<WeekJson> Weeks, int Undated);

/// <summary>A week, by its Monday, UTC.</summary>
internal sealed record WeekJson(DateOnly Monday, int Quotes);
