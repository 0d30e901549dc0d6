using DealBot.Text.Names;
using DealBot.Text.Quotations;
using DealBot.Text.Tokens;

namespace DealBot.Text;

/// <summary>One text while it is analysed: its tokens, and what each stage has found so far.</summary>
internal sealed class Document(string text)
{
    /// <summary>The text; every span is a span of it.</summary>
    public string Text { get; } = text;

    /// <summary>Words and punctuation marks, in reading order; white space is left out.</summary>
    public required Token[] Tokens { get; init; }

    /// <summary>Paragraphs that hold at least one token.</summary>
    public required IReadOnlyList<TokenRange> Paragraphs { get; init; }

    /// <summary>Sentences, in reading order; together they hold every token.</summary>
    public IReadOnlyList<TokenRange> Sentences { get; set; } = [];

    /// <summary>For each token, the index of its sentence.</summary>
    public int[] SentenceOf { get; set; } = [];

    /// <summary>For each token, the index of its paragraph.</summary>
    public int[] ParagraphOf { get; set; } = [];

    /// <summary>Words between marks, in the order of their starts, without overlap.</summary>
    public IReadOnlyList<Quotation> Quotations { get; set; } = [];

    /// <summary>Every phrase that may name a speaker, in reading order; only modifiers overlap with the mention they modify.</summary>
    public IReadOnlyList<Mention> Mentions { get; set; } = [];

    /// <summary>The people and bodies that the mentions resolve to.</summary>
    public IReadOnlyList<Entity> Entities { get; set; } = [];

    /// <summary>The letters of a token.</summary>
    public ReadOnlySpan<char> this[in Token token] => Text.AsSpan(token.Start, token.End - token.Start);

    /// <summary>The text from the first token of a range to its last.</summary>
    public TextSpan Span(TokenRange range) => new(Tokens[range.First].Start, Tokens[range.End - 1].End);

    /// <summary>Whether the token consists of this one character.</summary>
    public bool IsChar(int token, char c) =>
        (uint)token < (uint)Tokens.Length && Tokens[token].End == Tokens[token].Start + 1 && Text[Tokens[token].Start] == c;

    /// <summary>The hash of a token's letters; 0 outside the text.</summary>
    public uint HashAt(int token) => (uint)token < (uint)Tokens.Length ? Tokens[token].Hash : 0u;

    /// <summary>The first character of a token; a line break outside the text.</summary>
    public char FirstChar(int token) => (uint)token < (uint)Tokens.Length ? Text[Tokens[token].Start] : '\n';
}
