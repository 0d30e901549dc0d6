using DealBot.Text.Attribution;
using DealBot.Text.Indirect;
using DealBot.Text.Names;
using DealBot.Text.Quotations;
using DealBot.Text.Sentences;
using DealBot.Text.Tokens;

namespace DealBot.Text;

/// <summary>Reads one article: its sentences, its people, and who said what.</summary>
public static class TextAnalyzer
{
    /// <summary>Finds sentences, speakers and quotes.</summary>
    /// <param name="text">Article text with <c>\n</c> between lines; any string whatever is accepted.</param>
    /// <returns>Spans into <paramref name="text"/>, in UTF-16 code units.</returns>
    /// <remarks>Pure, deterministic, culture-free; time and memory are linear in <c>text.Length</c>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TextAnalysis Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var document = Read(text);
        var quotes = QuotesOf(document);
        return new TextAnalysis(
            Spans(document, document.Sentences),
            Spans(document, document.Paragraphs),
            quotes,
            Speakers.Of(document, quotes));
    }

    /// <summary>Runs the stages that every search for quotes stands on: tokens, sentences, quotations, mentions, entities.</summary>
    internal static Document Read(string text)
    {
        var document = Tokenizer.Tokenize(text);
        SentenceSplitter.Split(document);
        QuotationFinder.Find(document);
        document.Mentions = DescriptionFinder.Merge(document, new NameFinder(document).Find());
        EntityResolver.Resolve(document);
        DescriptionResolver.Resolve(document);
        PronounResolver.Resolve(document);
        return document;
    }

    private static List<Quote> QuotesOf(Document document)
    {
        var quotes = DirectQuotes.Find(document);
        quotes.AddRange(IndirectQuotes.Find(document));
        quotes.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Span.End.CompareTo(b.Span.End));
        return quotes;
    }

    private static TextSpan[] Spans(Document document, IReadOnlyList<TokenRange> ranges)
    {
        var spans = new TextSpan[ranges.Count];
        for (var i = 0; i < spans.Length; i++) spans[i] = document.Span(ranges[i]);
        return spans;
    }
}
