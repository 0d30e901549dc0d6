namespace DealBot.Core.Articles.Speakers;

/// <summary>Joins what single articles say of their speakers into one entry a person or body.</summary>
/// <remarks>
/// A key (a folded name) joins another speaker's on evidence only: an article uses the one name for the other
/// ("Scott Bessent … Bessent"), articles give the surname alone a role of that person's, <c>config/people.json</c> says so,
/// or they differ in middle names alone. A surname that several people are called by goes to the one that nearly all articles mean, and to nobody when there is none.
/// </remarks>
internal static class SpeakerDirectory
{
    /// <summary>The share of a short form's uses that must mean one person before it is taken for that person.</summary>
    private const double Dominance = 0.8;

    /// <summary>The speakers, by falling number of quotes.</summary>
    /// <param name="forms">What the articles say, summed: no form comes twice.</param>
    /// <param name="people">Names with further aliases and roles.</param>
    public static IReadOnlyList<SpeakerEntry> Of(IEnumerable<SpeakerForm> forms, IReadOnlyList<KnownPerson> people)
    {
        var named = Gather(forms);
        var joined = new KeyUnion(named.Keys);

        JoinKnownPeople(people, named, joined);
        JoinMiddleNames(named, joined);
        JoinShortForms(named, joined);

        var known = people
            .SelectMany(person => person.Names.Select(name => (Key: FacetNames.FoldSpeaker(name), person)))
            .ToLookup(pair => pair.Key, pair => pair.person, StringComparer.Ordinal);

        return [.. named.Values
            .GroupBy(speaker => joined.Find(speaker.Key), StringComparer.Ordinal)
            .Select(group => Entry([.. group], known))
            .OrderByDescending(entry => entry.QuoteCount)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private static Dictionary<string, NamedSpeaker> Gather(IEnumerable<SpeakerForm> forms)
    {
        Dictionary<string, NamedSpeaker> named = new(StringComparer.Ordinal);
        foreach (var form in forms)
        {
            if (!named.TryGetValue(form.Key, out var speaker)) named[form.Key] = speaker = new NamedSpeaker(form.Key);
            speaker.Add(form);
        }

        return named;
    }

    private static void JoinKnownPeople(
        IReadOnlyList<KnownPerson> people, Dictionary<string, NamedSpeaker> named, KeyUnion joined)
    {
        var shared = people
            .SelectMany(person => person.Roles.Select(FacetNames.FoldSpeaker).Distinct(StringComparer.Ordinal))
            .GroupBy(role => role, StringComparer.Ordinal)
            .Where(role => role.Count() > 1)
            .Select(role => role.Key)
            .ToHashSet(StringComparer.Ordinal);

        foreach (var person in people)
        {
            var names = person.Names.Select(FacetNames.FoldSpeaker).Where(named.ContainsKey).ToList();
            if (names.Count == 0) continue;

            // An article that quotes "the Ukrainian president" and names nobody means whoever alone holds that office.
            var offices = person.Roles.Select(FacetNames.FoldSpeaker).Where(role => named.ContainsKey(role) && !shared.Contains(role));
            foreach (var key in names.Concat(offices)) joined.Join(names[0], key);
        }
    }

    // "Robert Kennedy" and "Robert F Kennedy": the same first and last words, and one of them has no more than these.
    private static void JoinMiddleNames(Dictionary<string, NamedSpeaker> named, KeyUnion joined)
    {
        foreach (var speaker in named.Values)
        {
            var (first, last) = (speaker.Key.IndexOf(' ', StringComparison.Ordinal), speaker.Key.LastIndexOf(' '));
            if (first == last) continue;

            var shorter = string.Concat(speaker.Key.AsSpan(0, first), speaker.Key.AsSpan(last));
            if (named.ContainsKey(shorter)) joined.Join(shorter, speaker.Key);
        }
    }

    private static void JoinShortForms(Dictionary<string, NamedSpeaker> named, KeyUnion joined)
    {
        // Who is called by each short form, and how surely: uses as an alias, weighted by how much is heard of the speaker.
        Dictionary<string, Dictionary<string, double>> meant = new(StringComparer.Ordinal);
        foreach (var speaker in named.Values)
        {
            foreach (var alias in ShortForms(speaker, named))
            {
                if (!meant.TryGetValue(alias, out var candidates)) meant[alias] = candidates = new(StringComparer.Ordinal);
                var who = joined.Find(speaker.Key);
                candidates[who] = candidates.GetValueOrDefault(who) + speaker.Weight;
            }
        }

        foreach (var (alias, candidates) in meant)
        {
            var best = candidates.MaxBy(candidate => candidate.Value);
            if (best.Value >= Dominance * candidates.Values.Sum()) joined.Join(best.Key, alias);
        }
    }

    // What articles call the speaker for short, and the surname alone where other articles give it a role of the speaker's.
    private static IEnumerable<string> ShortForms(NamedSpeaker speaker, Dictionary<string, NamedSpeaker> named)
    {
        var shortForms = speaker.Aliases
            .Select(form => FacetNames.FoldSpeaker(form.Form))
            .Where(alias => alias.Length < speaker.Key.Length && named.ContainsKey(alias));

        var surname = speaker.Key.LastIndexOf(' ') + 1;
        if (surname > 0 && speaker.Roles.Count > 0
            && named.TryGetValue(speaker.Key[surname..], out var alone) && alone.SharesRoleWith(speaker))
        {
            shortForms = shortForms.Append(alone.Key);
        }

        return shortForms.Distinct(StringComparer.Ordinal);
    }

    private static SpeakerEntry Entry(IReadOnlyList<NamedSpeaker> forms, ILookup<string, KnownPerson> known)
    {
        // The name to show is the fullest kind of name (several words before one), and of these the most used.
        var ordered = forms.Count == 1 ? forms : [.. forms
            .OrderByDescending(form => form.Key.Contains(' ', StringComparison.Ordinal))
            .ThenByDescending(form => form.Weight)
            .ThenBy(form => form.Key, StringComparer.Ordinal)];
        var people = known.Count == 0 ? [] : ordered.SelectMany(form => known[form.Key]).Distinct().ToList();
        var name = ordered[0].Names.First();

        return new SpeakerEntry(
            ordered[0].Key,
            [.. ordered.Select(form => form.Key)],
            name,
            [.. ordered.SelectMany(form => form.Names)
                .Concat(NamedSpeaker.ByCount([.. ordered.SelectMany(form => form.Aliases)]))
                .Concat(people.SelectMany(person => person.Names))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(alias => !string.Equals(alias, name, StringComparison.OrdinalIgnoreCase))],
            [.. NamedSpeaker.ByCount([.. ordered.SelectMany(form => form.Roles)])
                .Concat(people.SelectMany(person => person.Roles))
                .Distinct(StringComparer.OrdinalIgnoreCase)],
            ordered.Sum(form => form.QuoteCount));
    }
}
