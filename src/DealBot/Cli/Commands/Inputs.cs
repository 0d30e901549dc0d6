using DealBot.Core.Articles.Reading;

namespace DealBot.Cli.Commands;

/// <summary>The paths that a command was given: files, folders, or <c>-</c> for standard input.</summary>
internal static class Inputs
{
    /// <summary>The path that means standard input, as everywhere in Unix.</summary>
    public const string StandardInput = "-";

    /// <summary>Whether it is an address on the web, not a path.</summary>
    public static bool IsAddress(string path) =>
        path.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one after the other; a failure is one of the outcomes, and the rest goes on.</summary>
    public static IEnumerable<ReadOutcome> Read(IEnumerable<string> paths, Terminal terminal, long maxBytes)
    {
        foreach (var path in paths)
        {
            if (path is StandardInput)
            {
                using var input = terminal.OpenInput();
                yield return ArticleReader.Read(input, "standard input", maxBytes);
            }
            else
            {
                foreach (var outcome in ArticleReader.ReadAll(path, maxBytes)) yield return outcome;
            }
        }
    }
}
