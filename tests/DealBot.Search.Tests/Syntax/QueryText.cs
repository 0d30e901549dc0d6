namespace DealBot.Search.Tests.Syntax;

/// <summary>Shows a query in one line, so that a test's expectation can be read.</summary>
internal static class QueryText
{
    public static string Show(Query query) => query switch
    {
        Query.OfTerm node => $"{node.Field}:{node.Term}",
        Query.OfSynonyms node => $"{node.Field}:{{{string.Join('|', node.Terms)}}}",
        Query.OfPhrase node => $"{node.Field}:\"{string.Join(' ', node.Terms.Select(term => $"{term.Term}@{term.Position}"))}\"~{node.Slop}",
        Query.OfPrefix node => $"{node.Field}:{node.Prefix}*",
        Query.OfWildcard node => $"{node.Field}:{node.Pattern}",
        Query.OfFuzzy node => $"{node.Field}:{node.Term}~{node.MaxEdits}",
        Query.OfRange node => $"{node.Field}:{(node.IncludesLow ? '[' : '{')}{node.Low} TO {node.High}{(node.IncludesHigh ? ']' : '}')}",
        Query.OfClauses node => $"({string.Join(' ', node.Clauses.Select(Show))})",
        Query.Boosted node => $"{Show(node.Inner)}^{node.Boost}",
        _ => query.GetType().Name,
    };

    private static string Show(Clause clause) =>
        clause.Occur switch { Occur.Must => "+", Occur.MustNot => "-", Occur.Filter => "#", _ => "" } + Show(clause.Query);
}
