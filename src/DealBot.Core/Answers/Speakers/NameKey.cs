using DealBot.Text.Terms;

namespace DealBot.Core.Answers.Speakers;

/// <summary>Names cut into words that compare equal when they are the same name.</summary>
internal static class NameKey
{
    /// <summary>The words of a name, folded; without apostrophes, articles, prepositions and possessive endings.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        List<string> words = [];
        var folded = Folding.Fold(name);
        for (var at = 0; at < folded.Length;)
        {
            if (!char.IsLetterOrDigit(folded[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < folded.Length && (char.IsLetterOrDigit(folded[end]) || (folded[end] is '\'' or '.' && end + 1 < folded.Length && char.IsLetterOrDigit(folded[end + 1]))))
                end++;
            var word = folded[at..end];
            if (word.EndsWith("'s", StringComparison.Ordinal))
                word = word[..^2];
            word = word.Replace("'", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
            if (word.Length > 0 && word is not ("the" or "a" or "an" or "of" or "for" or "to" or "and" or "in" or "on" or "at" or "s"))
                words.Add(word);
            at = end;
        }

        return words;
    }
}
