namespace DealBot.Core.Articles.Speakers;

/// <summary>What <c>config/people.json</c> adds to a speaker that no article states.</summary>
/// <param name="Names">The name and its aliases, in any spelling.</param>
/// <param name="Roles">Offices; one that nobody else has is as good as a name.</param>
public sealed record KnownPerson(IReadOnlyList<string> Names, IReadOnlyList<string> Roles);
