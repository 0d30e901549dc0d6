using System.Globalization;
using System.Text;

namespace DealBot.Text.Names;

/// <summary>Links the spellings of one name: transliterations, diacritics, and typing without them.</summary>
public static class NameFamilies
{
    private const int LongestOnStack = 128;

    /// <summary>A key that the spellings of a name share: "zelensky" for Zelensky, Zelenskyy, Zelenskiy and Zelens'kyi.</summary>
    /// <param name="name">A name or part of one; any string is accepted.</param>
    /// <returns>Lower-case letters, digits and single spaces; empty when the name holds no letter or digit.</returns>
    /// <remarks>
    /// By rule, not by list. Diacritics are dropped (Jürgen and Juergen stay apart: German "ü" is "u" elsewhere);
    /// apostrophes, full stops and hyphens are dropped; the endings that romanizations of Slavic adjectives vary in
    /// (-y, -yy, -iy, -ii, -yi, -ij, -yj, -i) become -y; the romanized "kh" becomes "h", "zh" stays, "x" for "ks" becomes
    /// "ks", "w" before a vowel stays, "ph" becomes "f", "ck" becomes "k"; a doubled letter counts once.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = new StringBuilder(name.Length);
        var word = name.Length <= LongestOnStack ? stackalloc char[2 * LongestOnStack] : new char[2 * name.Length];
        var length = 0;
        foreach (var c in Decompose(name))
        {
            if (char.IsLetterOrDigit(c))
            {
                if (length < word.Length) word[length++] = char.ToLowerInvariant(c);
            }
            else if (char.IsWhiteSpace(c))
            {
                AppendWord(key, word[..length]);
                length = 0;
            }
        }

        AppendWord(key, word[..length]);
        return key.ToString();
    }

    // Lone surrogates have no normal form; a name that holds one keeps its letters as they are.
    private static string Decompose(string name)
    {
        if (Ascii.IsValid(name)) return name;
        foreach (var c in name)
        {
            if (char.IsSurrogate(c)) return name;
        }

        return name.Normalize(NormalizationForm.FormD);
    }

    private static void AppendWord(StringBuilder key, ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty) return;
        if (key.Length > 0) key.Append(' ');
        var start = key.Length;
        for (var i = 0; i < letters.Length; i++)
        {
            var c = letters[i];
            var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            switch (c)
            {
                case 'k' when next == 'h':
                case 'c' when next == 'k':
                    continue;
                case 'p' when next == 'h':
                    AppendOnce(key, start, 'f');
                    i++;
                    break;
                case 'x' when i > 0:
                    AppendOnce(key, start, 'k');
                    AppendOnce(key, start, 's');
                    break;
                default:
                    AppendOnce(key, start, Plain(c));
                    break;
            }
        }

        FoldEnding(key, start);
    }

    private static char Plain(char c) => c switch
    {
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ı' => 'i',
        _ => c,
    };

    private static void AppendOnce(StringBuilder key, int start, char c)
    {
        if (key.Length == start || key[^1] != c) key.Append(c);
    }

    // Romanizations of -ий, -ій, -ый and -й differ; a first name such as "Ali" is too short to lose its vowel by it.
    private static void FoldEnding(StringBuilder key, int start)
    {
        var end = key.Length;
        while (end - start > 4 && key[end - 1] is 'y' or 'i' or 'j') end--;
        if (end == key.Length) return;
        key.Length = end;
        key.Append('y');
    }
}
