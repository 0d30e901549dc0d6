namespace DealBot.Search.Execution;

/// <summary>What the matches of a cursor are made of, as far as it can be taken apart.</summary>
internal sealed class QueryParts
{
    private QueryParts() { }

    /// <summary>All of these match.</summary>
    public List<PassageCursor> Required { get; } = [];

    /// <summary>These add to the score.</summary>
    public List<PassageCursor> Optional { get; } = [];

    /// <summary>None of these matches.</summary>
    public List<PassageCursor> Prohibited { get; } = [];

    /// <summary>Whether a required cursor scores above 0.</summary>
    public bool IsScored => Required.Exists(Scores);

    /// <summary>The parts that say which passages score above 0, and how much.</summary>
    public static QueryParts Of(PassageCursor cursor)
    {
        var parts = new QueryParts();
        parts.Add(cursor);

        // What scores above 0 only by some disjunction matches one of its cursors.
        if (parts.Optional.Count == 0 && parts.Required.FindAll(Scores) is [DisjunctionCursor or SynonymCursor])
        {
            var only = parts.Required.Find(Scores)!;
            parts.Required.Remove(only);
            parts.AddOptional(only);
        }

        return parts;
    }

    private void Add(PassageCursor cursor)
    {
        switch (cursor)
        {
            case ExclusionCursor exclusion:
                Prohibited.Add(exclusion.Prohibited);
                Add(exclusion.Required);
                break;
            case OptionalCursor optional:
                AddOptional(optional.Optional);
                Add(optional.Required);
                break;
            case ConjunctionCursor conjunction:
                foreach (var required in conjunction.All) Add(required);
                break;
            case PhraseCursor phrase:
                Required.Add(phrase);
                Required.Add(phrase.Rarest);
                break;
            default:
                Required.Add(cursor);
                break;
        }
    }

    private void AddOptional(PassageCursor cursor)
    {
        if (cursor is DisjunctionCursor disjunction) Optional.AddRange(disjunction.Any);
        else Optional.Add(cursor);
    }

    private static bool Scores(PassageCursor cursor) => cursor.MaxScore(0, PassageCursor.End) > 0;
}
