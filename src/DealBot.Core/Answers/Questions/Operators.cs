using System.Collections.Frozen;
using System.Text;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Answers.Questions;

/// <summary>Takes the operators out of what was typed: <c>speaker:</c>, <c>after:</c>, <c>-word</c> and the rest of Lucene's syntax.</summary>
internal static class Operators
{
    private static readonly string[] Kinds =
        [FacetNames.Of(QuoteKind.Direct), FacetNames.Of(QuoteKind.Mixed), FacetNames.Of(QuoteKind.Indirect), FacetNames.Narration];

    private static readonly FrozenSet<string> FacetFields =
        FrozenSet.Create(StringComparer.Ordinal, FacetNames.Kind, FacetNames.Source, FacetNames.Title, FacetNames.Day, FacetNames.Article);

    /// <summary>Separates operators from the question itself.</summary>
    /// <returns>The text with every operator blanked, of the same length, and what the operators demand.</returns>
    public static (string Remainder, Restrictions Restrictions) TakeFrom(string text)
    {
        if (text.Length > QuestionReader.LongestQuestion)
            text = text[..QuestionReader.LongestQuestion];

        var rest = new StringBuilder(text);
        var isBoolean = HasBooleanWords(text);
        var found = new Found();
        foreach (var token in Tokens(text))
        {
            if (found.TakeField(text[token]) || (!isBoolean && found.TakeSyntax(text[token])))
                Blank(rest, token.Start.Value, token.End.Value);
        }

        if (isBoolean)
        {
            found.Clauses.Insert(0, "(" + rest.ToString().Trim() + ")");
            Blank(rest, "AND", "OR", "NOT", "&&", "||");
        }

        return found.IsEmpty
            ? (text, Restrictions.None)
            : (rest.ToString(), new Restrictions(found.Speakers, found.Facets, string.Join(' ', found.Clauses), found.After, found.Before, found.Misunderstood)
            {
                ExcludedSpeakers = found.ExcludedSpeakers,
            });
    }

    /// <summary>The operators of the text alone, the question itself left out.</summary>
    public static string Of(string text)
    {
        var (rest, _) = TakeFrom(text);
        return Words(string.Concat(text.Zip(rest, (typed, left) => typed == left ? ' ' : typed)));
    }

    /// <summary>The text without the operators of some fields; null when there are none of these.</summary>
    public static string? Without(string text, params ReadOnlySpan<string> fields)
    {
        var rest = new StringBuilder(text);
        foreach (var token in Tokens(text))
        {
            var colon = text.AsSpan(token).IndexOf(':');
            if (colon > 0 && fields.Contains(text.Substring(token.Start.Value, colon).ToLowerInvariant())) Blank(rest, token.Start.Value, token.End.Value);
        }

        return rest.Equals(text) ? null : Words(rest.ToString());
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Runs without white space; white space between quotation marks or brackets, or after a field, does not end a token.
    private static IEnumerable<Range> Tokens(string text)
    {
        var start = -1;
        var closer = '\0';
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length || (closer == '\0' && char.IsWhiteSpace(text[at]) && !(start >= 0 && IsFieldName(text[start..at])));
            if (isEnd)
            {
                if (start >= 0)
                    yield return start..at;
                (start, closer) = (-1, '\0');
                continue;
            }

            if (start < 0)
                start = at;
            if (closer != '\0')
                closer = text[at] == closer ? '\0' : closer;
            else if (CloserOf(text[at]) is var expected and not '\0' && text.IndexOf(expected, at + 1) > 0)
                closer = expected;
        }
    }

    // As in Lucene, a space may stand between a field and what is wanted of it: "speaker: Berg".
    private static bool IsFieldName(string token) => token is "speaker:" or "-speaker:" or "source:" or "kind:" or "title:" or "after:" or "before:";

    private static char CloserOf(char c) => c switch { '"' => '"', '“' => '”', '[' => ']', '{' => '}', _ => '\0' };

    private static bool HasBooleanWords(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length; at++)
        {
            var isOperator = words[at] is "AND" or "OR" or "&&" or "||" ? at > 0 && at < words.Length - 1 : words[at] is "NOT" && at < words.Length - 1;
            // In a question shouted in capitals AND is only a word.
            if (isOperator && Array.Exists(words, word => word.Any(char.IsLower)))
                return true;
        }

