namespace DealBot.Text.Words;

/// <summary>A stretch of text between two word boundaries.</summary>
/// <param name="Start">Its first UTF-16 code unit.</param>
/// <param name="End">The code unit after its last; always greater than <paramref name="Start"/>.</param>
/// <param name="Kind">What it is made of.</param>
public readonly record struct WordSegment(int Start, int End, WordKind Kind)
{
    /// <summary>How many UTF-16 code units it holds.</summary>
    public int Length => End - Start;

    /// <summary>Whether a reader would call it a word or a number, rather than space, a mark or a symbol.</summary>
    public bool IsWord => Kind <= WordKind.Emoji;
}

/// <summary>What a <see cref="WordSegment"/> is made of.</summary>
/// <remarks>The kinds up to <see cref="Emoji"/> are those that a search engine indexes: the token types of Lucene's StandardTokenizer.</remarks>
public enum WordKind
{
    /// <summary>Letters of an alphabet, with what stands between them or among them: "don't", "U.S", "F-16"'s "F", "3rd", "COVID19".</summary>
    Word,

    /// <summary>Digits and the points and commas between them: "500", "1,234.5".</summary>
    Number,

    /// <summary>A run of Katakana.</summary>
    Katakana,

    /// <summary>A run of Hangul syllables.</summary>
    Hangul,

    /// <summary>One Han character.</summary>
    Ideograph,

    /// <summary>One Hiragana character.</summary>
    Hiragana,

    /// <summary>A run of a script written without spaces (Thai, Lao, Khmer, Burmese).</summary>
    SoutheastAsian,

    /// <summary>An emoji with its modifiers, a pair of regional indicators (a flag), or a pictograph such as "©".</summary>
    Emoji,

    /// <summary>White space within a line.</summary>
    Space,

    /// <summary>One line break; CR LF is one.</summary>
    LineBreak,

    /// <summary>One mark, symbol, control character or lone surrogate, with the combining marks on it.</summary>
    Other,
}
