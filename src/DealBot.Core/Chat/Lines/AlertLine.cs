using System.Text.RegularExpressions;

namespace DealBot.Core.Chat.Lines;

/// <summary>Reads what is typed after "alerts on": a filter, and beside it what is wanted and when.</summary>
/// <remarks>
/// <c>wants:quotes</c> may stand anywhere; <c>when:</c> takes the words in the quotation marks after it, or the rest of the line. Last words
/// that begin with "daily at", "weekly on" or "weekly at" are a time too. All else is the filter: no word of it is lost, and what is quoted stays in it.
/// </remarks>
internal static partial class AlertLine
{
    /// <summary>The three parts, each empty where it is not said.</summary>
    /// <param name="text">Any string whatever; linear in its length.</param>
    public static (string Filter, string Wants, string When) Parse(string text)
    {
        var (filter, wants) = Take(text, Wants);
        var (rest, when) = Take(filter, When);
        if (when.Length > 0) return (rest, wants, when);

        (rest, when) = Take(filter, Schedule);
        return (rest, wants, when);
    }

    // A match inside of quotation marks is part of a phrase.
    private static (string Others, string Value) Take(string text, Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            if (IsInQuotation(text.AsSpan(0, match.Index))) continue;
            var found = pattern.Match(text, match.Index);
            var value = found.Groups["value"].Success ? found.Groups["value"].Value : found.Groups["quoted"].Value;
            return ($"{text[..found.Index]} {text[(found.Index + found.Length)..]}".Trim(), value.Trim());
        }

        return (text.Trim(), "");
    }

    private static bool IsInQuotation(ReadOnlySpan<char> before) =>
        before.Count('"') % 2 == 1 || before.Count('“') > before.Count('”');

    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(^|\s)wants?: ?(?<value>\p{L}+)", Safe)]
    private static partial Regex Wants { get; }

    [GeneratedRegex("""(^|\s)when: ?(["“](?<quoted>[^"”]*)["”]|(?<value>[^"“”]+)$)""", Safe)]
    private static partial Regex When { get; }

    [GeneratedRegex("""((^|\s)(?<value>(daily at|weekly (on|at)) [^"“”]+)|^(?<value>daily|weekly))$""", Safe)]
    private static partial Regex Schedule { get; }
}
