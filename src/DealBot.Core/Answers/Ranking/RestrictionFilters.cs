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
    /// <summary>The clauses; none when nothing is demanded.</summary>
    public static IReadOnlyList<Clause> Of(Restrictions restrictions, ILibraryView view, SynonymMap? synonyms)
    {
        List<Clause> clauses = [.. restrictions.Facets.Select(facet => new Clause(facet.IsExcluded ? Occur.MustNot : Occur.Filter, OfFacet(facet, view)))];
        if (restrictions.After is not null || restrictions.Before is not null)
        {
            clauses.Add(new Clause(Occur.Filter, new Query.OfRange(
                FacetNames.Day, restrictions.After?.ToString("yyyyMMdd"), restrictions.Before?.ToString("yyyyMMdd"), IncludesLow: true, IncludesHigh: false)));
        }

        AddSyntax(clauses, restrictions.Clauses, synonyms);
        if (clauses.Count > 0 && clauses.TrueForAll(clause => clause.Occur == Occur.MustNot))
            clauses.Add(new Clause(Occur.Filter, new Query.Everything()));
        return clauses;
    }

    private static Query OfFacet(FacetDemand facet, ILibraryView view) => facet.Field switch
    {
        FacetNames.Title => new Query.OfClauses(
            [.. Paraphrases.Analyze(facet.Value).Select(term => new Clause(Occur.Must, new Query.OfTerm(FacetNames.Title, term.Term)))]),
        FacetNames.Article => new Query.OfSynonyms(FacetNames.Article, [.. view.Articles
            .Where(article => string.Equals(article.Id.ToString(), facet.Value, StringComparison.Ordinal)
                || article.File.Contains(facet.Value, StringComparison.OrdinalIgnoreCase))
            .Select(article => article.Id.ToString())]),
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