        return false;
    }

    private static void Blank(StringBuilder text, int start, int end)
    {
        for (var at = start; at < end; at++)
            text[at] = ' ';
    }

    private static void Blank(StringBuilder text, params ReadOnlySpan<string> words)
    {
        var before = text.ToString();
        foreach (var word in words)
        {
            for (var at = before.IndexOf(word, StringComparison.Ordinal); at >= 0; at = before.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var end = at + word.Length;
                if ((at == 0 || char.IsWhiteSpace(before[at - 1])) && (end == before.Length || char.IsWhiteSpace(before[end])))
                    Blank(text, at, end);
            }
        }
    }

    private sealed class Found
    {
        public List<string> Speakers { get; } = [];

        public List<string> ExcludedSpeakers { get; } = [];

        public List<FacetDemand> Facets { get; } = [];

        public List<string> Clauses { get; } = [];

        public List<string> Misunderstood { get; } = [];

        public DateOnly? After { get; private set; }

        public DateOnly? Before { get; private set; }

        public bool IsEmpty => Speakers.Count + ExcludedSpeakers.Count + Facets.Count + Clauses.Count + Misunderstood.Count == 0 && After is null && Before is null;

        /// <summary>Takes a token if it names a field.</summary>
        public bool TakeField(string token)
        {
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || colon == token.Length - 1)
                return false;

            var field = token[..colon].ToLowerInvariant();
            var value = token[(colon + 1)..].TrimStart();
            return TakeField(field, value) || TakeFacet(field, value);
        }

        /// <summary>Takes a token if it is one of Lucene's: a sign before a word, or a pattern.</summary>
        public bool TakeSyntax(string token)
        {
            var clause = token.Replace('“', '"').Replace('”', '"');
            if (clause.Length > 1 && clause[0] is '-' or '+' && (char.IsLetterOrDigit(clause[1]) || clause[1] is '"'))
                return TakeClause(clause);

            var isPattern = clause.Length > 2 && char.IsLetterOrDigit(clause[0]) && clause.AsSpan(1).IndexOfAny('*', '~', '^') >= 0;
            var isSloppy = clause.Length > 2 && clause[0] is '"' && (clause.Contains("\"~", StringComparison.Ordinal) || clause.Contains("\"^", StringComparison.Ordinal));
            return (isPattern || isSloppy) && TakeClause("+" + clause);
        }

        private bool TakeClause(string clause)
        {
            Clauses.Add(clause);
            return true;
        }

        private bool TakeField(string field, string value)
        {
            switch (field)
            {
                case "speaker" or "+speaker" or "by" when value.Any(char.IsLetterOrDigit):
                    Speakers.Add(value.Trim('"', '“', '”', '?', ','));
                    return true;
                case "-speaker" or "-by" when value.Any(char.IsLetterOrDigit):
                    ExcludedSpeakers.Add(value.Trim('"', '“', '”', '?', ','));
                    return true;
                case "after" or "since":
                    After = Day(field, value);
                    return true;
                case "before" or "until":
                    Before = Day(field, value);
                    return true;
                default:
                    return false;
            }
        }

        private bool TakeFacet(string field, string value)
        {
            var name = field.TrimStart('-', '+');
            if (!FacetFields.Contains(name) || !value.Any(char.IsLetterOrDigit))
                return false;

            var wanted = value.Trim('"', '“', '”', '?', ',');
            if (name is FacetNames.Day && Day(name, wanted) is null) return true;
            if (name is FacetNames.Kind && !Kinds.Contains(FacetNames.Fold(wanted)))
            {
                Misunderstood.Add($"“{field}:{value}” is no kind of answer; write {string.Join(", ", Kinds.Take(Kinds.Length - 1).Select(kind => $"kind:{kind}"))} or kind:{Kinds[^1]}.");
                return true;
            }

            Facets.Add(new FacetDemand(name, wanted, field[0] == '-'));
            return true;
        }

        private DateOnly? Day(string field, string value)
        {
            if (Days.TryParse(value.Trim('"', '?', ','), out var day))
                return day;

            Misunderstood.Add($"“{field}:{value}” is not a date; write it like {field}:2025-02-20, {field}:2025-02 or {field}:2025.");
            return null;
        }
    }
}
