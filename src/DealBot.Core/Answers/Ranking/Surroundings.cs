using DealBot.Core.Articles;

namespace DealBot.Core.Answers.Ranking;

/// <summary>What a reader of a passage has just read: its article's title, the sentence before, the line that leads into a list.</summary>
internal sealed class Surroundings
{
    private const int FurthestLeadIn = 2_000;
    private const int LongestContext = 400;

    private readonly Passage _passage;
    private readonly Article _article;
    private readonly int _paragraph;
    private AnalyzedText? _title;
    private AnalyzedText? _before;
    private AnalyzedText? _paragraphBefore;
    private (bool IsKnown, AnalyzedText? Line) _leadIn;

    /// <summary>Looks around a passage; every part is read when it is first asked for.</summary>
    public Surroundings(Passage passage, Article article)
    {
        (_passage, _article) = (passage, article);
        _paragraph = article.Text.AsSpan(0, passage.Span.Start).LastIndexOf('\n') + 1;
    }

    /// <summary>The line ending in a colon that the passage is an item under, or that opens the quotation it begins with; null when there is none.</summary>
    public AnalyzedText? LeadIn
    {
        get
        {
            if (!_leadIn.IsKnown)
                _leadIn = (true, LeadInOf(_article.Text, _paragraph));
            return _leadIn.Line;
        }
    }

    /// <summary>What stands before it in its paragraph.</summary>
    public AnalyzedText Before => _before ??= AnalyzedText.Of(TextBefore);

    /// <summary>The end of the paragraph before, where it opens its own; otherwise empty.</summary>
    public AnalyzedText ParagraphBefore => _paragraphBefore ??= AnalyzedText.Of(
        _paragraph < _passage.Span.Start ? default : LastParagraph(_article.Text.AsSpan(0, _paragraph).TrimEnd()));

    /// <summary>The sentence before it in its paragraph; empty at the beginning of one.</summary>
    /// <remarks>Cut after the last full stop, which may be that of an abbreviation: what is lost then is only the beginning.</remarks>
    public string SentenceBefore
    {
        get
        {
            var before = TextBefore.TrimEnd();
            return before[(before[..Math.Max(before.Length - 1, 0)].LastIndexOf(". ") + 1)..].TrimStart().ToString();
        }
    }

    /// <summary>The title of its article.</summary>
    public AnalyzedText Title => _title ??= AnalyzedText.Of(_article.Title);

    private ReadOnlySpan<char> TextBefore =>
        _article.Text.AsSpan()[Math.Max(_paragraph, _passage.Span.Start - LongestContext).._passage.Span.Start];

    private static ReadOnlySpan<char> LastParagraph(ReadOnlySpan<char> text) =>
        text[Math.Max(text.LastIndexOf('\n') + 1, text.Length - LongestContext)..];

    private static AnalyzedText? LeadInOf(ReadOnlySpan<char> text, int paragraph)
    {
        var isQuotation = paragraph < text.Length && text[paragraph] is '“' or '"' or '«' or '„';
        if (!isQuotation && !IsItem(text[paragraph..]))
            return null;

        var end = paragraph;
        while (end > 0 && paragraph - end < FurthestLeadIn)
        {
            var start = text[..(end - 1)].LastIndexOf('\n') + 1;
            var line = text[start..(end - 1)].TrimEnd();
            if (line.EndsWith(":"))
                return AnalyzedText.Of(line[^Math.Min(line.Length, LongestContext)..]);
            if (!line.IsEmpty && (isQuotation || !IsItem(line)))
                return null;
            end = start;
        }

        return null;
    }

    private static bool IsItem(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        if (line.IsEmpty)
            return false;
        if (line[0] is '-' or '–' or '—' or '•' or '*' or '·')
            return true;

        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is 1 or 2 && line[digits] is '.' or ')';
    }
}
