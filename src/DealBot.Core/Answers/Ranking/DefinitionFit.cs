using DealBot.Core.Answers.Questions;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Whether a passage says what the topic is: "X, a fellow at …", "X is a …", "Treasury Secretary X".</summary>
internal static class DefinitionFit
{
    // What a clause counts for that tells something about the topic: seldom what it is.
    private const double Described = 0.7;

    private static readonly string[] Defining =
    [
        ", a ", ", an ", ", the ", ", known ", " is a ", " is an ", " is the ", " are a ", " are the ", " comprise ", " (", ", retired ", ", former ",
        ", which is a ", ", which is the ", ", which are a ", ", which are the ", ", which comprise", ", who is a ", ", who is the ",
    ];

    private static readonly string[] Describing = [", which ", ", who "];

    /// <summary>1 where the definition stands beside the topic, less where only its role or some definition does.</summary>
    public static double Of(Candidate candidate, IReadOnlyList<TopicUnit> units)
    {
        var best = 0.0;
        foreach (var span in candidate.Highlights)
        {
            if (FitAfter(candidate.Text.AsSpan(span.End)) is > 0 and var fit)
                best = Math.Max(best, fit);
        }

        if (best > 0)
            return best;

        var roles = units.SelectMany(unit => unit.People).SelectMany(person => person.Roles);
        return roles.Any(role => candidate.Text.Contains(role, StringComparison.OrdinalIgnoreCase)) ? 0.8
            : (FactScanner.Kinds(candidate.Facts) & FactKinds.Definition) != FactKinds.None ? 0.3
            : 0;
    }

    private static double FitAfter(ReadOnlySpan<char> after)
    {
        after = after.TrimStart("”\"’'");
        return StartsWithOne(after, Defining) ? 1 : StartsWithOne(after, Describing) ? Described : 0;
    }

    private static bool StartsWithOne(ReadOnlySpan<char> text, string[] openings)
    {
        foreach (var opening in openings)
        {
            if (text.StartsWith(opening, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
