using System.Text.RegularExpressions;

namespace DealBot.EndToEnd.Packaging;

/// <summary>What a <c>.dockerignore</c> keeps out of a build: the last line that fits decides, and "!" lets in.</summary>
internal sealed class DockerIgnore(string text)
{
    private readonly List<(Regex Pattern, bool LetsIn)> _lines =
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => (PatternOf(line.TrimStart('!')), line.StartsWith('!'))),
    ];

    /// <summary>Whether a file is left out.</summary>
    /// <param name="path">From the folder of the build, with "/".</param>
    public bool Ignores(string path)
    {
        var last = _lines.FindLast(line => line.Pattern.IsMatch(path));
        return last.Pattern is not null && !last.LetsIn;
    }

    // A pattern that fits a folder fits all that is in it.
    private static Regex PatternOf(string line) => new(
        "^" + Regex.Escape(line.Trim('/')).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "(/.*)?$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));
}
