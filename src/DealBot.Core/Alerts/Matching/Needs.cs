using DealBot.Search;

namespace DealBot.Core.Alerts.Matching;

/// <summary>The terms without which nothing matches a query.</summary>
internal static class Needs
{
    /// <summary>Groups of terms; what matches holds at least one of each group. None where that cannot be said.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Field, string Term)>> Of(Query query) => query switch
    {
        Query.OfTerm term => [[(term.Field, term.Term)]],
        Query.OfSynonyms synonyms => [[.. synonyms.Terms.Select(term => (synonyms.Field, term))]],
        Query.OfPhrase phrase => [.. phrase.Terms.Select(IReadOnlyList<(string, string)> (term) => [(phrase.Field, term.Term)])],
        Query.Boosted boosted => Of(boosted.Inner),
        Query.OfClauses clauses when clauses.Clauses.Any(IsRequired) =>
            [.. clauses.Clauses.Where(IsRequired).SelectMany(clause => Of(clause.Query))],
        Query.OfClauses clauses => OfAny([.. clauses.Clauses.Where(clause => clause.Occur == Occur.Should).Select(clause => Of(clause.Query))]),
        _ => [],
    };

    private static IReadOnlyList<IReadOnlyList<(string Field, string Term)>> OfAny(IReadOnlyList<IReadOnlyList<IReadOnlyList<(string, string)>>> alternatives) =>
        alternatives.Count == 0 || alternatives.Any(needs => needs.Count == 0) ? [] : [[.. alternatives.SelectMany(needs => needs[0])]];

    private static bool IsRequired(Clause clause) => clause.Occur is Occur.Must or Occur.Filter;
}
