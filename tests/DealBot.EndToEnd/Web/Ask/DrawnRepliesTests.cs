using AngleSharp.Dom;
using DealBot.Core.Chat;
using FsCheck;
using FsCheck.Fluent;
using Visibility = DealBot.Core.Chat.Visibility;

namespace DealBot.EndToEnd.Web.Ask;

/// <summary>Every part of a reply as HTML: what it says and nothing else, whatever it says.</summary>
public sealed class DrawnRepliesTests : IDisposable
{
    private static readonly string[] Elements =
        ["section", "h2", "h3", "p", "strong", "em", "code", "a", "mark", "span", "article", "blockquote", "div", "ul", "li", "table", "caption", "tbody", "tr", "th", "td", "svg", "rect", "form", "input", "button", "label", "select", "option", "textarea"];

    private static readonly string[] Attributes =
    [
        "class", "aria-label", "aria-labelledby", "aria-hidden", "tabindex", "data-mode", "href", "rel", "cite", "role", "scope", "viewbox", "viewBox", "preserveAspectRatio", "focusable", "width", "height",
        "method", "action", "enctype", "type", "name", "value", "hidden", "for", "id", "required", "maxlength", "autocomplete", "data-running",
    ];

    private readonly DrawnReplies _drawn = new();

    public void Dispose() => _drawn.Dispose();

