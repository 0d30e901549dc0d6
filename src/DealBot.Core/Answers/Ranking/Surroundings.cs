namespace DealBot.Core.Answers.Ranking;

/// <summary>What a reader of a passage has just read: its article's title, the sentence before, the line that leads into a list.</summary>
internal sealed class Surroundings
{
    private const int FurthestLeadIn = 2_000;
    private const int LongestContext = 400;

    private Surroundings(AnalyzedText? leadIn, AnalyzedText before, AnalyzedText title)
    {
        LeadIn = leadIn;
        Before = before;
        Title = title;
    }

    /// <summary>The line ending in a colon that the passage is an item under; null when it is none.</summary>
    public AnalyzedText? LeadIn { get; }

    /// <summary>What stands before it in its paragraph.</summary>
    public AnalyzedText Before { get; }

    /// <summary>The title of its article.</summary>
    public AnalyzedText Title { get; }

    /// <summary>Looks around a candidate.</summary>
    /// <param name="candidate">The passage.</param>
    /// <param name="title">Its article's analysed title.</param>
    public static Surroundings Of(Candidate candidate, AnalyzedText title)
    {
        var text = candidate.Article.Text.AsSpan();
        var start = candidate.Passage.Span.Start;
        var paragraph = text[..start].LastIndexOf('\n') + 1;
        var before = text[Math.Max(paragraph, start - LongestContext)..start];
        return new Surroundings(LeadInOf(text, paragraph), AnalyzedText.Of(before), title);
    }

    private static AnalyzedText? LeadInOf(ReadOnlySpan<char> text, int paragraph)
    {
        if (!IsItem(text[paragraph..]))
            return null;

        var end = paragraph;
        while (end > 0 && paragraph - end < FurthestLeadIn)
        {
            var start = text[..(end - 1)].LastIndexOf('\n') + 1;
            var line = text[start..(end - 1)].TrimEnd();
            if (line.EndsWith(":"))
                return AnalyzedText.Of(line[^Math.Min(line.Length, LongestContext)..]);
            if (!line.IsEmpty && !IsItem(line))
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
