using DealBot.Core.Answers.Questions;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Whether a passage says what the topic is: "X, a fellow at …", "X is a …", "Treasury Secretary X".</summary>
internal static class DefinitionFit
{
    /// <summary>1 where the definition stands beside the topic, less where only its role or some definition does.</summary>
    public static double Of(Candidate candidate, IReadOnlyList<TopicUnit> units)
    {
        foreach (var span in candidate.Highlights)
        {
            if (IsDefinedAfter(candidate.Text.AsSpan(span.End)))
                return 1;
        }

        var roles = units.SelectMany(unit => unit.People).SelectMany(person => person.Roles);
        return roles.Any(role => candidate.Text.Contains(role, StringComparison.OrdinalIgnoreCase)) ? 0.8
            : (FactScanner.Kinds(FactScanner.Scan(candidate.Text)) & FactKinds.Definition) != FactKinds.None ? 0.3
            : 0;
    }

    private static bool IsDefinedAfter(ReadOnlySpan<char> after)
    {
        after = after.TrimStart("”\"’'");
        foreach (var opening in (ReadOnlySpan<string>)[", a ", ", an ", ", the ", ", which ", ", who ", ", known ", " is a ", " is an ", " is the ", " are a ", " are the ", " comprise ", " (", ", retired ", ", former "])
        {
            if (after.StartsWith(opening, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
