using DealBot.Text.Learning;
using DealBot.Text.Quotations;
using DealBot.Text.Vocabulary;
using DealBot.Text.Words;

namespace DealBot.Text.Tokens;

/// <summary>Turns a text into tokens and paragraphs.</summary>
internal static class Tokenizer
{
    // English news has a token every five characters or so.
    private const int CharactersPerToken = 4;

    /// <summary>Reads a text once.</summary>
    public static Document Tokenize(string text)
    {
        var tokens = new Token[text.Length / CharactersPerToken + 16];
        var count = 0;
        var paragraphs = new List<TokenRange>();
        var paragraphFirst = 0;
        var flags = TokenFlags.SpaceBefore | TokenFlags.ParagraphStart;

        foreach (var segment in new WordBreaker(text))
        {
            if (segment.Kind == WordKind.LineBreak || text[segment.Start] is '\u2028' or '\u2029' or '\f' or '\v')
            {
                if (count > paragraphFirst) paragraphs.Add(new TokenRange(paragraphFirst, count));
                paragraphFirst = count;
                flags = TokenFlags.SpaceBefore | TokenFlags.ParagraphStart;
                continue;
            }

            if (segment.Kind == WordKind.Space || IsInvisible(text[segment.Start]))
            {
                flags |= TokenFlags.SpaceBefore;
                continue;
            }

            if (count > paragraphFirst && MakesOneMark(text, tokens[count - 1], segment, flags))
            {
                tokens[count - 1].End = segment.End;
                continue;
            }

            if (count == tokens.Length) Array.Resize(ref tokens, 2 * count);
            tokens[count++] = segment.IsWord ? Word(text, segment, flags) : Mark(text, segment, flags);
            flags = TokenFlags.None;
        }

        if (count > paragraphFirst) paragraphs.Add(new TokenRange(paragraphFirst, count));
        Array.Resize(ref tokens, count);
        return new Document(text) { Tokens = tokens, Paragraphs = paragraphs, ParagraphOf = ParagraphOf(paragraphs, count) };
    }

    // Zero-width spaces, marks of direction and the byte order mark.
    private static bool IsInvisible(char c) => c is '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or '\u00AD';

    // Archives of plain text write '' and `` for double quotation marks.
    private static bool MakesOneMark(string text, in Token last, WordSegment segment, TokenFlags flags) =>
        !flags.HasFlag(TokenFlags.SpaceBefore)
        && segment.Length == 1
        && last.End - last.Start == 1
        && text[segment.Start] is '\'' or '`'
        && text[last.Start] == text[segment.Start]
        && segment.Start == last.End;

    private static Token Mark(string text, WordSegment segment, TokenFlags flags)
    {
        if (QuotationMarks.Contains(text[segment.Start])) flags |= TokenFlags.QuotationMark;
        return new Token(segment.Start, segment.End, FeatureHash.Word(text.AsSpan(segment.Start, segment.Length)), LexicalClass.None, flags);
    }

    private static Token Word(string text, WordSegment segment, TokenFlags flags)
    {
        var letters = text.AsSpan(segment.Start, segment.Length);
        flags |= TokenFlags.Word;
        if (char.IsUpper(letters[0])) flags |= IsAllCapitals(letters) ? TokenFlags.Capitalised | TokenFlags.AllCapitals : TokenFlags.Capitalised;
        if (char.IsDigit(letters[0])) flags |= TokenFlags.Number;
        if (letters.Length > 2 && letters[^1] is 's' or 'S' && letters[^2] is '\'' or '’')
        {
            flags |= TokenFlags.Possessive;
            letters = letters[..^2];
        }

        var hash = FeatureHash.Word(letters);
        return new Token(segment.Start, segment.End, hash, Lexicon.ClassesOf(hash), flags);
    }

    private static bool IsAllCapitals(ReadOnlySpan<char> letters)
    {
        if (letters.Length < 2) return false;
        foreach (var c in letters[1..])
        {
            if (char.IsLower(c)) return false;
        }

        return true;
    }

    private static int[] ParagraphOf(List<TokenRange> paragraphs, int count)
    {
        var paragraphOf = new int[count];
        for (var i = 0; i < paragraphs.Count; i++) paragraphOf.AsSpan(paragraphs[i].First, paragraphs[i].Count).Fill(i);
        return paragraphOf;
    }
}
