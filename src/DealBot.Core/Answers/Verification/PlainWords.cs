using System.Text;
using DealBot.Text;
using DealBot.Text.Terms;

namespace DealBot.Core.Answers.Verification;

/// <summary>A text as words alone: what is left when letter case, accents and punctuation do not matter.</summary>
internal static class PlainWords
{
    /// <summary>The words in order; an apostrophe inside a word is left out of it.</summary>
    public static IReadOnlyList<PlainWord> Of(string text)
    {
        List<PlainWord> words = [];
        for (var at = 0; at < text.Length;)
        {
            if (!IsWord(text, at))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && (IsWord(text, end) || JoinsWord(text, end)))
                end++;
            var key = Folding.Fold(text.AsSpan(at, end - at)).Replace("'", "", StringComparison.Ordinal);
            if (key.Length > 0)
                words.Add(new PlainWord(key, new TextSpan(at, end)));
            at = end;
        }

        return words;
    }

    /// <summary>The words of a text with one space between them.</summary>
    public static string Join(string text)
    {
        var joined = new StringBuilder(text.Length);
        foreach (var word in Of(text))
            joined.Append(joined.Length > 0 ? " " : "").Append(word.Key);
        return joined.ToString();
    }

    /// <summary>Whether a text holds the words of a phrase one after the other, whatever the punctuation.</summary>
    public static bool Holds(string text, string phrase) =>
        $" {Join(text)} ".Contains($" {Join(phrase)} ", StringComparison.Ordinal);

    private static bool IsWord(string text, int at) => char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]);

    private static bool JoinsWord(string text, int at) =>
        text[at] is '\'' or '’' or '.' or ',' && at + 1 < text.Length && (text[at] is ',' or '.'
            ? char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at - 1])
            : char.IsLetter(text[at + 1]));
}

/// <summary>One word of a text.</summary>
/// <param name="Key">Folded for comparison.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record PlainWord(string Key, TextSpan Span)
{
    private readonly Lazy<string?> _term = new(() => AnalyzedText.Of(Key).Terms is [var only] ? only.Term : null);

    /// <summary>The term that the index makes of it; null for a stop word.</summary>
    public string? Term => _term.Value;
}
