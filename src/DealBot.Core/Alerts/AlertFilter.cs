using System.Text.RegularExpressions;
using DealBot.Core.Alerts.Matching;
using DealBot.Core.Answers.Questions;
using DealBot.Core.Configuration;

namespace DealBot.Core.Alerts;

/// <summary>Looks at the filter of a subscription before it is stored: nobody sees later why an alert never comes.</summary>
/// <remarks>Questions forgive what they do not understand, since their answer shows it. A filter is stricter.</remarks>
internal static partial class AlertFilter
{
    /// <summary>The longest that is stored, in UTF-16 code units.</summary>
    public const int Longest = 300;

    private static readonly string[] Fields = ["speaker", "source", "title", "kind", "day", "after", "before", "by", "since", "until", "article"];

    /// <summary>What is wrong with a filter and what to do, in sentences; null when it can be stored.</summary>
    public static string? Fault(string filter)
    {
        if (filter.Length > Longest) return $"A filter has at most {Longest} characters; this one has {filter.Length}.";
        if (filter.AsSpan().Count('"') % 2 == 1 || filter.AsSpan().Count('“') != filter.AsSpan().Count('”'))
            return "A quotation mark in the filter is not closed. Put one after the words that belong together.";
        if (!IsBalanced(Quotation.Replace(filter, ""))) return "A parenthesis in the filter has no partner. Close it, or leave it out.";

        var (rest, restrictions) = Operators.TakeFrom(filter);
        if (restrictions.Misunderstood is [var misunderstood, ..]) return misunderstood;
        if (Field.Match(Quotation.Replace(rest + restrictions.Clauses, "")) is { Success: true } field) return FaultOf(field.Groups["field"].Value);

        if (Joined.IsMatch(Quotation.Replace(filter, "")))
            return "AND, OR and NOT stand between words. Operators belong together by themselves; for the one or the other make two alerts, and exclude with -speaker: or -source:.";

        return Filter.Read(filter, synonyms: null).IsEmpty
            ? "The filter names nothing to look for. Write words or operators, such as: speaker:Waltz minerals"
            : null;
    }

    private static string FaultOf(string field)
    {
        if (Fields.Contains(field, StringComparer.OrdinalIgnoreCase))
            return $"“{field}:” needs something after it, such as speaker:Waltz, source:BBC or after:2025-02-20.";

        var meant = NearestName.To(field, Fields) is { } near ? $" Did you mean {near}: ?" : "";
        return $"“{field}:” is no operator.{meant} There are speaker:, source:, title:, kind:, day:, after: and before:.";
    }

    private static bool IsBalanced(string text)
    {
        var depth = 0;
        foreach (var unit in text)
        {
            depth += unit switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0) return false;
        }

        return depth == 0;
    }

    [GeneratedRegex("""["“][^"”]*["”]""", RegexOptions.NonBacktracking)]
    private static partial Regex Quotation { get; }

    // What joins words, beside an operator.
    [GeneratedRegex(@"(?:^|\s)(?:(?:OR|NOT|\|\|)\s+[+-]?\p{L}+:|[+-]?\p{L}+:\S+\s+(?:OR|\|\|)(?:\s|$))", RegexOptions.NonBacktracking)]
    private static partial Regex Joined { get; }

    // A word of letters with a colon, at the beginning of a token.
    [GeneratedRegex(@"(?:^|[\s(])[+-]?(?<field>\p{L}+):", RegexOptions.NonBacktracking)]
    private static partial Regex Field { get; }
}
