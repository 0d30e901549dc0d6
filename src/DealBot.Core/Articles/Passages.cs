using DealBot.Core.Articles.Reading;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Articles;

/// <summary>Cuts an article into the passages that can be answers.</summary>
public static class Passages
{
    /// <summary>The passages of a text: a sentence each, or the sentences that one quotation runs through.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="analysis">What was found in it.</param>
    /// <param name="articleId">The article's id.</param>
    /// <param name="firstId">The id of the first passage; the others count up from it.</param>
    /// <param name="furniture">What of the text is no prose and makes no passages; null when it was not looked for.</param>
    /// <returns>In reading order, without overlap; every quote in the prose lies in exactly one.</returns>
    public static IReadOnlyList<Passage> Of(
        string text, TextAnalysis analysis, long articleId = 0, long firstId = 0, PageFurniture? furniture = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(analysis);

        var spans = Joined(analysis.Sentences.Concat(analysis.Quotes.Select(Reach)));
        var quotes = analysis.Quotes.OrderBy(quote => quote.Span.Start).ToList();
        if (furniture is not null) spans = ProseOf(text, spans, quotes, furniture);
        var next = 0;

        return [.. spans.Select((span, at) =>
        {
            while (next < quotes.Count && quotes[next].Span.Start < span.Start) next++; // a quote in the furniture
            var first = next;
            while (next < quotes.Count && quotes[next].Span.Start < span.End) next++;
            return new Passage(firstId + at, articleId, span, [.. quotes[first..next].Where(quote => span.Contains(quote.Span))]);
        })];
    }

    /// <summary>What is indexed of a passage.</summary>
    /// <param name="article">The passage's article, with its id.</param>
    /// <param name="passage">The passage, with its id.</param>
    /// <param name="titleTerms">The analysed terms of the article's title, each once.</param>
    public static IndexedPassage Indexed(Article article, Passage passage, IReadOnlyList<string> titleTerms)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentNullException.ThrowIfNull(titleTerms);

        HashSet<Facet> facets = [new(FacetNames.Article, article.Id.ToString())];
        if (article.Source is { } source) facets.Add(new(FacetNames.Source, FacetNames.Fold(source)));
        if (article.Published is { } published) facets.Add(new(FacetNames.Day, FacetNames.DayOf(published)));
        foreach (var term in titleTerms) facets.Add(new(FacetNames.Title, term));

        if (passage.Quotes.Count == 0) facets.Add(new(FacetNames.Kind, FacetNames.Narration));
        foreach (var quote in passage.Quotes)
        {
            facets.Add(new(FacetNames.Kind, FacetNames.Of(quote.Kind)));
            if (quote.Speaker is { } speaker) facets.Add(new(FacetNames.Speaker, FacetNames.FoldSpeaker(speaker)));
        }

        return new IndexedPassage(passage.Id, passage.Span.In(article.Text), [.. facets]);
    }

    // The sentences a quote stands in, and the quote itself where it reaches beyond them.
    private static TextSpan Reach(Quote quote) =>
        new(Math.Min(quote.Sentence.Start, quote.Span.Start), Math.Max(quote.Sentence.End, quote.Span.End));

    // What stands between the paragraphs of one quotation stays: to cut it out would cut the quotation.
    private static List<TextSpan> ProseOf(string text, List<TextSpan> spans, List<Quote> quotes, PageFurniture furniture)
    {
        List<TextSpan> prose = [];
        var next = 0;
        foreach (var span in spans)
        {
            var holdsParagraphs = false;
            for (; next < quotes.Count && quotes[next].Span.Start < span.End; next++) holdsParagraphs |= quotes[next].Span.In(text).Contains('\n');

            if (holdsParagraphs) prose.Add(span);
            else prose.AddRange(furniture.ProseIn(span).Select(part => Trimmed(text, part)).Where(part => part.Length > 0));
        }

        return prose;
    }

    private static TextSpan Trimmed(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextSpan(start, end);
    }

    // The union of the spans as disjoint intervals: overlapping ones join, touching ones do not.
    private static List<TextSpan> Joined(IEnumerable<TextSpan> spans)
    {
        List<TextSpan> joined = [];
        foreach (var span in spans.Where(span => span.Length > 0).OrderBy(span => span.Start))
        {
            if (joined.Count > 0 && joined[^1] is var last && span.Start < last.End)
                joined[^1] = new TextSpan(last.Start, Math.Max(last.End, span.End));
            else
                joined.Add(span);
        }

        return joined;
    }
}
