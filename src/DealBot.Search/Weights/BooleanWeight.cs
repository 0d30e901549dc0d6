using DealBot.Search.Execution;

namespace DealBot.Search.Weights;

/// <summary>A clause made ready.</summary>
internal sealed record WeightedClause(Occur Occur, Weight Weight, Query Query);

/// <summary>A combination of clauses, as Lucene's <c>BooleanQuery</c>.</summary>
internal sealed class BooleanWeight(IReadOnlyList<WeightedClause> clauses) : Weight
{
    private readonly bool _hasRequired = clauses.Any(c => c.Occur is Occur.Must or Occur.Filter);

    public IReadOnlyList<WeightedClause> Clauses => clauses;

    /// <summary>Whether its clauses would mean the same if they stood where it stands, as a clause of another combination.</summary>
    public bool NeedsNoGroup(Occur occur) => occur switch
    {
        Occur.Should => clauses.All(c => c.Occur == Occur.Should),
        Occur.Must => _hasRequired,
        _ => false,
    };

    public override PassageCursor? Open(int segment)
    {
        List<PassageCursor> required = [];
        List<PassageCursor> scored = [];
        List<PassageCursor> optional = [];
        List<PassageCursor> prohibited = [];
        foreach (var clause in clauses)
        {
            var cursor = clause.Weight.Open(segment);
            if (clause.Occur is Occur.Must or Occur.Filter)
            {
                if (cursor is null) return null;
                required.Add(cursor);
                if (clause.Occur == Occur.Must) scored.Add(cursor);
            }
            else if (cursor is not null)
            {
                (clause.Occur == Occur.Should ? optional : prohibited).Add(cursor);
            }
        }

        var matching = Matching(required, scored, optional);
        return matching is null || prohibited.Count == 0 ? matching : new ExclusionCursor(matching, AnyOf(prohibited));
    }

    public override Verdict Explain(int segment, int passage)
    {
        List<Explanation> matches = [];
        List<Explanation> failures = [];
        var anyOptional = false;
        foreach (var clause in clauses)
        {
            var verdict = clause.Weight.Explain(segment, passage);
            if (verdict.Matches)
            {
                anyOptional |= clause.Occur == Occur.Should;
                if (clause.Occur is Occur.Should or Occur.Must) matches.Add(verdict.Explanation);
                else if (clause.Occur == Occur.Filter) matches.Add(new Explanation(0, "match on required clause, product of:", [verdict.Explanation]));
                else failures.Add(new Explanation(0, $"match on prohibited clause ({QueryWords.Of(clause.Query)})", [verdict.Explanation]));
            }
            else if (clause.Occur is Occur.Must or Occur.Filter)
            {
                failures.Add(new Explanation(0, $"no match on required clause ({QueryWords.Of(clause.Query)})", [verdict.Explanation]));
            }
        }

        if (failures.Count > 0)
            return Verdict.NoMatch("Failure to meet condition(s) of required/prohibited clause(s)", failures);
        if (!_hasRequired && !anyOptional) return Verdict.NoMatch("No matching clauses");
        return Verdict.Match((float)matches.Sum(m => (double)m.Value), "sum of:", matches);
    }

    private PassageCursor? Matching(List<PassageCursor> required, List<PassageCursor> scored, List<PassageCursor> optional)
    {
        if (!_hasRequired) return optional.Count == 0 ? null : AnyOf(optional);
        PassageCursor all = required is [var only] && scored.Count == 1
            ? only
            : new ConjunctionCursor([.. required.OrderBy(c => c.Cost)], [.. scored]);
        return optional.Count == 0 ? all : new OptionalCursor(all, AnyOf(optional));
    }

    private static PassageCursor AnyOf(List<PassageCursor> cursors) =>
        cursors is [var only] ? only : new DisjunctionCursor([.. cursors]);
}
