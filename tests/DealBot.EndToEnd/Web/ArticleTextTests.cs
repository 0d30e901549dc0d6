using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DealBot.Core.Chat;
using DealBot.Text;
using DealBot.Web.Articles;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.EndToEnd.Web;

/// <summary>An article's text as HTML, read back by a parser that knows nothing of how it was written.</summary>
public sealed class ArticleTextTests
{
    private static readonly Voice Lee = new(1, "Ann Lee", null, []);

    [Fact]
    public void The_element_holds_the_text_and_nothing_else_whatever_the_text_and_however_the_marks_overlap() => Prop.ForAll(
        Texts.ToArbitrary(),
        SpansOf.ToArbitrary(),
        (text, spans) =>
        {
            var shown = Visible.Of(text);
            var article = Read(shown, Marks(shown, spans));

            return string.Equals(shown, article.TextContent, StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Every_mark_covers_its_own_words_and_points_to_its_voice_once() => Prop.ForAll(
        Texts.ToArbitrary(),
        SpansOf.ToArbitrary(),
        (text, spans) =>
        {
            var shown = Visible.Of(text);
            var marks = Marks(shown, spans).Where(mark => !string.IsNullOrWhiteSpace(mark.Span.In(shown))).ToList();
            var article = Read(shown, marks);
            var marked = string.Concat(article.QuerySelectorAll(".quote").Where(quote => quote.ParentElement!.Closest(".quote") is null).Select(quote => quote.TextContent));

            return string.Equals(Letters(marked), Letters(string.Concat(shown.Where((_, at) => marks.Exists(mark => mark.Span.Start <= at && at < mark.Span.End)))), StringComparison.Ordinal)
                && article.QuerySelectorAll("a.whose").Length == marks.Count
                && article.QuerySelectorAll("[data-begins]").Length == marks.Count
                && article.QuerySelectorAll("[id]").Select(element => element.Id).Distinct(StringComparer.Ordinal).Count() == article.QuerySelectorAll("[id]").Length;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_quote_that_goes_on_in_the_next_paragraph_begins_and_ends_once()
    {
        const string text = "“One.\n\nTwo.” Three.";
        var article = Read(text, [Quote(new TextSpan(1, 11), QuoteKind.Direct)]);

        Assert.Equal(["“One.", "Two.” Three."], article.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent));
        Assert.Equal(["One.", "Two."], article.QuerySelectorAll("q.quote.direct.s0").Select(quote => quote.TextContent));
        Assert.Equal("q1", Assert.Single(article.QuerySelectorAll("[data-begins='quote by Ann Lee: ']")).Id);
        Assert.Equal("end of the quote by Ann Lee", Assert.Single(article.QuerySelectorAll("a[href='#voice-1'][data-number='1']")).GetAttribute("aria-label"));
    }

    [Fact]
    public void Quoted_words_nest_in_the_report_they_stand_in_and_those_the_address_names_in_both()
    {
        const string text = "Lee said that the trip was “wasted” after all.";
        var article = Read(text, [Quote(new TextSpan(9, 45), QuoteKind.Indirect), Quote(new TextSpan(28, 34), QuoteKind.Mixed), new Mark.OfAddress(new TextSpan(28, 34)), new Mark.OfCue(new TextSpan(4, 8))]);

        Assert.Equal("wasted", article.QuerySelector("span.quote.indirect q.quote.mixed mark#at, span.quote.indirect mark#at q.quote.mixed")!.TextContent);
        Assert.Equal("said", article.QuerySelector(".cue")!.TextContent);
    }

    [Fact]
    public void A_doubt_is_said_where_the_quote_ends_and_a_correction_has_a_sign()
    {
        const string text = "He went on. “Never.” “Always.”";
        var pronoun = Quote(new TextSpan(13, 19), QuoteKind.Direct, AttributionGrade.Pronoun);
        var corrected = Quote(new TextSpan(22, 29), QuoteKind.Direct, AttributionGrade.Explicit, mention: null);
        var ends = Read(text, [pronoun, corrected]).QuerySelectorAll("a.whose");

        Assert.Equal(["1", "1✓"], ends.Select(end => end.GetAttribute("data-number")));
        Assert.Equal(["Ann Lee, named here by a pronoun", "Ann Lee, corrected by a moderator"], ends.Select(end => end.GetAttribute("data-whose")));
    }

    [Fact]
    public void A_megabyte_in_one_paragraph_and_ten_thousand_quotes_are_written_in_one_pass()
    {
        var text = string.Concat(Enumerable.Repeat("“Yes.” ", 150_000));
        var steps = MarkedText.Steps(text, Enumerable.Range(0, 10_000).Select(at => Quote(new TextSpan(at * 7 + 1, at * 7 + 5), QuoteKind.Direct))).ToList();

        Assert.Equal(10_000, steps.OfType<Step.Open>().Count());
        Assert.Equal(text, string.Concat(steps.OfType<Step.Words>().Select(words => words.Span.In(text))));
    }

    // Any characters whatever, and often those that decide: line feeds, blanks, marks of HTML, controls, halves of pairs.
    private static Gen<string> Texts => Gen.Elements('a', 'b', '“', '”', '\n', '\n', ' ', '\t', '\r', '\0', '<', '&', '"', '\'', '\f', '\u0085', '\u2028', '\u202E', '\uD83D', '\uDE97', '\uFFFE', '\uFEFF', '\u00A0')
        .Or(ArbMap.Default.GeneratorFor<char>())
        .ArrayOf()
        .Select(static characters => new string(characters));

    private static Gen<(uint, uint)[]> SpansOf => ArbMap.Default.GeneratorFor<(uint, uint)[]>();

    private static List<Mark> Marks(string text, (uint First, uint Second)[] spans) => text.Length == 0
        ? []
        : [.. spans
            .Select(span => ((int)(span.First % text.Length), (int)(span.Second % (text.Length + 1))))
            .Select(span => new TextSpan(Math.Min(span.Item1, span.Item2), Math.Max(span.Item1, span.Item2)))
            .Where(span => span.Length > 0)
            .DistinctBy(span => span.Start)
            .Select((span, at) => Quote(span, (QuoteKind)(at % 3)))];

    private static Mark.OfQuote Quote(TextSpan span, QuoteKind kind, AttributionGrade grade = AttributionGrade.Resolved) => Quote(span, kind, grade, new TextSpan(0, 1));

    private static Mark.OfQuote Quote(TextSpan span, QuoteKind kind, AttributionGrade grade, TextSpan? mention) =>
        new(span, new Quote(span, kind, "Ann Lee", mention, Cue: null, span, grade), Lee);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static IElement Read(string text, IReadOnlyList<Mark> marks)
    {
        var services = new ServiceCollection().BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ArticleText>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { ["Text"] = text, ["Marks"] = marks }))).ToHtmlString()).GetAwaiter().GetResult();
        return new HtmlParser().ParseDocument($"<!DOCTYPE html><main>{html}</main>").QuerySelector("article")!;
    }
}
