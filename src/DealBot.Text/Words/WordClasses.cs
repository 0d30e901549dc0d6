namespace DealBot.Text.Words;

/// <summary>Looks up the <see cref="WordClass"/> of code points.</summary>
internal static class WordClasses
{
    /// <summary>What <see cref="Of(char)"/> says of one half of a surrogate pair: decode the code point and ask again.</summary>
    public const WordClass Surrogate = (WordClass)byte.MaxValue;

    // A byte for every code point of the basic plane: the scan of a word must cost one load a character.
    private static readonly byte[] BasicPlane = FillBasicPlane();

    /// <summary>The class of a code point of the basic plane, or <see cref="Surrogate"/>.</summary>
    public static WordClass Of(char unit) => (WordClass)BasicPlane[unit];

    /// <summary>The class of the code point at <paramref name="at"/> and its length in code units; a lone surrogate is <see cref="WordClass.Other"/>.</summary>
    public static WordClass At(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        var found = Of(text[at]);
        if (found != Surrogate) return found;
        if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return WordClass.Other;

        length = 2;
        return OfCodePoint(char.ConvertToUtf32(text[at], text[at + 1]));
    }

    private static WordClass OfCodePoint(int codePoint)
    {
        var ranges = WordClassTable.Ranges;
        var at = ranges.BinarySearch(((uint)codePoint << 8) | byte.MaxValue);
        return (WordClass)(byte)ranges[~at - 1]; // never found exactly: no class has the number 255
    }

    private static byte[] FillBasicPlane()
    {
        var table = new byte[0x10000];
        var ranges = WordClassTable.Ranges;
        for (var at = 0; at < ranges.Length && ranges[at] >> 8 < table.Length; at++)
        {
            table.AsSpan((int)(ranges[at] >> 8)).Fill((byte)ranges[at]);
        }

        table.AsSpan(0xD800, 0x800).Fill((byte)Surrogate);
        return table;
    }
}
