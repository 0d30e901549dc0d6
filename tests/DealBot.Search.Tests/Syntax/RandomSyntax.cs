using DealBot.Search.Syntax;

namespace DealBot.Search.Tests.Syntax;

/// <summary>Random trees of every kind that the parser can give.</summary>
internal sealed class RandomSyntax(Random random, string[] fields)
{
    private static readonly string[] Pieces =
        ["a", "b", "mineral", "é", "AND", "OR", "NOT", "+", "-", "!", "(", ")", "\"", "“", "*", "?", ":", "\\", "~", "^", "[", "}", " ", "\u3000", "speaker", "&&", "/"];

    public QuerySyntax Next(int depth = 3) => random.Next(depth > 0 ? 13 : 8) switch
    {
        0 or 1 or 2 => new QuerySyntax.Words(Text()),
        3 => new QuerySyntax.Phrase(Text(), random.Next(3)),
        4 => new QuerySyntax.Prefix(Text()),
        5 => new QuerySyntax.Wildcard($"{Letters()}?{Letters()}*"),
        6 => new QuerySyntax.Fuzzy(Text(), random.Next(3)),
        7 => new QuerySyntax.Range(random.Next(3) == 0 ? null : Letters(), random.Next(3) == 0 ? null : Letters(), random.Next(2) == 0, random.Next(2) == 0),
        8 => new QuerySyntax.Everything(),
        9 => new QuerySyntax.InField(random.GetItems(fields, 1)[0], Next(depth - 1)),
        10 => new QuerySyntax.Boosted(Next(depth - 1), random.Next(1, 40) / 4f),
        _ => Group(depth - 1),
    };

    public static bool AreSame(QuerySyntax? one, QuerySyntax? other) => (one, other) switch
    {
        (null, null) => true,
        (QuerySyntax.Group a, QuerySyntax.Group b) => a.Clauses.Count == b.Clauses.Count
            && a.Clauses.Zip(b.Clauses).All(pair => pair.First.Occur == pair.Second.Occur && AreSame(pair.First.Syntax, pair.Second.Syntax)),
        (QuerySyntax.InField a, QuerySyntax.InField b) => string.Equals(a.Field, b.Field, StringComparison.Ordinal) && AreSame(a.Inner, b.Inner),
        (QuerySyntax.Boosted a, QuerySyntax.Boosted b) => a.Boost.Equals(b.Boost) && AreSame(a.Inner, b.Inner),
        ({ } a, { } b) => (a with { Span = default }).Equals(b with { Span = default }),
        _ => false,
    };

    private QuerySyntax.Group Group(int depth)
    {
        var clauses = Enumerable.Range(0, random.Next(2, 5))
            .Select(_ => new SyntaxClause(random.GetItems([Occur.Should, Occur.Must, Occur.MustNot], 1)[0], Next(depth)));
        return new QuerySyntax.Group([.. clauses]);
    }

    private string Letters() => string.Concat(random.GetItems(Pieces.AsSpan(0, 4), random.Next(1, 3)));

    private string Text()
    {
        var text = string.Concat(random.GetItems(Pieces, random.Next(1, 4)));
        return string.IsNullOrWhiteSpace(text) ? "a" : text;
    }
}
