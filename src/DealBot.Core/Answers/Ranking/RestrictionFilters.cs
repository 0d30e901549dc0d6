using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Answers.Questions;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Search.Synonyms;
using DealBot.Search.Syntax;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Turns the operators of a question into clauses that every answer must meet.</summary>
internal static class RestrictionFilters
{
    /// <summary>The clauses, speakers left out; none when nothing is demanded.</summary>
    /// <param name="restrictions">What the operators demand.</param>
    /// <param name="articlesNamed">Finds the passages of articles whose id or file a value names.</param>
    /// <param name="synonyms">The team's own; null for none.</param>
    public static IReadOnlyList<Clause> Of(Restrictions restrictions, Func<string, Query> articlesNamed, SynonymMap? synonyms)
    {
        List<Clause> clauses = [.. restrictions.Facets.Select(facet => new Clause(facet.IsExcluded ? Occur.MustNot : Occur.Filter, OfFacet(facet, articlesNamed)))];
        if (restrictions.After is not null || restrictions.Before is not null)
        {
            clauses.Add(new Clause(Occur.Filter, new Query.OfRange(
                FacetNames.Day, restrictions.After?.ToString("yyyyMMdd"), restrictions.Before?.ToString("yyyyMMdd"), IncludesLow: true, IncludesHigh: false)));
        }

        AddSyntax(clauses, restrictions.Clauses, synonyms);
        return clauses;
    }

    private static Query OfFacet(FacetDemand facet, Func<string, Query> articlesNamed) => facet.Field switch
    {
        FacetNames.Title => new Query.OfClauses(
            [.. Paraphrases.Analyze(facet.Value).Select(term => new Clause(Occur.Must, new Query.OfTerm(FacetNames.Title, term.Term)))]),
        FacetNames.Article => articlesNamed(facet.Value),
        FacetNames.Day when Days.TryParse(facet.Value, out var day) => new Query.OfTerm(FacetNames.Day, day.ToString("yyyyMMdd")),
        FacetNames.Source => new Query.OfWildcard(FacetNames.Source, $"*{FacetNames.Fold(facet.Value)}*"),
        _ => new Query.OfTerm(facet.Field, FacetNames.Fold(facet.Value)),
    };

    // What is forbidden is forbidden to the whole; of what is optional one must match.
    private static void AddSyntax(List<Clause> clauses, string text, SynonymMap? synonyms)
    {
        if (text.Length == 0 || QueryParser.Parse(text, []) is not { } syntax)
            return;

        var lowering = new QueryLowering(EnglishAnalyzer.Instance, synonyms);
        List<Clause> optional = [];
        foreach (var clause in syntax.TopClauses)
        {
            var lowered = lowering.Lower(clause.Syntax);
            if (clause.Occur == Occur.Should)
                optional.Add(new Clause(Occur.Should, lowered));
            else
                clauses.Add(new Clause(clause.Occur == Occur.MustNot ? Occur.MustNot : Occur.Filter, lowered));
        }

        if (optional.Count > 0)
            clauses.Add(new Clause(Occur.Filter, new Query.OfClauses(optional)));
    }
}
