namespace DealBot.Text.Words;

/// <summary>
/// What a code point is to the word break rules: its Word_Break property, split further where the rules (emoji) or the
/// kind of a word (scripts) need to know more.
/// </summary>
internal enum WordClass : byte
{
    /// <summary>No property value, and none of the kinds below.</summary>
    Other = 0,

    CarriageReturn,
    LineFeed,
    Newline,

    /// <summary>WSegSpace: white space that stays together.</summary>
    Space,

    /// <summary>Extend and Format, which rule WB4 passes over.</summary>
    Extend,

    /// <summary>ZERO WIDTH JOINER: passed over too, and joins emoji.</summary>
    Joiner,

    Letter,
    HebrewLetter,
    HangulLetter,

    /// <summary>A letter that is also Extended_Pictographic (ℹ, Ⓜ).</summary>
    PictographicLetter,

    Number,
    Katakana,

    /// <summary>ExtendNumLet: the low line and its like, which join letters and numbers.</summary>
    Connector,

    /// <summary>MidLetter: within a word between letters (the colon, the middle dot).</summary>
    MidLetter,

    /// <summary>MidNum: within a number between digits (the comma).</summary>
    MidNumber,

    /// <summary>MidNumLet: both of these (the full stop, the curly apostrophe).</summary>
    MidEither,
    SingleQuote,
    DoubleQuote,
    RegionalIndicator,

    /// <summary>Extended_Pictographic and nothing else.</summary>
    Pictographic,
    Ideograph,
    Hiragana,

    /// <summary>Line_Break=SA: scripts written without spaces (Thai, Lao, Khmer, Burmese), whose runs stay whole.</summary>
    SoutheastAsian,
}
