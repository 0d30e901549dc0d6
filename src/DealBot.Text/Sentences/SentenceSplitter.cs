using DealBot.Text.Quotations;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Sentences;

/// <summary>Cuts paragraphs into sentences.</summary>
/// <remarks>A sentence ends at its mark, with the quotation marks and brackets that close there, where white space and
/// the beginning of another follow; and always at the end of a line.</remarks>
internal static class SentenceSplitter
{
    // As far as the verb of "“Stop!” Treasury Secretary Ada Smith said" may be from the quotation.
    private const int LongestSubject = 7;

    /// <summary>Fills <see cref="Document.Sentences"/> and <see cref="Document.SentenceOf"/>, and flags sentence starts.</summary>
    public static void Split(Document document)
    {
        var sentences = new List<TokenRange>(document.Tokens.Length / 16 + 1);
        var sentenceOf = new int[document.Tokens.Length];
        foreach (var paragraph in document.Paragraphs)
        {
            var first = paragraph.First;
            for (var i = paragraph.First; i < paragraph.End; i++)
            {
                sentenceOf[i] = sentences.Count;
                if (i < paragraph.End - 1 && !EndsAt(document, paragraph, first, ref i)) continue;
                for (var j = first; j <= i; j++) sentenceOf[j] = sentences.Count;
                document.Tokens[first].Flags |= TokenFlags.SentenceStart;
                sentences.Add(new TokenRange(first, i + 1));
                first = i + 1;
            }
        }

        document.Sentences = sentences;
        document.SentenceOf = sentenceOf;
    }

    // Moves `at` on to the last closing mark when a sentence ends there.
    private static bool EndsAt(Document document, TokenRange paragraph, int first, ref int at)
    {
        var mark = document.FirstChar(at);
        if (mark is not ('.' or '!' or '?' or '…' or '。')) return false;
        var last = at;
        var closesQuotation = false;
        while (last + 1 < paragraph.End && !document.Tokens[last + 1].Has(TokenFlags.SpaceBefore) && Closes(document, last + 1))
        {
            last++;
            closesQuotation |= document.Tokens[last].Has(TokenFlags.QuotationMark);
        }

        if (last + 1 == paragraph.End)
        {
            at = last;
            return true;
        }

        ref readonly var next = ref document.Tokens[last + 1];
        if (!next.Has(TokenFlags.SpaceBefore) || !MayBegin(document, last + 1)) return false;
        if (mark == '.' && at == last && IsShortForm(document, at, first)) return false;
        if (closesQuotation && mark != '.' && IsFollowedByAttribution(document, last + 1, paragraph.End)) return false;
        at = last;
        return true;
    }

    private static bool Closes(Document document, int token) =>
        document.FirstChar(token) is '.' or '!' or '?' or '…' or ')' or ']'
        || (document.Tokens[token].Has(TokenFlags.QuotationMark) && !QuotationMarks.OnlyOpens(document.FirstChar(token)));

    private static bool MayBegin(Document document, int token) =>
        document.Tokens[token].Has(TokenFlags.Capitalised | TokenFlags.Number | TokenFlags.QuotationMark)
        || document.FirstChar(token) is '(' or '[' or '$' or '€' or '£' or '-' or '–' or '—' or '•' or '*' or '#' or '@'
        || (document.Tokens[token].Has(TokenFlags.Word) && !char.IsLower(document.FirstChar(token)));

    // "Mr." never ends a sentence; "U.S.", "Inc." and initials do where a word follows that must begin one.
    private static bool IsShortForm(Document document, int stop, int first)
    {
        if (stop == first || document.Tokens[stop].Has(TokenFlags.SpaceBefore)) return false;
        ref readonly var word = ref document.Tokens[stop - 1];
        if (!word.Has(TokenFlags.Word)) return false;
        var letters = document[word];
        var isInitial = letters.Length == 1 && char.IsUpper(letters[0]);
        var hasInnerStop = letters.Length <= 6 && letters.Contains('.');
        if (!isInitial && !hasInnerStop && !word.Is(LexicalClass.Abbreviation)) return false;
        if (word.Is(LexicalClass.Abbreviation) && word.Is(LexicalClass.Title)) return true;
        ref readonly var next = ref document.Tokens[stop + 1];
        return !next.Is(LexicalClass.Common) && !next.Has(TokenFlags.QuotationMark);
    }

    // "“Stop!” Smith said" is one sentence, "“Stop!” The crowd went home" is two.
    private static bool IsFollowedByAttribution(Document document, int token, int end)
    {
        for (var i = token; i < Math.Min(end, token + LongestSubject); i++)
        {
            ref readonly var word = ref document.Tokens[i];
            if (i > token && word.Is(LexicalClass.SpeechVerb)) return true;
            var isShortStop = document.IsChar(i, '.') && document.Tokens[i - 1].Is(LexicalClass.Abbreviation);
            if (!isShortStop && !word.Has(TokenFlags.Capitalised) && !word.Is(LexicalClass.Title | LexicalClass.RoleNoun)) return false;
        }

        return false;
    }
}
