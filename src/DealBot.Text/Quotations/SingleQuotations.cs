using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Quotations;

/// <summary>Pairs single quotation marks outside double ones, telling them from apostrophes.</summary>
internal static class SingleQuotations
{
    /// <summary>Adds the paragraph's quotations, double and single, in the order of their starts.</summary>
    /// <param name="document">The text.</param>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="doubles">The paragraph's quotations between double marks.</param>
    /// <param name="found">Where they are added.</param>
    public static void Merge(Document document, TokenRange paragraph, List<Quotation> doubles, List<Quotation> found)
    {
        var next = 0;
        var open = -1;
        for (var i = paragraph.First; i < paragraph.End; i++)
        {
            if (next < doubles.Count && i == doubles[next].Open)
            {
                // A single mark that is still open here holds the double ones, and is left to them.
                open = -1;
                found.Add(doubles[next]);
                i = doubles[next++].After - 1;
            }
            else if (!IsSingle(document, i))
            {
                continue;
            }
            else if (Opens(document, i, paragraph.End))
            {
                open = i;
            }
            else if (open >= 0 && Closes(document, i, paragraph.End))
            {
                if (document.Tokens[i].Start > document.Tokens[open].End + 1) found.Add(new Quotation(new TokenRange(open + 1, i), open, Single: true, Closed: true));
                open = -1;
            }
        }
    }

    private static bool IsSingle(Document document, int token) =>
        document.Tokens[token].Has(TokenFlags.QuotationMark)
        && QuotationMarks.IsSingle(document.FirstChar(token))
        && document.Tokens[token].End - document.Tokens[token].Start == 1;

    private static bool Opens(Document document, int mark, int end)
    {
        if (mark + 1 >= end || document.FirstChar(mark) == '’') return false;
        ref readonly var next = ref document.Tokens[mark + 1];
        if (next.Has(TokenFlags.SpaceBefore) || next.Has(TokenFlags.Number) || !next.Has(TokenFlags.Word)) return false;
        return document.Tokens[mark].Has(TokenFlags.SpaceBefore)
            || document.FirstChar(mark - 1) is '(' or '[' or '—' or '–' or ':'
            || QuotationMarks.OnlyOpens(document.FirstChar(mark));
    }

    private static bool Closes(Document document, int mark, int end)
    {
        if (document.Tokens[mark].Has(TokenFlags.SpaceBefore) || QuotationMarks.OnlyOpens(document.FirstChar(mark))) return false;
        if (mark + 1 == end) return true;
        ref readonly var next = ref document.Tokens[mark + 1];
        if (!next.Has(TokenFlags.SpaceBefore)) return !next.Has(TokenFlags.Word);

        // "the workers' pay": after a plural a mark before a noun is an apostrophe.
        ref readonly var before = ref document.Tokens[mark - 1];
        var endsInS = before.Has(TokenFlags.Word) && document.Text[before.End - 1] == 's';
        const LexicalClass NoNoun = LexicalClass.Auxiliary | LexicalClass.Preposition | LexicalClass.Conjunction | LexicalClass.SpeechVerb
            | LexicalClass.Determiner | LexicalClass.SubjectPronoun;
        return !endsInS || !next.Has(TokenFlags.Word) || next.Is(NoNoun);
    }
}
