using System.Globalization;
using DealBot.Text;
using DealBot.Text.Terms;

namespace DealBot.Core.Answers.Questions;

/// <summary>Cuts what was typed into words and quoted phrases.</summary>
internal static class QuestionReader
{
    /// <summary>Longest question that is read, in UTF-16 code units; what follows is left out.</summary>
    public const int LongestQuestion = 2_000;

    /// <summary>Reads the words and the phrases between quotation marks.</summary>
    /// <param name="text">Any string whatever; linear in its length, which is cut at <see cref="LongestQuestion"/>.</param>
    public static (IReadOnlyList<QuestionWord> Words, IReadOnlyList<string> Phrases) Read(string text)
    {
        if (text.Length > LongestQuestion)
            text = text[..LongestQuestion];

        var quotations = Quotations(text);
        List<QuestionWord> words = [];
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text, at))
            {
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            var span = new TextSpan(at, end);
            var isPluralPossessive = end < text.Length && IsApostrophe(text[end]) && text[end - 1] is 's' or 'S';
            AddWord(words, text[at..end], span, isPluralPossessive, quotations.Exists(quotation => quotation.Contains(span)));
            at = end;
        }

        var phrases = quotations
            .Select(quotation => quotation.In(text).Trim())
            .Where(phrase => phrase.Any(char.IsLetterOrDigit))
            .ToList();
        return (words, phrases);
    }

    private static void AddWord(List<QuestionWord> words, string text, TextSpan span, bool isPossessive, bool isQuoted)
    {
        var key = Folding.Fold(text).TrimEnd('.', '\'');
        if (!isQuoted && QuestionVocabulary.Contractions.TryGetValue(key, out var parts))
        {
            foreach (var part in parts)
                words.Add(new QuestionWord(part, part, span, IsPossessive: false, isQuoted));
            return;
        }

        if (key.EndsWith("'s", StringComparison.Ordinal))
        {
            key = key[..^2];
            text = text[..^2];
            isPossessive = true;
        }

        words.Add(new QuestionWord(text, key, span, isPossessive, isQuoted));
    }

    private static int EndOfWord(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            if (char.IsLetterOrDigit(text, at))
                at += char.IsSurrogatePair(text, at) ? 2 : 1;
            else if (char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark || JoinsWords(text, at))
                at++;
            else
                break;
        }

        return at;
    }

    private static bool JoinsWords(string text, int at) =>
        (IsApostrophe(text[at]) || text[at] is '.' or ',')
        && at + 1 < text.Length
        && (text[at] == ',' ? char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at - 1])
            : char.IsLetterOrDigit(text, at + 1));

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´';

    private static List<TextSpan> Quotations(string text)
    {
        List<TextSpan> found = [];
        for (var at = 0; at < text.Length; at++)
        {
            var end = EndOfQuotation(text, at);
            if (end < 0)
                continue;

            found.Add(new TextSpan(at + 1, end));
            at = end;
        }

        return found;
    }

    private static int EndOfQuotation(string text, int opener)
    {
        var closers = text[opener] switch { '"' or '“' or '”' or '„' => "\"”“", '«' => "»", '‘' => "’", _ => null };
        if (closers is null)
            return -1;

        for (var at = opener + 1; at < text.Length; at++)
        {
            var isInWord = text[at] == '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]);
            if (closers.Contains(text[at], StringComparison.Ordinal) && !isInWord)
                return at;
        }

        return -1;
    }
}
