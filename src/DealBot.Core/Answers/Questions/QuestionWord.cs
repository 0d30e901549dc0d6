using DealBot.Text;

namespace DealBot.Core.Answers.Questions;

/// <summary>One word of a question.</summary>
/// <param name="Text">As typed, without a possessive ending.</param>
/// <param name="Key">Folded for comparison: lower case, without accents, apostrophes straight, no possessive ending.</param>
/// <param name="Span">Where it stands in the question.</param>
/// <param name="IsPossessive">Whether it ends in <c>'s</c> or <c>s'</c>.</param>
/// <param name="IsQuoted">Whether it stands between quotation marks.</param>
public readonly record struct QuestionWord(string Text, string Key, TextSpan Span, bool IsPossessive, bool IsQuoted)
{
    /// <summary>Whether it says what kind of thing the answer is ("which channel"): passages name the thing, seldom its kind.</summary>
    public bool IsCategory { get; init; }
}
