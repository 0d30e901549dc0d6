using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Tests.Libraries;

public sealed class PassagesTests
{
    private const string Text = "Rates rose. “We waited. We are done,” Ann Marsh said. Markets fell.";

    private static readonly TextSpan[] Sentences = [SpanOf("Rates rose."), SpanOf("“We waited."), SpanOf("We are done,” Ann Marsh said."), SpanOf("Markets fell.")];

    private static readonly Quote Quotation = new(
        SpanOf("We waited. We are done,"), QuoteKind.Direct, "Ann Marsh", SpanOf("Ann Marsh"), SpanOf("said"),
        SpanOf("“We waited. We are done,” Ann Marsh said."), AttributionGrade.Explicit);

    [Fact]
    public void A_sentence_is_a_passage_and_a_quotation_of_several_sentences_is_one() =>
        Assert.Equal(
            ["Rates rose.", "“We waited. We are done,” Ann Marsh said.", "Markets fell."],
            Passages.Of(Text, Analysis(Quotation)).Select(passage => passage.Span.In(Text)));

    [Fact]
    public void A_passage_holds_the_quotes_that_stand_in_it() =>
        Assert.Equal([0, 1, 0], Passages.Of(Text, Analysis(Quotation)).Select(passage => passage.Quotes.Count));

    [Fact]
    public void Ids_count_up_without_a_gap() =>
        Assert.Equal([(7L, 3L), (8L, 3L), (9L, 3L)], Passages.Of(Text, Analysis(Quotation), articleId: 3, firstId: 7).Select(p => (p.Id, p.ArticleId)));

    [Fact]
    public void A_quote_that_the_sentences_leave_out_is_a_passage_all_the_same()
    {
        var passages = Passages.Of(Text, new TextAnalysis([], [], [Quotation], []));

        Assert.Equal(Quotation, Assert.Single(Assert.Single(passages).Quotes));
    }

    [Fact]
    public void Page_furniture_makes_no_passages()
    {
        const string Page = "Rates rise | The Daily | Rates rose on Monday.\nRates rise\nRead more: “The end of rates”\nMarkets fell.";
        var quote = In(Page, "The end of rates");
        string[] sentences = ["Rates rise | The Daily | Rates rose on Monday.", "\nRates rise\n", "Read more: “The end of rates”", "Markets fell."];
        var analysis = new TextAnalysis(
            [.. sentences.Select(words => In(Page, words))], [],
            [new Quote(quote, QuoteKind.Direct, null, null, null, quote, AttributionGrade.Unknown)], []);

        var passages = Passages.Of(Page, analysis, furniture: PageFurniture.Of(Page, "Rates rise"));

        Assert.Equal(["Rates rise", "Rates rose on Monday.", "Markets fell."], passages.Select(passage => passage.Span.In(Page)));
        Assert.All(passages, passage => Assert.Empty(passage.Quotes));
    }

    [Fact]
    public void A_quotation_over_paragraphs_stays_whole_whatever_stands_between_them()
    {
        const string Page = "“We waited.\nAdvertisement\nWe are done,” she said.";
        var quote = In(Page, "We waited.\nAdvertisement\nWe are done,");
        var analysis = new TextAnalysis([], [], [new Quote(quote, QuoteKind.Direct, null, null, null, new TextSpan(0, Page.Length), AttributionGrade.Unknown)], []);

        var passage = Assert.Single(Passages.Of(Page, analysis, furniture: PageFurniture.Of(Page, "Rates")));

        Assert.Equal(Page, passage.Span.In(Page));
        Assert.Single(passage.Quotes);
    }

    [Fact]
    public void Whatever_the_analysis_the_passages_are_in_order_apart_and_hold_every_quote()
    {
        var random = new Random(20250221);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string('x', random.Next(1, 60));
            var analysis = new TextAnalysis(Spans(random, text.Length, 8), [], [.. Spans(random, text.Length, 5).Select(QuoteAt)], []);

            var passages = Passages.Of(text, analysis);

            Assert.Equal(analysis.Quotes, passages.SelectMany(passage => passage.Quotes));
            Assert.All(passages, passage => Assert.All(passage.Quotes, quote => Assert.True(passage.Span.Contains(quote.Span))));
            Assert.All(passages.Zip(passages.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
            Assert.All(analysis.Sentences, sentence => Assert.Single(passages, passage => passage.Span.Contains(sentence)));
        }

        static Quote QuoteAt(TextSpan span) => new(span, QuoteKind.Direct, null, null, null, span, AttributionGrade.Unknown);
    }

    [Fact]
    public void A_passage_carries_its_facets()
    {
        var article = new Article(3, "a.txt", "Marsh waits", "The Daily  Échò", null, new DateTimeOffset(2025, 2, 21, 23, 30, 0, TimeSpan.FromHours(-2)), null, Text);
        var passage = new Passage(8, 3, Quotation.Sentence, [Quotation]);

        var indexed = Passages.Indexed(article, passage, ["marsh", "wait"]);

        Assert.Equal((8, "“We waited. We are done,” Ann Marsh said."), (indexed.Id, indexed.Text));
        Assert.Equivalent(
            new Facet[]
            {
                new("article", "3"), new("source", "the daily echo"), new("day", "20250222"), new("kind", "direct"),
                new("speaker", FacetNames.FoldSpeaker("Ann Marsh")), new("title", "marsh"), new("title", "wait"),
            },
            indexed.Facets,
            strict: true);
    }

    [Fact]
    public void Narration_is_told_from_quotes_by_its_kind() =>
        Assert.Contains(
            new Facet("kind", "passage"),
            Passages.Indexed(new Article(3, "a.txt", "", null, null, null, null, Text), new Passage(8, 3, Sentences[0], []), []).Facets);

    private static TextAnalysis Analysis(params Quote[] quotes) => new(Sentences, [], quotes, []);

    private static TextSpan SpanOf(string words) => In(Text, words);

    private static TextSpan In(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }

    // Disjoint spans in order, none empty.
    private static List<TextSpan> Spans(Random random, int length, int most)
    {
        var bounds = Enumerable.Range(0, 2 * random.Next(0, most)).Select(_ => random.Next(0, length + 1)).Distinct().Order().ToList();
        return [.. Enumerable.Range(0, bounds.Count / 2).Select(at => new TextSpan(bounds[2 * at], bounds[(2 * at) + 1]))];
    }
}
