using System.Text;

namespace DealBot.Text.Terms;

/// <summary>Makes spellings equal that readers take for the same: letter case, diacritics, ligatures, curly apostrophes.</summary>
/// <remarks>
/// "Škoda" and "skoda", "Zelenskyy’s" and "zelenskyy's" fold to the same. What Unicode takes apart into a letter and marks loses
/// the marks, in every alphabet, so composed and decomposed spellings agree. Culture-free.
/// </remarks>
public static class Folding
{
    /// <summary>A folded text is at most this many times as long as the text.</summary>
    public const int MaxGrowth = 3;

    private static readonly char[] Bare = FillBare();

    /// <summary>The folded form of <paramref name="text"/>.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length * MaxGrowth <= 512 ? stackalloc char[512] : new char[text.Length * MaxGrowth];
        return new string(buffer[..Fold(text, buffer)]);
    }

    /// <summary>Writes the folded form of <paramref name="text"/> to <paramref name="folded"/>.</summary>
    /// <param name="text">Any text; lone surrogates stay as they are.</param>
    /// <param name="folded">At least <see cref="MaxGrowth"/> times as long.</param>
    /// <returns>How many code units were written; 0 for a text of nothing but combining marks.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var unit = text[at];
            if (unit < 0x80)
            {
                folded[length++] = char.IsAsciiLetterUpper(unit) ? (char)(unit | 0x20) : unit;
            }
            else if (at + 1 < text.Length && char.IsSurrogatePair(unit, text[at + 1]))
            {
                length += Rune.ToLowerInvariant(new Rune(unit, text[++at])).EncodeToUtf16(folded[length..]);
            }
            else
            {
                length += FoldBeyondAscii(char.ToLowerInvariant(unit), folded[length..]);
            }
        }

        return length;
    }

    private static int FoldBeyondAscii(char unit, Span<char> folded)
    {
        var letters = unit switch
        {
            >= '\u0300' and <= '\u036F' => "", // combining diacritical marks
            'ß' => "ss",
            'æ' or 'ǽ' or 'ǣ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ĳ' => "ij",
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' or 'ﬆ' => "st",
            '‘' or '’' or '＇' => "'",
            'İ' => "i", // has no simple lower case in Unicode
            _ => null,
        };

        if (letters is null)
        {
            folded[0] = unit < Bare.Length && Bare[unit] != 0 ? Bare[unit] : unit;
            return 1;
        }

        letters.CopyTo(folded);
        return letters.Length;
    }

    private static char[] FillBare()
    {
        var bare = new char[0x2000];

        // Letters with a stroke or another body, which Unicode does not take apart; first, for its table leads to them.
        foreach (var pair in new[] { "øo", "łl", "đd", "ðd", "ħh", "ŧt", "ŋn", "ıi", "ſs" }) bare[pair[0]] = pair[1];

        var pairs = FoldingTable.Pairs;
        for (var at = 0; at < pairs.Length; at += 2)
        {
            var letter = pairs[at + 1];
            bare[pairs[at]] = bare[letter] == 0 ? letter : bare[letter];
        }

        return bare;
    }
}
