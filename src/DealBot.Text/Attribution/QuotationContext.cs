using DealBot.Text.Quotations;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Attribution;

/// <summary>How a quotation stands in its sentence and paragraph.</summary>
internal sealed record QuotationContext
{
    private const int FarthestVerb = 20;

    /// <summary>The quotation.</summary>
    public required Quotation Quotation { get; init; }

    /// <summary>The first sentence that it stands in, or that introduces it by a colon.</summary>
    public required int FirstSentence { get; init; }

    /// <summary>The last sentence that it stands in.</summary>
    public required int LastSentence { get; init; }

    /// <summary>The paragraph where it opens; the one before, if that introduces it by a colon.</summary>
    public required int Paragraph { get; init; }

    /// <summary>The paragraph where it ends.</summary>
    public required int LastParagraph { get; init; }

    /// <summary>The nearest verb of speech before it in its sentence; -1 when there is none.</summary>
    public required int VerbBefore { get; init; }

    /// <summary>The nearest verb of speech after it in its sentence; -1 when there is none.</summary>
    public required int VerbAfter { get; init; }

    /// <summary>The last mark before the closing quotation mark; 'w' for a word.</summary>
    public required char LastChar { get; init; }

    /// <summary>What stands before the opening mark: punctuation, 'w' for a word, '\n' at the start of the paragraph.</summary>
    public required char CharBefore { get; init; }

    /// <summary>What stands after the closing mark, told in the same way.</summary>
    public required char CharAfter { get; init; }

    /// <summary>Whether it begins with a small letter.</summary>
    public required bool BeginsSmall { get; init; }

    /// <summary>How many words: 0 for one, 1 for two, 2 for up to four, 3 for up to nine, 4 for more.</summary>
    public required int LengthClass { get; init; }

    /// <summary>Length, small first letter, and whether it ends in a mark, in one number.</summary>
    public uint Shape => (uint)((LengthClass * 4) + (BeginsSmall ? 2 : 0) + (LastChar == 'w' ? 1 : 0));

    /// <summary>Whether nothing else stands in its paragraph.</summary>
    public bool IsAlone => CharBefore == '\n' && CharAfter == '\n';

    /// <summary>Whether it is long and complete enough to be somebody's words even where the text does not say whose.</summary>
    public bool IsWholeSpeech => LengthClass == 4 && !BeginsSmall && LastChar != 'w' && Quotation.Closed && !Quotation.Single;

    /// <summary>Looks at a quotation and the tokens around it.</summary>
    public static QuotationContext Of(Document document, Quotation quotation)
    {
        var tokens = quotation.Tokens;
        var last = Math.Min(quotation.After, document.Tokens.Length) - 1;

        // A paragraph that ends in a colon hands over to this one as if no line ended between them.
        var opensParagraph = document.Tokens[quotation.Open].Has(TokenFlags.ParagraphStart);
        var first = opensParagraph && document.IsChar(quotation.Open - 1, ':') ? quotation.Open - 1 : quotation.Open;
        return new QuotationContext
        {
            Quotation = quotation,
            FirstSentence = document.SentenceOf[first],
            LastSentence = document.SentenceOf[last],
            Paragraph = document.ParagraphOf[first],
            LastParagraph = document.ParagraphOf[last],
            VerbBefore = FindVerb(document, quotation.Open - 1, -1, document.SentenceOf[first]),
            VerbAfter = FindVerb(document, quotation.After, 1, document.SentenceOf[last]),
            LastChar = CharOf(document, tokens.End - 1),
            CharBefore = opensParagraph && first == quotation.Open ? '\n' : CharOf(document, quotation.Open - 1),
            CharAfter = last + 1 == document.Tokens.Length || document.Tokens[last + 1].Has(TokenFlags.ParagraphStart)
                ? '\n'
                : CharOf(document, last + 1),
            BeginsSmall = !document.Tokens[tokens.First].Has(TokenFlags.Capitalised | TokenFlags.Number),
            LengthClass = LengthClassOf(document, tokens),
        };
    }

    private static char CharOf(Document document, int token) =>
        document.Tokens[token].Has(TokenFlags.Word) ? 'w' : document.FirstChar(token);

    private static int LengthClassOf(Document document, TokenRange tokens)
    {
        var words = 0;
        for (var i = tokens.First; i < tokens.End && words < 10; i++)
        {
            if (document.Tokens[i].Has(TokenFlags.Word)) words++;
        }

        return words switch { <= 1 => 0, 2 => 1, <= 4 => 2, <= 9 => 3, _ => 4 };
    }

    private static int FindVerb(Document document, int from, int step, int sentence)
    {
        for (var (i, seen) = (from, 0); (uint)i < (uint)document.Tokens.Length && seen < FarthestVerb; i += step, seen++)
        {
            ref readonly var token = ref document.Tokens[i];
            if (document.SentenceOf[i] != sentence || token.Has(TokenFlags.Quoted)) break;
            if (token.Is(LexicalClass.SpeechVerb | LexicalClass.SpeechGerund)) return i;
            if (token.Is(LexicalClass.SpeechBase) && i > 0 && document.Tokens[i - 1].Is(LexicalClass.Auxiliary)) return i;
            if (document[token] is "according" or "According") return i;
        }

        return -1;
    }
}
