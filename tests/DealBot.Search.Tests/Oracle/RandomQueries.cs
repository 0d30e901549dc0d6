namespace DealBot.Search.Tests.Oracle;

/// <summary>Random queries of every kind.</summary>
internal sealed class RandomQueries(Random random, string[] vocabulary)
{
    public Query Next() => Next(depth: 0);

    private Query Next(int depth) => random.Next(depth < 3 ? 24 : 16) switch
    {
        < 6 => new Query.OfTerm(Fields.Text, Word()),
        6 => new Query.OfTerm("speaker", Word()),
        7 => new Query.OfSynonyms(Fields.Text, Many(Word, 1, 4)),
        8 => Phrase(),
        9 => new Query.OfPrefix(Field(), Word()[..1]),
        10 => new Query.OfWildcard(Field(), Pattern()),
        11 => new Query.OfFuzzy(Field(), Word(), random.Next(3)),
        12 => Range(),
        13 => new Query.Boosted(Next(depth + 1), random.Next(1, 50) / 10f),
        14 => random.Next(4) == 0 ? new Query.Everything() : new Query.OfTerm(Fields.Text, Word()),
        15 => random.Next(8) == 0 ? new Query.Nothing() : new Query.OfTerm(Fields.Text, Word()),
        < 20 => Disjunction(),
        _ => new Query.OfClauses(Many(() => new Clause(RandomOccur(), Next(depth + 1)), 0, 5)),
    };

    /// <summary>What most questions come to: some words, and perhaps a fact that filters them.</summary>
    private Query.OfClauses Disjunction()
    {
        var clauses = Many(() => new Clause(Occur.Should, new Query.OfTerm(Fields.Text, Word())), 1, 7).ToList();
        if (random.Next(3) == 0) clauses.Add(new Clause(Occur.Filter, new Query.OfTerm("speaker", Word())));
        if (random.Next(4) == 0) clauses.Add(new Clause(Occur.MustNot, new Query.OfTerm(Fields.Text, Word())));
        if (random.Next(3) == 0) clauses.Add(new Clause(Occur.Must, new Query.OfTerm(Fields.Text, Word())));
        if (random.Next(4) == 0) clauses.Add(new Clause(Occur.Must, new Query.OfTerm(Fields.Text, Word())));
        return new Query.OfClauses(clauses);
    }

    private Query.OfPhrase Phrase()
    {
        var position = 0;
        List<PhraseTerm> terms = [];
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            terms.Add(new PhraseTerm(Word(), position));
            position += random.Next(6) == 0 ? 2 : 1;
        }

        return new Query.OfPhrase(Fields.Text, terms, random.Next(2) == 0 ? 0 : random.Next(1, 5));
    }

    private Query.OfRange Range()
    {
        var low = random.Next(4) == 0 ? null : $"2025{random.Next(1, 13):00}";
        var high = random.Next(4) == 0 ? null : $"2025{random.Next(1, 13):00}{random.Next(1, 29):00}";
        return new Query.OfRange("day", low, high, random.Next(2) == 0, random.Next(2) == 0);
    }

    private string Pattern() => string.Concat(Word().Select(c => random.Next(4) switch { 0 => '*', 1 => '?', _ => c }));

    private string Field() => random.Next(4) == 0 ? "speaker" : Fields.Text;

    private Occur RandomOccur() => random.Next(8) switch { < 3 => Occur.Should, < 6 => Occur.Must, 6 => Occur.Filter, _ => Occur.MustNot };

    private string Word() => random.Next(30) == 0 ? "absent" : vocabulary[(int)(vocabulary.Length * Math.Pow(random.NextDouble(), 2))];

    private IReadOnlyList<T> Many<T>(Func<T> next, int least, int below) =>
        [.. Enumerable.Range(0, random.Next(least, below)).Select(_ => next())];
}
