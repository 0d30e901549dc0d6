using System.Text.Json;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Speakers;

namespace DealBot.Core.Configuration;

/// <summary>Reads <c>people.json</c>: names, aliases and roles that no article states.</summary>
internal static class PeopleFile
{
    /// <summary>The people; none where the file is missing (<paramref name="json"/> is null).</summary>
    public static IReadOnlyList<KnownPerson> Read(string path, string? json, List<string> problems)
    {
        if (json is null) return [];

        using var document = StrictJson.Parse(path, json, JsonValueKind.Array, problems);
        if (document is null) return [];

        var people = new List<KnownPerson>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var element in document.RootElement.EnumerateArray())
        {
            var where = $"{path}, entry {++number}";
            if (StrictJson.Read(where, element, ConfigurationJson.Default.PersonEntry, problems) is not { } entry) continue;
            if (PersonOf(entry) is not { } person)
            {
                problems.Add($"{where} lacks a name, or has an empty name, alias or role. Give every entry a \"name\", and leave out what is empty.");
                continue;
            }

            people.Add(person);
            problems.AddRange(Clashes(where, person, owners));
        }

        return people;
    }

    private static KnownPerson? PersonOf(PersonEntry entry)
    {
        List<string?> names = [entry.Name, .. entry.Aliases ?? []];
        var roles = entry.Roles ?? [];
        return names.Concat(roles).Any(string.IsNullOrWhiteSpace) ? null : new KnownPerson([.. names!], [.. roles!]);
    }

    /// <summary>A name that two entries claim would make one speaker of two people.</summary>
    private static IEnumerable<string> Clashes(string where, KnownPerson person, Dictionary<string, string> owners)
    {
        foreach (var name in person.Names.DistinctBy(FacetNames.FoldSpeaker, StringComparer.Ordinal))
        {
            if (!owners.TryAdd(FacetNames.FoldSpeaker(name), person.Names[0]))
            {
                yield return $"{where} gives \"{name}\" to {person.Names[0]}, but an entry above gives it to {owners[FacetNames.FoldSpeaker(name)]}. Remove one of the two.";
            }
        }
    }
}
