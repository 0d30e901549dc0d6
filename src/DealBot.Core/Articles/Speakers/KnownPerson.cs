namespace DealBot.Core.Articles.Speakers;

/// <summary>What <c>config/people.json</c> adds to a speaker that no article states.</summary>
/// <param name="Names">The name and its aliases, in any spelling.</param>
/// <param name="Roles">Titles and descriptions.</param>
public sealed record KnownPerson(IReadOnlyList<string> Names, IReadOnlyList<string> Roles);
