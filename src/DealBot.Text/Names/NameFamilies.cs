using System.Text;
using DealBot.Text.Terms;

namespace DealBot.Text.Names;

/// <summary>Links the spellings of one name: transliterations, diacritics, and typing without them.</summary>
public static class NameFamilies
{
    // Shorter words keep their ending: "Ali" and "Al" are two names.
    private const int ShortestStem = 4;

    /// <summary>A key that the spellings of a name share: "zelensky" for Zelensky, Zelenskyy, Zelenskiy and Zelens’kyi.</summary>
    /// <param name="name">A name or part of one; any string is accepted.</param>
    /// <returns>Lower-case letters, digits and single spaces; empty when the name holds no letter or digit.</returns>
    /// <remarks>
    /// By rule, not by list. Letters are folded (<see cref="Folding"/>); apostrophes, full stops and hyphens are dropped; the
    /// endings in which romanizations of Slavic adjectives vary (-y, -yy, -iy, -ii, -yi, -yj, -i) become -y; "kh" becomes "h",
    /// "ph" becomes "f", "ck" becomes "k", "x" becomes "ks" except at the beginning; a doubled letter counts once.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = Folding.Fold(name);
        var key = new StringBuilder(letters.Length);
        var start = 0; // of the word at hand, in the key
        for (var i = 0; i < letters.Length; i++)
        {
            if (char.IsWhiteSpace(letters[i])) start = EndWord(key, start);
            else if (char.IsLetterOrDigit(letters[i])) AppendLetter(key, start, letters[i], i + 1 < letters.Length ? letters[i + 1] : ' ', ref i);
        }

        EndWord(key, start);
        if (key.Length > 0 && key[^1] == ' ') key.Length--;
        return key.ToString();
    }

    private static void AppendLetter(StringBuilder key, int start, char letter, char next, ref int at)
    {
        switch (letter)
        {
            case 'k' when next == 'h':
            case 'c' when next == 'k':
                break; // the next letter stands for both
            case 'p' when next == 'h':
                AppendOnce(key, start, 'f');
                at++;
                break;
            case 'x' when key.Length > start:
                AppendOnce(key, start, 'k');
                AppendOnce(key, start, 's');
                break;
            default:
                AppendOnce(key, start, letter);
                break;
        }
    }

    private static void AppendOnce(StringBuilder key, int start, char letter)
    {
        if (key.Length == start || key[^1] != letter) key.Append(letter);
    }

    // Folds the word's ending and leaves a space for the next word; returns where that begins.
    private static int EndWord(StringBuilder key, int start)
    {
        if (key.Length == start) return start;
        var end = key.Length;
        while (end - start > ShortestStem && key[end - 1] is 'y' or 'i' or 'j') end--;
        if (end < key.Length)
        {
            key.Length = end;
            key.Append('y');
        }

        key.Append(' ');
        return key.Length;
    }
}