    [Fact]
    public void A_card_shows_its_words_to_the_last_character_whatever_they_are() => Prop.ForAll(RichTexts.ToArbitrary(), words =>
    {
        var card = _drawn.Draw(CardOf(words, "Ann Lee"));
        return string.Equals(words.Plain, card.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Every_part_says_its_own_words_in_order_and_brings_no_element_or_attribute_that_is_not_ours() => Prop.ForAll(
        RichTexts.ToArbitrary(),
        Texts.ToArbitrary(),
        (rich, text) =>
        {
            IReadOnlyList<(ReplyPart Part, string Says)> all =
            [
                (new Heading(text), text),
                (new Note(rich), rich.Plain),
                (CardOf(rich, text), CardSays(rich, text)),
                (new Comparison(new ComparisonColumn(text, [CardOf(rich, null)], null), new ComparisonColumn("B", [], text)), $"{text}{CardSays(rich, null)}B{text}"),
                (new Listing([new ListItem(rich, rich)]), rich.Plain + rich.Plain),
                (new Chart([new Bar(text, 3), new Bar("b", 0)]), $"Counts{text}3b0"),
                (new ButtonRow([new Button("a.1", text, ButtonStyle.Danger)]), text),
                (new Menu("a.m", text, [new MenuOption("0", text)]), $"{text}:{text}"),
                (new Menu("a.m", text, [.. Enumerable.Range(0, 9).Select(at => new MenuOption($"{at}", text))]), text + string.Concat(Enumerable.Repeat(text, 9)) + "Choose"),
            ];
            return all.All(part => Says(_drawn.Draw(part.Part), part.Says) && IsOurs(_drawn.Draw(part.Part)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void A_form_asks_in_its_own_words_and_keeps_what_stood_in_it() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var form = _drawn.Draw(new Form("f", text, [new FormField("a", text, FormFieldKind.Line, Value: text), new FormField("b", text, FormFieldKind.Choice) { Choices = [new MenuOption("0", text)] }]) { Introduction = text });
        return IsOurs(form)
            && Says(form, $"{text}{text}{text}{text}{text}SendBack")
            && string.Equals(form.QuerySelector("#field-a")!.GetAttribute("value") ?? "", text, StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("not an address")]
    public void Only_addresses_on_the_web_become_links(string url)
    {
        var drawn = _drawn.Draw(
            new Note(RichText.Of("").Then("a", url: url)),
            CardOf("b", null) with { Source = new SourceLine("T", "O", null, url), AlsoIn = [new SourceLine("T", null, null, url)] });

        Assert.Equal(["/articles/1?at=0-1#at"], drawn.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Null(drawn.QuerySelector("blockquote")!.GetAttribute("cite"));
    }

    [Fact]
    public void The_original_is_linked_without_telling_it_where_the_reader_comes_from()
    {
        var link = _drawn.Draw(CardOf("a", null) with { Source = new SourceLine("T", "Herald", "1 May 2025", "https://herald.example/a?b=1&c=2") }).QuerySelector(".source a[rel]")!;

        Assert.Equal(("Herald", "https://herald.example/a?b=1&c=2", "noopener noreferrer nofollow"), (link.TextContent, link.GetAttribute("href"), link.GetAttribute("rel")));
    }

    [Fact]
    public void Hits_are_marked_and_the_reporter_s_words_set_off()
    {
        var words = new RichText([new("“", RunStyle.Narration), new("We "), new("won", RunStyle.Strong), new(",” he "), new("said", RunStyle.Narration | RunStyle.Strong)]);
        var quote = _drawn.Draw(CardOf(words, null)).QuerySelector("blockquote")!;

        Assert.Equal("“We <mark>won</mark>,” he <span class=\"narration\"><mark>said</mark></span>", quote.InnerHtml);
    }

    [Fact]
    public void Punctuation_alone_looks_like_the_words_before_it()
    {
        var words = new RichText([new("“We won”"), new(",", RunStyle.Narration), new(" he ", RunStyle.Narration), new("…", RunStyle.Narration | RunStyle.Strong), new("!")]);
        var quote = _drawn.Draw(CardOf(words, null)).QuerySelector("blockquote")!;

        Assert.Equal("“We won”,<span class=\"narration\"> he </span><span class=\"narration\"><mark>…</mark></span><span class=\"narration\">!</span>", quote.InnerHtml);
    }

    [Fact]
    public void A_card_that_is_not_what_the_article_says_is_withheld()
    {
        _drawn.Chat.Verbatim = static (citation, shown) => citation.Start == 0 && shown is "true words";
        var drawn = _drawn.Draw(
            CardOf("true words", null),
            CardOf("false words", null),
            new Comparison(new ComparisonColumn("A", [CardOf("other words", null)], null), new ComparisonColumn("B", [], "nothing")));

        Assert.Equal(["true words"], drawn.QuerySelectorAll("blockquote").Select(words => words.TextContent));
        Assert.Equal(2, drawn.QuerySelectorAll(".note.caution").Count(note => note.TextContent is QuoteCard.Withheld));
        Assert.DoesNotContain("false words", drawn.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReplyProblem.None, "remark", null)]
    [InlineData(ReplyProblem.Busy, "note caution", "alert")]
    [InlineData(ReplyProblem.Fault, "note bad", "alert")]
    public void A_problem_is_set_off_and_announced(ReplyProblem problem, string look, string? role)
    {
        var note = _drawn.Draw(new Reply([new Note("words")], Visibility.OnlyYou) { Problem = problem }).QuerySelector("p")!;
        Assert.Equal((look, role), (note.ClassName, note.GetAttribute("role")));
    }

    // What replies may contain: anything, but made visible before.
    private static Gen<string> Texts => Gen.Elements("a", "Ω", " ", "\n", "<b>", "</p>", "&amp;", "\"", "'", "<script>", "-->", "‮", "\u0000", "\uD83D", "🚗", "]]>", "=", "`", "javascript:")
        .Or(ArbMap.Default.GeneratorFor<char>().Select(static unit => unit.ToString()))
        .NonEmptyListOf()
        .Select(static pieces => Visible.Line(string.Concat(pieces)).Trim() is { Length: > 0 } text ? text : "x");

    private static Gen<RichText> RichTexts => Gen.Zip(Texts, Gen.Choose(0, 7))
        .NonEmptyListOf()
        .Select(static runs => new RichText([.. runs.Select(static run => new Run(run.Item1, (RunStyle)run.Item2))]));

    private static QuoteCard CardOf(RichText words, string? text) => new(
        new Citation(1, 0, 1), words, new Attribution(text, text, text ?? "?"), Source(text ?? words.Plain), [Source(text ?? words.Plain)], 1, [new Button("a.c0", "Context")]);

    private static string CardSays(RichText words, string? text)
    {
        var source = text ?? words.Plain;
        return $"{words.Plain}{(text is null ? "?" : $"{text}, {text} · {text}")}{source} · {source} · {source}Also in {source}ContextCopy";
    }

    private static SourceLine Source(string text) => new(text, text, text, "https://herald.example/");

    private static bool Says(IElement drawn, string words) => string.Equals(Letters(drawn.TextContent), Letters(words), StringComparison.Ordinal)
        ? true
        : throw new InvalidOperationException($"says {drawn.TextContent}, and not {words}");

    private static string Letters(string text) => string.Concat(text.Where(static unit => !char.IsWhiteSpace(unit)));

    private static bool IsOurs(IElement drawn) => drawn.QuerySelectorAll("*").FirstOrDefault(static element =>
        !Elements.Contains(element.LocalName, StringComparer.Ordinal)
        || !element.Attributes.All(attribute => Attributes.Contains(attribute.Name, StringComparer.Ordinal))
        || (element.GetAttribute("href") is { } href && !href.StartsWith('/') && !href.StartsWith("https://herald.example/", StringComparison.Ordinal))) is { } strange
            ? throw new InvalidOperationException($"is not ours: {strange.OuterHtml}")
            : true;
}
