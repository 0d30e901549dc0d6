using DealBot.Text.Vocabulary;

namespace DealBot.Text.Tokens;

/// <summary>How a token looks and where it stands.</summary>
[Flags]
internal enum TokenFlags : ushort
{
    /// <summary>A punctuation mark or symbol with nothing remarkable about it.</summary>
    None = 0,

    /// <summary>Begins with a letter or digit.</summary>
    Word = 1 << 0,

    /// <summary>Begins with an upper-case letter.</summary>
    Capitalised = 1 << 1,

    /// <summary>Two or more letters, all of them upper case.</summary>
    AllCapitals = 1 << 2,

    /// <summary>Begins with a digit.</summary>
    Number = 1 << 3,

    /// <summary>A quotation mark, single or double.</summary>
    QuotationMark = 1 << 4,

    /// <summary>White space, or the start of the text, stands before it.</summary>
    SpaceBefore = 1 << 5,

    /// <summary>The first token of its paragraph.</summary>
    ParagraphStart = 1 << 6,

    /// <summary>The first token of its sentence.</summary>
    SentenceStart = 1 << 7,

    /// <summary>A word that ends in <c>'s</c>.</summary>
    Possessive = 1 << 8,

    /// <summary>Stands between quotation marks that were paired.</summary>
    Quoted = 1 << 9,
}

/// <summary>A word, or a punctuation mark, of one text.</summary>
/// <param name="Start">Its first UTF-16 code unit.</param>
/// <param name="End">The code unit after its last.</param>
/// <param name="Hash"><see cref="Learning.FeatureHash.Word"/> of its letters, a possessive ending left out.</param>
/// <param name="Classes">What the vocabulary knows of it.</param>
/// <param name="Flags">How it looks and where it stands.</param>
internal record struct Token(int Start, int End, uint Hash, LexicalClass Classes, TokenFlags Flags)
{
    /// <summary>The token's place in the text.</summary>
    public readonly TextSpan Span => new(Start, End);

    /// <summary>Whether the word is of any of these classes.</summary>
    public readonly bool Is(LexicalClass any) => (Classes & any) != LexicalClass.None;

    /// <summary>Whether any of these flags is set.</summary>
    public readonly bool Has(TokenFlags any) => (Flags & any) != TokenFlags.None;
}

/// <summary>A half-open range of tokens.</summary>
internal readonly record struct TokenRange(int First, int End)
{
    /// <summary>How many tokens.</summary>
    public int Count => End - First;

    /// <summary>Whether the token of this index is in the range.</summary>
    public bool Contains(int token) => First <= token && token < End;
}
