using System.Globalization;
using System.Text;

namespace DealBot.Search.Weights;

/// <summary>Writes a query as Lucene's explanations do.</summary>
internal static class QueryWords
{
    public static string Of(Query query) => query switch
    {
        Query.OfTerm q => $"{q.Field}:{q.Term}",
        Query.OfSynonyms q => $"Synonym({string.Join(' ', q.Terms.Select(t => $"{q.Field}:{t}"))})",
        Query.OfPhrase q => $"{q.Field}:\"{PhraseWords(q)}\"{(q.Slop > 0 ? $"~{q.Slop}" : "")}",
        Query.OfPrefix q => $"{q.Field}:{q.Prefix}*",
        Query.OfWildcard q => $"{q.Field}:{q.Pattern}",
        Query.OfFuzzy q => $"{q.Field}:{q.Term}~{q.MaxEdits}",
        Query.OfRange q =>
            $"{q.Field}:{(q.IncludesLow ? '[' : '{')}{q.Low ?? "*"} TO {q.High ?? "*"}{(q.IncludesHigh ? ']' : '}')}",
        Query.OfClauses q => string.Join(' ', q.Clauses.Select(ClauseWords)),
        Query.Boosted q => string.Create(CultureInfo.InvariantCulture, $"({Of(q.Inner)})^{q.Boost:0.0######}"),
        Query.Everything => "*:*",
        _ => "MatchNoDocsQuery",
    };

    private static string ClauseWords(Clause clause)
    {
        var words = clause.Query is Query.OfClauses ? $"({Of(clause.Query)})" : Of(clause.Query);
        return clause.Occur switch
        {
            Occur.Must => "+" + words,
            Occur.Filter => "#" + words,
            Occur.MustNot => "-" + words,
            _ => words,
        };
    }

    private static string PhraseWords(Query.OfPhrase phrase)
    {
        var words = new StringBuilder();
        var position = 0;
        foreach (var term in phrase.Terms)
        {
            for (; position < term.Position; position++) words.Append(position == 0 ? "?" : " ?");
            words.Append(words.Length == 0 ? "" : " ").Append(term.Term);
            position = term.Position + 1;
        }

        return words.ToString();
    }
}
