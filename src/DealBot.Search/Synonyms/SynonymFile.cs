using System.Text;

namespace DealBot.Search.Synonyms;

/// <summary>One line of a synonym file: whatever is said as one of <paramref name="From"/> is looked for as all of <paramref name="To"/>.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="From">Words, or several words with spaces between them.</param>
/// <param name="To">The same, in the file's order.</param>
internal sealed record SynonymRule(int Line, IReadOnlyList<string> From, IReadOnlyList<string> To);

/// <summary>What is wrong with a line of a synonym file, and what to do about it.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Message">A sentence for the person who keeps the file.</param>
public sealed record SynonymError(int Line, string Message);

/// <summary>Reads Solr's format of synonyms.</summary>
/// <remarks>
/// <c>a, b =&gt; c</c>: where a or b is asked for, c is looked for instead. <c>a, b, c</c>: all three mean the same. A line that
/// begins with <c>#</c> is a comment. A backslash makes the character after it mean itself. Source: Solr Reference Guide,
/// "Synonym Graph Filter"; Lucene's SolrSynonymParser with <c>expand=true</c>.
/// </remarks>
internal static class SynonymFile
{
    public static IReadOnlyList<SynonymRule> Read(string text, List<SynonymError> errors)
    {
        var rules = new List<SynonymRule>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.IsEmpty || trimmed[0] == '#') continue;
            if (ReadLine(number, trimmed, errors) is { } rule) rules.Add(rule);
        }

        return rules;
    }

    private static SynonymRule? ReadLine(int number, ReadOnlySpan<char> line, List<SynonymError> errors)
    {
        List<List<string>> sides = [[]];
        var part = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length)
            {
                part.Append(line[++at]);
            }
            else if (line[at] == ',')
            {
                TakePart();
            }
            else if (line[at] == '=' && at + 1 < line.Length && line[at + 1] == '>')
            {
                TakePart();
                sides.Add([]);
                at++;
            }
            else
            {
                part.Append(line[at]);
            }
        }

        TakePart();
        var fault = FaultOf(sides);
        if (fault is null) return new SynonymRule(number, sides[0], sides[^1]);

        errors.Add(new SynonymError(number, fault));
        return null;

        void TakePart()
        {
            sides[^1].Add(part.ToString().Trim());
            part.Clear();
        }
    }

    private static string? FaultOf(List<List<string>> sides)
    {
        if (sides.Count > 2) return "There is more than one \"=>\". Write each mapping on a line of its own, or \"\\=>\" for the characters themselves.";
        if (sides.Exists(side => side is [""])) return "A side of \"=>\" is empty. Write words on both sides, or put \"#\" before the line to switch it off.";
        if (sides.Exists(side => side.Contains(""))) return "There is nothing between two commas, or before or after one. Remove the comma that is too many.";
        if (sides is [[_]]) return "A line of one expression has no synonym. Add others after commas, or write \"=>\" and what to look for instead.";
        return null;
    }
}
