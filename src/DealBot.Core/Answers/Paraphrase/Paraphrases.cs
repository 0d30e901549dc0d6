using System.Collections.Frozen;
using DealBot.Search;

namespace DealBot.Core.Answers.Paraphrase;

/// <summary>Words that can stand for one another, from the list beside this file; general language, not the team's synonyms.</summary>
internal static class Paraphrases
{
    /// <summary>What a member of a <c>[same]</c> group counts for, the word itself being 1.</summary>
    public const double Same = 0.9;

    /// <summary>What a member of a <c>[near]</c> group counts for.</summary>
    public const double Near = 0.6;

    private static readonly FrozenDictionary<string, WordForm[]> ByTerms = Read(out Nations);

    private static readonly FrozenSet<string> Nations;

    /// <summary>What can stand for an analysed word or phrase, without itself; empty when nothing is known.</summary>
    public static IReadOnlyList<WordForm> Of(IReadOnlyList<PhraseTerm> terms) =>
        ByTerms.TryGetValue(Key(terms), out var paraphrases) ? paraphrases : [];

    /// <summary>Whether two analysed words can stand for one another.</summary>
    public static bool AreNear(string term, string other) => ByTerms.TryGetValue(term, out var forms)
        && Array.Exists(forms, form => form.Terms.Count == 1 && string.Equals(form.Terms[0].Term, other, StringComparison.Ordinal));

    /// <summary>Whether the list holds a word: then it is English, and no misspelt name.</summary>
    public static bool Knows(string term) => ByTerms.ContainsKey(term);

    /// <summary>Whether a term names a country or is its adjective.</summary>
    public static bool IsNation(string term) => Nations.Contains(term);

    /// <summary>One name for all members of the <c>[same]</c> groups a term is in: "ukrainian" and "ukraine" give the same.</summary>
    public static string Canonical(string term)
    {
        var canonical = term;
        foreach (var paraphrase in Of([new PhraseTerm(term, 0)]))
        {
            if (paraphrase.Strength >= Same && paraphrase.Terms.Count == 1 && string.CompareOrdinal(paraphrase.Terms[0].Term, canonical) < 0)
                canonical = paraphrase.Terms[0].Term;
        }

        return canonical;
    }

    /// <summary>The analysed terms of a word or phrase, as a phrase query asks for them.</summary>
    public static IReadOnlyList<PhraseTerm> Analyze(string words)
    {
        var terms = AnalyzedText.Of(words).Terms;
        return [.. terms.Select(term => new PhraseTerm(term.Term, term.Position - terms[0].Position))];
    }

    private static string Key(IReadOnlyList<PhraseTerm> terms) =>
        terms.Count == 1 ? terms[0].Term : string.Join(' ', terms.Select(term => term.Term));

    private static FrozenDictionary<string, WordForm[]> Read(out FrozenSet<string> nations)
    {
        Dictionary<string, Dictionary<string, WordForm>> found = new(StringComparer.Ordinal);
        HashSet<string> nationTerms = new(StringComparer.Ordinal);
        var section = "";
        foreach (var line in Lines())
        {
            if (line[0] == '[')
            {
                section = line;
                continue;
            }

            var strength = section is "[near]" ? Near : Same;

            var members = line.Split(',', StringSplitOptions.TrimEntries).Select(Analyze).Where(terms => terms.Count > 0).ToList();
            if (section is "[nations]")
                nationTerms.UnionWith(members.Where(member => member.Count == 1).Select(member => member[0].Term));
            foreach (var member in members)
            {
                if (!found.TryGetValue(Key(member), out var paraphrases))
                    found[Key(member)] = paraphrases = new(StringComparer.Ordinal);
                foreach (var other in members)
                {
                    if (!string.Equals(Key(other), Key(member), StringComparison.Ordinal))
                        paraphrases.TryAdd(Key(other), new WordForm(other, strength));
                }
            }
        }

        nations = nationTerms.ToFrozenSet(StringComparer.Ordinal);
        return found.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Values.ToArray(), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(Paraphrases).Assembly.GetManifestResourceStream("DealBot.Core.Answers.Paraphrase.paraphrases.txt")
            ?? throw new InvalidOperationException("The program was built without its list of paraphrases.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}

/// <summary>A word or phrase that can stand for another.</summary>
/// <param name="Terms">Its analysed terms.</param>
/// <param name="Strength">What it counts for, from 0 to 1.</param>
internal sealed record WordForm(IReadOnlyList<PhraseTerm> Terms, double Strength);
