using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using DealBot.Core.Articles;
using DealBot.Core.Answers.Paraphrase;
using DealBot.Text.Names;

namespace DealBot.Core.Answers.Speakers;

/// <summary>Finds the speakers that words mean: by name, surname, spelling, nickname or role.</summary>
internal sealed class SpeakerNames
{
    // Views of one revision share their list of speakers.
    private static readonly ConditionalWeakTable<IReadOnlyList<SpeakerEntry>, ReadOnce<SpeakerNames>> OfLists = [];

    // Titles before a name add nothing to it; alone they name nobody.
    private static readonly FrozenSet<string> Titles = new[]
    {
        "mr", "mrs", "ms", "dr", "sir", "dame", "lord", "president", "prime", "minister", "secretary", "senator", "sen", "gen", "general", "lt",
        "lieutenant", "representative", "rep", "congressman", "chancellor", "ambassador", "governor", "gov", "professor", "prof", "vice", "chief",
        "leader", "adviser", "advisor", "envoy", "former", "retired", "ex", "special", "spokesman", "spokeswoman", "king", "queen", "pope",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What whoever is called the chief of something may be by title.
    private static readonly string[] Offices = ["secretary", "minister", "director", "adviser", "commissioner", "representative"];

    // Last words of the names of bodies: they are no surnames.
    private static readonly FrozenSet<string> BodyNouns = new[]
    {
        "house", "department", "ministry", "council", "committee", "union", "agency", "party", "court", "bank", "group", "company", "government",
        "administration", "parliament", "congress", "senate", "office", "press", "news", "times", "post", "journal", "university", "institute", "center",
        "centre", "foundation", "association", "nations", "states", "kingdom", "commission", "service", "board", "conference", "relations", "business",
        "radio", "army", "force", "forces", "corporation", "bureau", "network", "television", "media", "street", "defense", "state", "treasury", "minerals",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, SpeakerEntry> _filed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpeakerEntry> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpeakerEntry>> _fullNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpeakerEntry>> _surnames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpeakerEntry>> _nameWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(SpeakerEntry Speaker, FrozenSet<string> Words)>> _roles = new(StringComparer.Ordinal);

    private HashSet<string>? _words;

    private SpeakerNames(IReadOnlyList<SpeakerEntry> speakers)
    {
        foreach (var speaker in speakers)
        {
            _shown.TryAdd(speaker.Name, speaker);
            foreach (var key in speaker.Keys)
            {
                _filed.TryAdd(key, speaker);
                Add(_fullNames, key, speaker);
            }

            foreach (var form in speaker.Aliases.Append(speaker.Name))
                AddName(form, speaker);
            foreach (var role in speaker.Roles)
                AddRole(role, speaker);
        }
    }

    /// <summary>The names of a view's speakers; made once a list of speakers.</summary>
    public static SpeakerNames Of(ILibraryView view)
    {
        var speakers = view.Speakers;
        return OfLists.GetOrCreateValue(speakers).Value(() => Of(speakers));
    }

    /// <summary>The names of a list of speakers.</summary>
    public static SpeakerNames Of(IReadOnlyList<SpeakerEntry> speakers) => new(speakers);

    /// <summary>Whom the words mean, surest and most quoted first; empty when nobody.</summary>
    /// <param name="phrase">A name, part of one, or a role ("ukraine's economy minister").</param>
    /// <param name="mayBeMisspelt">Whether a word of no known name may be a name with letters wrong.</param>
    public IReadOnlyList<SpeakerMatch> Find(string phrase, Func<string, bool> mayBeMisspelt)
    {
        var words = NameKey.Words(phrase);
        if (words.Count is 0 or > LongestPhrase)
            return [];

        var found = ByFullName(words);
        if (found.Count == 0)
            found = ByRole(words);
        if (found.Count == 0)
            found = ByLooseRole(words);
        if (found.Count == 0)
            found = ByWords(words, MatchKind.Name, word => _surnames.GetValueOrDefault(NameFamilies.Key(word)));
        if (found.Count == 0)
            found = ByWords(words, MatchKind.FirstName, word => OnlyOne(_nameWords.GetValueOrDefault(NameFamilies.Key(word))));
        if (found.Count == 0 && WithoutPluralEndings(words) is { } singular)
            found = ByWords(singular, MatchKind.Name, word => _surnames.GetValueOrDefault(NameFamilies.Key(word)));
        if (found.Count == 0 && words.Any(mayBeMisspelt))
            found = ByWords(words, MatchKind.Misspelt, word => mayBeMisspelt(word) ? Nearest(word) : _surnames.GetValueOrDefault(NameFamilies.Key(word)));
        return [.. found
            .DistinctBy(match => match.Speaker.Key, StringComparer.Ordinal)
            .OrderByDescending(match => match.Speaker.QuoteCount)
            .Take(MostMatches)];
    }

    /// <summary>The words of all names and roles, folded; a phrase that has none of them in <see cref="WordsOf"/> means nobody.</summary>
    public IReadOnlySet<string> Words => _words ??= [.. _surnames.Keys, .. _nameWords.Keys, .. _roles.Keys, .. _fullNames.Keys.SelectMany(name => name.Split(' '))];

    /// <summary>The words of a phrase in each form by which <see cref="Find"/> may know them, where no letter is taken to be wrong.</summary>
    public static IEnumerable<string> WordsOf(string phrase) => NameKey.Words(phrase)
        .SelectMany(word => (IEnumerable<string>)[NameFamilies.Key(word), NameFamilies.Key(word[..^1]), RoleWord(word)]);

    /// <summary>The name that the library shows for a speaker whom an article names in its own way.</summary>
    public string Shown(string name) => FiledUnder(name)?.Name ?? name;

    /// <summary>Whose words articles file under a name, in whichever form they give it; null when nobody's.</summary>
    public SpeakerEntry? FiledUnder(string name) => _filed.GetValueOrDefault(FacetNames.FoldSpeaker(name));

    /// <summary>Whom the library shows by exactly this name; of namesakes the one who is quoted more; null when nobody.</summary>
    public SpeakerEntry? ShownAs(string name) => _shown.GetValueOrDefault(name);

    /// <summary>Names that are spelt somewhat like the words; nearest first.</summary>
    public IEnumerable<string> Near(string phrase)
    {
        var words = NameKey.Words(phrase).Where(word => word.Length >= 4).Select(NameFamilies.Key).ToList();
        return _surnames
            .Select(surname => (surname.Value, Edits: words.Select(word => EditDistance.Between(word, surname.Key)).DefaultIfEmpty(int.MaxValue).Min(), surname.Key.Length))
            .Where(near => near.Edits * 3 <= near.Length)
            .OrderBy(near => near.Edits)
            .SelectMany(near => near.Value)
            .Select(speaker => speaker.Name)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether the last word of a name can stand for the whole of it: "Waltz" does, the "House" of a body or the
    /// "president" of an office does not.</summary>
    public static bool IsSurname(string word) =>
        word.Length > 1 && !BodyNouns.Contains(word) && (!Titles.Contains(word) || word is "king" or "pope" or "lord");

    private List<SpeakerMatch> ByFullName(IReadOnlyList<string> words)
    {
        foreach (var form in (ReadOnlySpan<IReadOnlyList<string>>)[words, WithoutTitles(words)])
        {
            if (form.Count == 0 || !_fullNames.TryGetValue(Family(form), out var speakers))
                continue;

            // Articles that print nothing but a surname are filed under it, apart from those with the full name.
            var namesakes = form.Count == 1 ? _surnames.GetValueOrDefault(Family(form)) ?? [] : [];
            return [.. speakers.Concat(namesakes).Select(speaker => new SpeakerMatch(speaker, MatchKind.Name))];
        }

        return [];
    }

    // Every word must be said of the speaker in one role, nationality aside ("ukraine's economy minister": "Economy Minister").
    private List<SpeakerMatch> ByRole(IReadOnlyList<string> words)
    {
        var wanted = words.Select(RoleWord).ToHashSet(StringComparer.Ordinal);
        List<SpeakerMatch> found = [];
        foreach (var (speaker, role) in wanted.SelectMany(word => _roles.GetValueOrDefault(word) ?? []))
        {
            var common = wanted.Count(role.Contains);
            var isWhole = common == wanted.Count && (wanted.Count > 1 || role.Count == 1);
            var lacksNation = common == wanted.Count - 1 && common >= 2 && wanted.All(word => role.Contains(word) || Paraphrases.IsNation(word));
            if (isWhole || lacksNation)
                found.Add(new SpeakerMatch(speaker, MatchKind.Role, (double)common / (wanted.Count + role.Count - common)));
        }

        if (found.Count == 0)
            return [];
        var best = found.Max(match => match.Fit);
        return [.. found.Where(match => match.Fit >= best - Tie)];
    }

    // "Berg's harbour chief": the owner of a role is no part of it, and a chief may be a minister.
    private List<SpeakerMatch> ByLooseRole(IReadOnlyList<string> words)
    {
        var role = IsOwner(words[0]) ? words.Skip(1).ToList() : words;
        if (role.Count < 2)
            return [];

        var found = role.Count < words.Count ? ByRole(role) : [];
        if (found.Count == 0 && role[^1] is "chief" or "head" or "boss")
            found = [.. Offices.SelectMany(office => ByRole([.. role.SkipLast(1), office]))];
        return found;
    }

    private bool IsOwner(string word) =>
        _surnames.ContainsKey(NameFamilies.Key(word)) || (word.Length > 4 && word[^1] == 's' && _surnames.ContainsKey(NameFamilies.Key(word[..^1])));

    // One word must lead to a speaker; the others must be more of the name, a title or a role.
    private static List<SpeakerMatch> ByWords(IReadOnlyList<string> words, MatchKind kind, Func<string, IReadOnlyList<SpeakerEntry>?> lookUp)
    {
        List<SpeakerMatch> found = [];
        foreach (var word in words)
        {
            foreach (var speaker in lookUp(word) ?? [])
            {
                if (words.All(other => string.Equals(other, word, StringComparison.Ordinal) || Fits(other, speaker)))
                    found.Add(new SpeakerMatch(speaker, kind));
            }
        }

        return found;
    }

    private static bool Fits(string word, SpeakerEntry speaker) =>
        Titles.Contains(word)
        || speaker.Aliases.Append(speaker.Name).Any(name => NameKey.Words(name).Any(part => SameName(part, word)))
        || speaker.Roles.Any(role => NameKey.Words(role).Any(part => string.Equals(RoleWord(part), RoleWord(word), StringComparison.Ordinal)));

    private static bool SameName(string one, string other) => string.Equals(NameFamilies.Key(one), NameFamilies.Key(other), StringComparison.Ordinal);

    private List<SpeakerEntry>? Nearest(string word)
    {
        var key = NameFamilies.Key(word);
        var nearest = int.MaxValue;
        List<SpeakerEntry> found = [];
        foreach (var (name, speakers) in _surnames)
        {
            var allowed = EditDistance.Allowed(Math.Min(key.Length, name.Length));
            if (allowed == 0 || name[0] != key[0] || Math.Abs(name.Length - key.Length) > allowed)
                continue;

            var edits = EditDistance.Between(key, name);
            if (edits > allowed || edits > nearest)
                continue;
            if (edits < nearest)
                found.Clear();
            nearest = edits;
            found.AddRange(speakers);
        }

        return found;
    }

    private void AddName(string form, SpeakerEntry speaker)
    {
        var words = NameKey.Words(form);
        if (words.Count == 0)
            return;

        Add(_fullNames, Family(words), speaker);
        var isNation = Paraphrases.IsNation(RoleWord(words[^1]));
        if (words.Count == 1 && !isNation)
            Add(_surnames, Family(words), speaker);
        if (isNation || words.Count is < 2 or > 4 || char.IsLower(speaker.Name[0]) || !IsSurname(words[^1]))
            return;

        Add(_surnames, NameFamilies.Key(words[^1]), speaker);
        foreach (var word in words)
            Add(_nameWords, NameFamilies.Key(word), speaker);
    }

    private void AddRole(string role, SpeakerEntry speaker)
    {
        var words = NameKey.Words(role).Select(RoleWord).ToFrozenSet(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (!_roles.TryGetValue(word, out var entries))
                _roles[word] = entries = [];
            entries.Add((speaker, words));
        }
    }

    private static void Add(Dictionary<string, List<SpeakerEntry>> names, string key, SpeakerEntry speaker)
    {
        if (!names.TryGetValue(key, out var speakers))
            names[key] = speakers = [];
        if (!speakers.Contains(speaker))
            speakers.Add(speaker);
    }

    // Nations and their adjectives are one word here, and so are singular and plural. Roles repeat few words, so they are kept.
    private static string RoleWord(string word) => RoleWords.Count < MostRoleWords ? RoleWords.GetOrAdd(word, AnalyzeRoleWord) : AnalyzeRoleWord(word);

    private static string AnalyzeRoleWord(string word)
    {
        var terms = AnalyzedText.Of(word).Terms;
        return terms.Count == 0 ? word : Paraphrases.Canonical(terms[0].Term);
    }

    private static List<SpeakerEntry>? OnlyOne(List<SpeakerEntry>? speakers) => speakers is { Count: 1 } ? speakers : null;

    // "Lindqvists view", the apostrophe left out; null when no word has such an ending.
    private static List<string>? WithoutPluralEndings(IReadOnlyList<string> words) => words.Any(word => word.Length > 4 && word[^1] == 's')
        ? [.. words.Select(word => word.Length > 4 && word[^1] == 's' ? word[..^1] : word)]
        : null;

    private static IReadOnlyList<string> WithoutTitles(IReadOnlyList<string> words) => [.. words.SkipWhile(Titles.Contains)];

    private static string Family(IEnumerable<string> words) => NameFamilies.Key(string.Join(' ', words));

    private static readonly ConcurrentDictionary<string, string> RoleWords = new(StringComparer.Ordinal);
    private const int MostRoleWords = 20_000;
    private const double Tie = 0.01;
    private const int LongestPhrase = 10;
    private const int MostMatches = 8;
}
