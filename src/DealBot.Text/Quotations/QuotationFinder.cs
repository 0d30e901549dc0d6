using DealBot.Text.Tokens;

namespace DealBot.Text.Quotations;

/// <summary>Pairs quotation marks.</summary>
/// <remarks>
/// One pass over the marks of each paragraph with at most two marks of look-ahead. A mark's look (“ or ”) counts for less
/// than its place: a mark after white space and before a word opens, one after a word and before white space closes, since
/// writers' keyboards and converters get the look wrong more often than the place.
/// </remarks>
internal static class QuotationFinder
{
    /// <summary>Fills <see cref="Document.Quotations"/> and flags the tokens inside them.</summary>
    public static void Find(Document document)
    {
        var found = new List<Quotation>();
        var marks = new List<int>();
        var doubles = new List<Quotation>();
        foreach (var paragraph in document.Paragraphs)
        {
            FindDouble(document, paragraph, marks, doubles);
            SingleQuotations.Merge(document, paragraph, doubles, found);
        }

        foreach (var quotation in found)
        {
            for (var i = quotation.Tokens.First; i < quotation.Tokens.End; i++) document.Tokens[i].Flags |= TokenFlags.Quoted;
        }

        document.Quotations = JoinParagraphs(document, found);
    }

    private static void FindDouble(Document document, TokenRange paragraph, List<int> marks, List<Quotation> found)
    {
        marks.Clear();
        found.Clear();
        for (var i = paragraph.First; i < paragraph.End; i++)
        {
            if (document.Tokens[i].Has(TokenFlags.QuotationMark) && IsDouble(document, i)) marks.Add(i);
        }

        var open = -1;
        for (var m = 0; m < marks.Count; m++)
        {
            var mark = marks[m];
            if (open < 0)
            {
                if (MayOpen(document, mark, paragraph)) open = mark;
            }
            else if (!LooksOpening(document, mark, paragraph))
            {
                Add(document, found, open, mark, closed: true);
                open = -1;
            }
            else if (m + 2 < marks.Count && !LooksOpening(document, marks[m + 1], paragraph) && !LooksOpening(document, marks[m + 2], paragraph))
            {
                m++; // the marks of a quotation within the quotation
            }
            else
            {
                var end = EndOfLostQuotation(document, open + 1, mark);
                Add(document, found, open, end, closed: false);
                open = mark;
            }
        }

        if (open >= 0) Add(document, found, open, paragraph.End, closed: false);
    }

    private static bool IsDouble(Document document, int token) =>
        QuotationMarks.IsDouble(document.FirstChar(token)) || document.Tokens[token].End - document.Tokens[token].Start == 2;

    private static bool TouchesNext(Document document, int mark, TokenRange paragraph) =>
        mark + 1 < paragraph.End && !document.Tokens[mark + 1].Has(TokenFlags.SpaceBefore);

    private static bool TouchesPrevious(Document document, int mark) => !document.Tokens[mark].Has(TokenFlags.SpaceBefore);

    // Where nothing is open: a closing look after a word is a stray mark, anything else opens.
    private static bool MayOpen(Document document, int mark, TokenRange paragraph)
    {
        if (mark + 1 == paragraph.End) return false;
        if (QuotationMarks.OnlyCloses(document.FirstChar(mark)) && !TouchesNext(document, mark, paragraph)) return false;
        if (!TouchesPrevious(document, mark) || IsOpeningPunctuation(document, mark - 1)) return true;
        return TouchesNext(document, mark, paragraph)
            && !QuotationMarks.OnlyCloses(document.FirstChar(mark))
            && !IsClosingPunctuation(document, mark + 1);
    }

    // Where something is open: only a mark that can do nothing else opens.
    private static bool LooksOpening(Document document, int mark, TokenRange paragraph)
    {
        if (!TouchesNext(document, mark, paragraph) || IsClosingPunctuation(document, mark + 1)) return false;
        if (QuotationMarks.OnlyOpens(document.FirstChar(mark))) return true;
        return !TouchesPrevious(document, mark) || (IsOpeningPunctuation(document, mark - 1) && document.Tokens[mark + 1].Has(TokenFlags.Word));
    }

    private static bool IsOpeningPunctuation(Document document, int token) =>
        document.FirstChar(token) is '(' or '[' or '{' or '—' or '–' or '/';

    private static bool IsClosingPunctuation(Document document, int token) =>
        document.FirstChar(token) is ',' or '.' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '—' or '–';

    // A quotation whose closing mark was lost before another opens ends with the sentence before that one.
    private static int EndOfLostQuotation(Document document, int first, int next)
    {
        for (var i = next - 1; i > first; i--)
        {
            if (document.FirstChar(i) is '.' or '!' or '?' or '…') return i + 1;
        }

        return next;
    }

    private static void Add(Document document, List<Quotation> found, int open, int end, bool closed)
    {
        if (end > open + 1)
            found.Add(new Quotation(new TokenRange(open + 1, end), open, IsSingle(document, open), closed));
    }

    private static bool IsSingle(Document document, int open) => !IsDouble(document, open);

    // A quotation that its paragraph leaves open goes on where the next paragraph opens with a mark of its own.
    private static List<Quotation> JoinParagraphs(Document document, List<Quotation> found)
    {
        var joined = new List<Quotation>(found.Count);
        foreach (var quotation in found)
        {
            if (joined.Count > 0 && GoesOn(document, joined[^1], quotation))
                joined[^1] = joined[^1] with { Tokens = new TokenRange(joined[^1].Tokens.First, quotation.Tokens.End), Closed = quotation.Closed };
            else
                joined.Add(quotation);
        }

        return joined;
    }

    private static bool GoesOn(Document document, Quotation before, Quotation after) =>
        !before.Closed
        && !before.Single
        && !after.Single
        && before.Tokens.End == after.Open
        && document.Tokens[after.Open].Has(TokenFlags.ParagraphStart);
}
