using DealBot.Text;

namespace DealBot.Core.Articles.Reading;

/// <summary>Walks through a text line by line.</summary>
internal static class Lines
{
    /// <summary>Every line of a text whose lines end in <c>\n</c>, without white space around it; blank lines are left out.</summary>
    public static IEnumerable<TextSpan> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('\n', at);
            if (next < 0) next = text.Length;

            var (start, end) = (at, next);
            while (start < end && char.IsWhiteSpace(text[start])) start++;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            if (end > start) yield return new TextSpan(start, end);
            at = next + 1;
        }
    }
}
