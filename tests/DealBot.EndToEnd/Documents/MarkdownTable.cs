using System.Text.RegularExpressions;
using DealBot.Testing;

namespace DealBot.EndToEnd.Documents;

/// <summary>Tables of the documents, as their readers see them.</summary>
internal static partial class MarkdownTable
{
    /// <summary>The rows of all tables of a document whose head begins with the given cells; each row as its cells.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string document, params string[] head)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, document));
        var rows = new List<IReadOnlyList<string>>();
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith('|') || !Cells(lines[at]).Take(head.Length).SequenceEqual(head)) continue;
            for (at += 2; at < lines.Length && lines[at].StartsWith('|'); at++) rows.Add(Cells(lines[at]));
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>What stands between backticks.</summary>
    public static IEnumerable<string> Code(string cell) => Backticked().Matches(cell).Select(match => match.Groups["code"].Value.Replace("\\|", "|", StringComparison.Ordinal));

    private static List<string> Cells(string line) => [.. UnescapedBar().Split(line.Trim().Trim('|')).Select(cell => cell.Trim())];

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Backticked();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnescapedBar();
}
