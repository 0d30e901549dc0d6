using DealBot.Search.Synonyms;

namespace DealBot.Search.Syntax;

/// <summary>Turns what was typed into what the index understands: analyses words, puts synonyms in, drops stop words.</summary>
/// <param name="analyzer">The analyzer that the passages were indexed with.</param>
/// <param name="synonyms">Applied to words outside quotation marks; null for none.</param>
/// <remarks>
/// As Lucene's QueryParser builds queries: a word that gives several terms is a group of optional clauses, a phrase keeps the gaps
/// of its stop words, and the written parts of prefixes, wildcards and fuzzy words are folded but not stemmed. In fields other
/// than the text a value is one term, folded.
/// </remarks>
public sealed class QueryLowering(IAnalyzer analyzer, SynonymMap? synonyms = null)
{
    /// <summary>The query for a tree; <see cref="Query.Nothing"/> when no term is left of it.</summary>
    public Query Lower(QuerySyntax? syntax) => (syntax is null ? null : Lower(syntax, Fields.Text)) ?? new Query.Nothing();

    private Query? Lower(QuerySyntax syntax, string field)
    {
        switch (syntax)
        {
            case QuerySyntax.Group group:
                return Group(group.Clauses, field);
            case QuerySyntax.InField inField:
                return Lower(inField.Inner, inField.Field);
            case QuerySyntax.Boosted boosted:
                return Lower(boosted.Inner, field) is { } inner ? new Query.Boosted(inner, boosted.Boost) : null;
            case QuerySyntax.Words words when IsText(field):
                return Together(TextClauses(words.Text));
            case QuerySyntax.Words words:
                return new Query.OfTerm(field, analyzer.Fold(words.Text));
            case QuerySyntax.Phrase phrase when IsText(field):
                return Phrase(phrase);
            case QuerySyntax.Phrase phrase:
                return new Query.OfTerm(field, analyzer.Fold(phrase.Text));
            case QuerySyntax.Prefix { Text: "" } when IsText(field):
                return new Query.Everything();
            case QuerySyntax.Prefix prefix:
                return new Query.OfPrefix(field, analyzer.Fold(prefix.Text));
            case QuerySyntax.Wildcard wildcard:
                return new Query.OfWildcard(field, analyzer.Fold(wildcard.Pattern));
            case QuerySyntax.Fuzzy fuzzy:
                return new Query.OfFuzzy(field, analyzer.Fold(fuzzy.Text), fuzzy.MaxEdits);
            case QuerySyntax.Range range:
                return new Query.OfRange(field, FoldBound(range.Low), FoldBound(range.High), range.IncludesLow, range.IncludesHigh);
            case QuerySyntax.Everything:
                return new Query.Everything();
            default:
                throw new ArgumentException($"No such syntax: {syntax.GetType()}.", nameof(syntax));
        }
    }

    private Query.OfClauses? Group(IReadOnlyList<SyntaxClause> clauses, string field)
    {
        var lowered = new List<Clause>(clauses.Count);
        for (var at = 0; at < clauses.Count; at++)
        {
            var run = IsText(field) ? PlainRun(clauses, at) : 0;
            if (run > 1)
            {
                // Words side by side are analysed together, so that synonyms of several words are seen.
                lowered.AddRange(TextClauses(string.Join(' ', clauses.Skip(at).Take(run).Select(clause => ((QuerySyntax.Words)clause.Syntax).Text))));
                at += run - 1;
            }
            else if (Lower(clauses[at].Syntax, field) is { } query)
            {
                lowered.Add(new Clause(clauses[at].Occur, query));
            }
        }

        return lowered.Count > 0 ? new Query.OfClauses(lowered) : null;
    }

    private static int PlainRun(IReadOnlyList<SyntaxClause> clauses, int from)
    {
        var at = from;
        while (at < clauses.Count && clauses[at] is { Occur: Occur.Should, Syntax: QuerySyntax.Words }) at++;
        return at - from;
    }

    private Query? Phrase(QuerySyntax.Phrase phrase)
    {
        var terms = AnalyzedTerms.Of(phrase.Text, analyzer);
        return terms switch
        {
            [] => null,
            [var only] => new Query.OfTerm(Fields.Text, only.Term),
            _ => new Query.OfPhrase(Fields.Text, terms, phrase.Slop),
        };
    }

    private List<Clause> TextClauses(string text)
    {
        var terms = AnalyzedTerms.Of(text, analyzer);
        var clauses = new List<Clause>(terms.Count);
        for (var at = 0; at < terms.Count;)
        {
            var length = 1;
            var query = synonyms?.Expand(terms, at, out length) ?? new Query.OfTerm(Fields.Text, terms[at].Term);
            clauses.Add(new Clause(Occur.Should, query));
            at += length;
        }

        return clauses;
    }

    private static Query? Together(List<Clause> clauses) => clauses switch
    {
        [] => null,
        [var only] => only.Query,
        _ => new Query.OfClauses(clauses),
    };

    private string? FoldBound(string? bound) => bound is null ? null : analyzer.Fold(bound);

    private static bool IsText(string field) => string.Equals(field, Fields.Text, StringComparison.Ordinal);
}
