using DealBot.Search.Dictionary;
using DealBot.Search.Execution;

namespace DealBot.Search.Weights;

/// <summary>Makes queries ready for a snapshot, rewriting them as Lucene 8 does.</summary>
internal sealed class QueryCompiler(Snapshot snapshot)
{
    private static readonly NothingWeight Nothing = new();

    /// <param name="query">The query.</param>
    /// <param name="scored">False where only the matches count: no idf is computed and every score is 0.</param>
    public Weight Compile(Query query, bool scored) => Compile(query, 1, scored);

    private Weight Compile(Query query, float boost, bool scored)
    {
        var constant = scored ? boost : 0;
        return query switch
        {
            Query.OfTerm q => OfTerms(query, q.Field, [q.Term], boost, scored),
            Query.OfSynonyms q => q.Terms.Count == 0 ? Nothing : OfTerms(query, q.Field, q.Terms, boost, scored),
            Query.OfPhrase q => OfPhrase(q, boost, scored),
            Query.OfPrefix q => OfPattern(query, q.Field, new PrefixPattern(q.Prefix), constant),
            Query.OfWildcard q => OfPattern(query, q.Field, new WildcardPattern(q.Pattern), constant),
            Query.OfRange q => OfPattern(query, q.Field, new RangePattern(q.Low, q.High, q.IncludesLow, q.IncludesHigh), constant),
            Query.OfFuzzy q => OfFuzzy(q, boost, scored),
            Query.OfClauses q => OfClauses(q, boost, scored),
            Query.Boosted q => Compile(q.Inner, boost * q.Boost, scored),
            Query.Everything => new EverythingWeight(snapshot, constant),
            _ => Nothing,
        };
    }

    private Weight OfTerms(Query query, string field, IReadOnlyList<string> terms, float boost, bool scored)
    {
        TermLookup[] lookups = [.. terms.Distinct(StringComparer.Ordinal).Select(t => new TermLookup(snapshot, field, t))];
        var commonest = lookups.Max(l => l.PassageCount);
        if (commonest == 0) return Nothing;
        var scoring = scored && IsText(field)
            ? new TermScoring(snapshot.Bm25, boost, new TermFrequency(terms[0], commonest))
            : null;
        return new TermWeight(snapshot, lookups, scoring, query);
    }

    private PatternWeight OfPattern(Query query, string field, TermPattern pattern, float score) =>
        new PatternWeight(snapshot, field, pattern, score, query);

    private Weight OfPhrase(Query.OfPhrase phrase, float boost, bool scored)
    {
        if (phrase.Terms.Count == 0) return Nothing;
        if (phrase.Terms.Count == 1) return Compile(new Query.OfTerm(phrase.Field, phrase.Terms[0].Term), boost, scored);
        if (!IsText(phrase.Field)) return Nothing; // an exact term has no words

        TermLookup[] lookups = [.. phrase.Terms.Select(t => new TermLookup(snapshot, phrase.Field, t.Term))];
        if (lookups.Any(l => l.PassageCount == 0)) return Nothing;
        TermFrequency[] frequencies = [.. lookups.Zip(phrase.Terms, (l, t) => new TermFrequency(t.Term, l.PassageCount))];
        var scoring = scored ? new TermScoring(snapshot.Bm25, boost, frequencies) : null;
        return new PhraseWeight(snapshot, phrase, lookups, scoring);
    }

    private Weight OfFuzzy(Query.OfFuzzy fuzzy, float boost, bool scored)
    {
        var terms = FuzzyExpansion.Of(snapshot, fuzzy);
        if (terms.Count == 0) return Nothing;

        // All expansions share the commonest one's idf, lest a rare misspelling outrank the word itself.
        TermLookup[] lookups = [.. terms.Select(t => new TermLookup(snapshot, fuzzy.Field, t.Term))];
        var commonest = lookups.Max(l => l.PassageCount);
        var isScored = scored && IsText(fuzzy.Field);
        return Combine([.. terms.Zip(lookups, (term, lookup) => new WeightedClause(
            Occur.Should,
            new TermWeight(
                snapshot,
                [lookup],
                isScored ? new TermScoring(snapshot.Bm25, boost * term.Boost, new TermFrequency(term.Term, commonest)) : null,
                new Query.OfTerm(fuzzy.Field, term.Term)),
            new Query.OfTerm(fuzzy.Field, term.Term)))]);
    }

    private Weight OfClauses(Query.OfClauses query, float boost, bool scored) =>
        Combine([.. query.Clauses.Select(c => new WeightedClause(
            c.Occur,
            Compile(c.Query, boost, scored && c.Occur is (Occur.Should or Occur.Must)),
            c.Query))]);

    /// <summary>Only the words of the text are scored; the terms of other fields are facts that a passage has or lacks.</summary>
    private static bool IsText(string field) => string.Equals(field, Fields.Text, StringComparison.Ordinal);

    private static Weight Combine(IReadOnlyList<WeightedClause> clauses)
    {
        // What is not nested can be skipped together.
        WeightedClause[] flat = [.. clauses.SelectMany(c => c.Weight is BooleanWeight inner && inner.NeedsNoGroup(c.Occur) ? inner.Clauses : [c])];
        return flat is [{ Occur: Occur.Should or Occur.Must, Weight: var only }] ? only : new BooleanWeight(flat);
    }
}
