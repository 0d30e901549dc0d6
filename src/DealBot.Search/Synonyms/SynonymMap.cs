namespace DealBot.Search.Synonyms;

/// <summary>Words that are looked for along with, or instead of, the words asked for. Immutable; safe for any number of threads.</summary>
/// <remarks>
/// Applied at query time: a change needs no reindexing. Both sides are analysed as passages are, so a rule covers every inflected form;
/// synonyms of one word score as one term (Lucene's SynonymQuery), synonyms of several words are phrases beside it.
/// </remarks>
public sealed class SynonymMap
{
    private readonly Dictionary<string, List<Entry>> _byFirstTerm = new(StringComparer.Ordinal);

    private SynonymMap() { }

    /// <summary>Reads a file of synonyms in Solr's format.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="analyzer">The analyzer that the passages are indexed with.</param>
    /// <param name="errors">What is wrong with the file; lines with errors are left out of the map.</param>
    public static SynonymMap Read(string text, IAnalyzer analyzer, out IReadOnlyList<SynonymError> errors)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(analyzer);
        var found = new List<SynonymError>();
        var map = new SynonymMap();
        foreach (var rule in SynonymFile.Read(text, found)) map.Add(rule, analyzer, found);

        foreach (var entries in map._byFirstTerm.Values) entries.Sort((a, b) => b.From.Count.CompareTo(a.From.Count)); // the longest first
        found.Sort((a, b) => a.Line.CompareTo(b.Line));
        errors = found;
        return map;
    }

    /// <summary>The words to look for instead of the terms from <paramref name="at"/> on, the terms themselves among them where
    /// the rule keeps them; empty when no rule speaks of them.</summary>
    /// <param name="terms">A query's terms with their positions.</param>
    /// <param name="at">The first term to look at.</param>
    /// <param name="length">How many terms the result stands for: the most that a rule covers.</param>
    public IReadOnlyList<IReadOnlyList<PhraseTerm>> Alternatives(IReadOnlyList<PhraseTerm> terms, int at, out int length)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var entry = Find(terms, at);
        length = entry?.From.Count ?? 1;
        return entry?.To ?? [];
    }

    /// <summary>What to look for instead of the terms from <paramref name="at"/> on; null when no rule speaks of them.</summary>
    /// <param name="terms">A query's terms with their positions.</param>
    /// <param name="at">The first term to look at.</param>
    /// <param name="length">How many terms the result stands for: the most that a rule covers.</param>
    internal Query? Expand(IReadOnlyList<PhraseTerm> terms, int at, out int length)
    {
        var entry = Find(terms, at);
        length = entry?.From.Count ?? 1;
        return entry?.ToQuery();
    }

    private Entry? Find(IReadOnlyList<PhraseTerm> terms, int at) =>
        _byFirstTerm.TryGetValue(terms[at].Term, out var entries) ? entries.Find(entry => StandsAt(entry.From, terms, at)) : null;

    private void Add(SynonymRule rule, IAnalyzer analyzer, List<SynonymError> errors)
    {
        var from = Analyze(rule, rule.From, analyzer, errors);
        var to = ReferenceEquals(rule.From, rule.To) ? from : Analyze(rule, rule.To, analyzer, errors);
        if (from is null || to is null) return;

        foreach (var words in from)
        {
            var entries = _byFirstTerm.TryGetValue(words[0].Term, out var known) ? known : _byFirstTerm[words[0].Term] = [];
            var entry = entries.Find(other => other.From.SequenceEqual(words));
            if (entry is null) entries.Add(entry = new Entry(words, []));

            // What was asked for comes first where it is among the synonyms, then the others in the file's order.
            foreach (var other in to.OrderBy(other => !other.SequenceEqual(words)))
            {
                if (!entry.To.Exists(known => known.SequenceEqual(other))) entry.To.Add(other);
            }
        }
    }

    private static List<IReadOnlyList<PhraseTerm>>? Analyze(SynonymRule rule, IReadOnlyList<string> side, IAnalyzer analyzer, List<SynonymError> errors)
    {
        var analyzed = new List<IReadOnlyList<PhraseTerm>>();
        foreach (var words in side)
        {
            var terms = AnalyzedTerms.Of(words, analyzer);
            if (terms.Count > 0)
            {
                analyzed.Add(terms);
                continue;
            }

            errors.Add(new SynonymError(rule.Line, $"\"{words}\" holds no word that is searched for (such words as \"the\" are not). Remove it from the line."));
            return null;
        }

        return analyzed;
    }

    private static bool StandsAt(IReadOnlyList<PhraseTerm> words, IReadOnlyList<PhraseTerm> terms, int at)
    {
        if (at + words.Count > terms.Count) return false;
        for (var next = 0; next < words.Count; next++)
        {
            var term = terms[at + next];
            if (!string.Equals(words[next].Term, term.Term, StringComparison.Ordinal) || words[next].Position != term.Position - terms[at].Position) return false;
        }

        return true;
    }

    private sealed record Entry(IReadOnlyList<PhraseTerm> From, List<IReadOnlyList<PhraseTerm>> To)
    {
        public Query ToQuery()
        {
            var clauses = new List<Clause>();
            var singles = To.Where(words => words.Count == 1).Select(words => words[0].Term).ToList();
            if (singles.Count > 0) clauses.Add(new Clause(Occur.Should, OfAny(singles)));

            foreach (var words in To.Where(words => words.Count > 1))
            {
                // The words asked for are words as ever, which need not stand together; only the others are phrases.
                if (words.SequenceEqual(From)) clauses.AddRange(words.Select(word => new Clause(Occur.Should, new Query.OfTerm(Fields.Text, word.Term))));
                else clauses.Add(new Clause(Occur.Should, new Query.OfPhrase(Fields.Text, words, Slop: 0)));
            }

            return clauses is [var only] ? only.Query : new Query.OfClauses(clauses);
        }

        private static Query OfAny(List<string> terms) =>
            terms is [var only] ? new Query.OfTerm(Fields.Text, only) : new Query.OfSynonyms(Fields.Text, terms);
    }
}
