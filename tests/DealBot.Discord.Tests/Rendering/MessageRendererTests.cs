using DealBot.Core.Chat;
using DealBot.Discord.Rendering;
using DealBot.Testing;

namespace DealBot.Discord.Tests.Rendering;

/// <summary>What replies look like on Discord.</summary>
public sealed class MessageRendererTests
{
    private static readonly SourceLine Source = new("Bessent: the deal is done", "Example Times", "27 February 2025", "https://example.com/deal");

    private readonly ScriptedChat _chat = new();
    private readonly CapturingLogger<MessageRenderer> _log = new();

    [Fact]
    public void A_card_says_who_speaks_links_the_title_quotes_the_words_and_says_where_they_were_printed()
    {
        var card = new QuoteCard(
            new Citation(7, 10, 40), RichText.Of("The ").Then("deal", RunStyle.Strong).Then(" is done, ").Then("he said", RunStyle.Narration).Then("."),
            new Attribution("Scott Bessent", "Treasury Secretary", "Named here by a pronoun."), Source, [Source], 3, [new Button("a.c0", "Context")]);

        var body = Render(new Heading("what did Bessent say?"), card);

        Assert.Equal("**what did Bessent say?**", body.Content);
        var embed = Assert.Single(body.Embeds);
        Assert.Equal("Scott Bessent, Treasury Secretary", embed.Author!.Name);
        Assert.Equal(@"Bessent\: the deal is done", embed.Title);
        Assert.Equal("https://example.com/deal", embed.Url);
        Assert.Equal(@">>> The **deal** is done, _he said_\.", embed.Description);
        Assert.Equal("Example Times · 27 February 2025 · also in 3 other outlets · Named here by a pronoun.", embed.Footer!.Text);
        Assert.Equal("Context", Assert.Single(Assert.Single(body.Components).Components!).Label);
    }

    [Fact]
    public void A_card_under_its_articles_headline_does_not_repeat_the_title()
    {
        var embed = Assert.Single(Render(Card("One.", "a") with { IsTitled = false }).Embeds);

        Assert.Equal((null, null, ">>> One\\."), (embed.Title, embed.Url, embed.Description));
    }

    [Fact]
    public void Several_cards_are_numbered_and_so_are_their_buttons()
    {
        var body = Render(Card("One.", "a"), Card("Two.", "b"));

        Assert.Equal(["1 · Mike Waltz", "2 · Mike Waltz"], body.Embeds.Select(embed => embed.Author!.Name));
        Assert.Equal(["1 · Context", "1 · Wrong speaker", "2 · Context", "2 · Wrong speaker"], body.Components.SelectMany(row => row.Components!).Select(button => button.Label));
    }

    [Fact]
    public void No_cards_buttons_are_broken_over_two_rows_and_the_replys_own_join_those_of_a_single_card()
    {
        var own = new ButtonRow([new Button("r.p2", "Next"), new Button("r.s1", "Share")]);

        Assert.Equal(
            ["1 · Context, 1 · Wrong speaker, 2 · Context, 2 · Wrong speaker", "3 · Context, 3 · Wrong speaker", "Next, Share"],
            Rows(Render(Card("One.", "a"), Card("Two.", "b"), Card("Three.", "c"), own)));
        Assert.Equal(["Context, Wrong speaker, Next, Share"], Rows(Render(Card("One.", "a"), own)));
    }

    [Fact]
    public void A_card_without_a_speaker_says_so_once()
    {
        var card = Card("It rained.", "a") with { Attribution = new Attribution(null, null, "The article’s own words, not a quote.") };

        var embed = Assert.Single(Render(card).Embeds);
        Assert.Equal("The article’s own words, not a quote", embed.Author!.Name);
        Assert.Equal("Example Times · 27 February 2025", embed.Footer!.Text);
    }

    [Fact]
    public void Cards_of_one_article_are_not_shown_as_one_though_both_link_to_it()
    {
        var body = Render(Card("One.", "a"), Card("Two.", "b"));

        Assert.NotNull(body.Embeds[0].Url);
        Assert.Null(body.Embeds[1].Url);
        Assert.Contains("(<https://example.com/deal>)", body.Embeds[1].Description, StringComparison.Ordinal);
        Assert.Equal("Two.", Assert.Single(DiscordReader.Read(body.Embeds[1].Description!).Of(Shown.Quote)));
    }

    [Fact]
    public void What_is_shown_of_a_card_is_held_against_the_article()
    {
        List<string> shown = [];
        _chat.Verbatim = (citation, words) =>
        {
            Assert.Equal(7, citation.ArticleId);
            shown.Add(words);
            return true;
        };
        const string Words = "He *said* <@1> that_it #was `done`\n\n> and https://a.b over.";

        Render(Card(Words, "a"));

        Assert.Equal([Words], shown);
    }

    [Fact]
    public void A_card_that_does_not_show_what_was_printed_is_withheld_and_logged_and_the_others_stay()
    {
        _chat.Verbatim = (_, words) => !words.StartsWith("Bad", StringComparison.Ordinal);

        var body = Render(Card("Good.", "a"), Card("Bad.", "b"));

        Assert.Contains("Good", body.Embeds[0].Description, StringComparison.Ordinal);
        Assert.Equal(QuoteCard.Withheld, body.Embeds[1].Description);
        Assert.DoesNotContain("Bad", string.Concat(body.Embeds.Select(embed => embed.Description)), StringComparison.Ordinal);
        Assert.Contains(_log.Lines, line => line.Message.Contains("article 7", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_speakers_stand_side_by_side_and_below_one_another_when_that_is_too_narrow()
    {
        var (left, right) = (Card("Short.", "a"), Card("Also short.", "b"));
        var narrow = Render(new Comparison(new ComparisonColumn("Waltz", [left], null), new ComparisonColumn("Rubio", [right], null)));
        Assert.Equal(["Waltz", "Rubio"], Assert.Single(narrow.Embeds).Fields!.Select(one => one.Name));
        Assert.All(narrow.Embeds[0].Fields!, one => Assert.True(one.Inline));
        Assert.All(narrow.Embeds[0].Fields!, one => Assert.EndsWith(" · Example Times · 27 February 2025", one.Value, StringComparison.Ordinal)); // uncut, as there is room

        var wide = Render(new Comparison(new ComparisonColumn("Waltz", [Card(Long("word ", 3000), "a")], null), new ComparisonColumn("Rubio", [], "Nothing found.")));
        Assert.Equal(["Waltz", "Rubio"], wide.Embeds.Select(embed => embed.Author!.Name));
        Assert.Equal(@"Nothing found\.", wide.Embeds[1].Description);
    }

    [Fact]
    public void A_list_that_is_too_long_says_how_much_is_missing()
    {
        var body = Render(new Listing([.. Enumerable.Range(1, 25).Select(at => new ListItem($"Item {at} {Long("x_ ", 400)}", $"detail {at}"))]));

        var text = Assert.Single(body.Embeds).Description!;
        var shown = text.Split('\n').Count(line => line.StartsWith("Item", StringComparison.Ordinal));
        Assert.EndsWith($"and {25 - shown} more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_is_drawn_in_equal_widths_and_its_labels_cannot_end_it()
    {
        var body = Render(new Chart([new Bar("3 Feb", 10), new Bar("``` 10 Feb", 0), new Bar("17 Feb", 1)]));

        var shown = DiscordReader.Read(Assert.Single(body.Embeds).Description!);
        var lines = Assert.Single(shown.Of(Shown.Code)).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.EndsWith(" 10", lines[0], StringComparison.Ordinal);
        Assert.Contains('█', lines[2]);
    }

    [Fact]
    public void Names_and_footers_where_no_Markdown_is_read_hold_no_backslashes()
    {
        var card = Card("Words.", "a") with { Attribution = new Attribution("J*n_ Doe", "role: <@1>", null), Source = Source with { Outlet = "A_B *C*" } };

        var embed = Assert.Single(Render(card).Embeds);

        Assert.Equal("J*n_ Doe, role: <@1>", embed.Author!.Name);
        Assert.StartsWith("A_B *C* · ", embed.Footer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_to_left_name_is_isolated_once_wherever_it_stands_and_nothing_of_it_is_replaced()
    {
        const string Name = "שרה לוי", Isolated = "\u2068שרה לוי\u2069";
        var card = Card("Words.", "a") with { Attribution = new Attribution(Name, Name, null) };

        Assert.Equal($"{Isolated}, {Isolated}", Assert.Single(Render(card).Embeds).Author!.Name);
        Assert.Equal($"**{Isolated}** spoke", Render(new Note(RichText.Of(Visible.Name(Name), RunStyle.Strong).Then(" spoke"))).Content);
        Assert.Equal(Isolated, Render(new Comparison(new ComparisonColumn(Name, [card], null), new ComparisonColumn("B", [], "Nothing."))).Embeds[0].Fields![0].Name);
    }

    public static TheoryData<string, string> Growing =>
    [
        new("plain words", "word "),
        new("text that doubles when escaped", "*_* "),
        new("emoji of two code units", "😀 "),
        new("a family that is one character to a reader", "👨‍👩‍👧‍👦 "),
        new("right-to-left", "שלום "),
        new("one endless word", "a"),
        new("lines", "a\n"),
        new("pings", "@everyone "),
    ];

    [Theory, MemberData(nameof(Growing))]
    public void Ten_thousand_characters_of_anything_keep_every_limit(string what, string piece)
    {
        var words = Long(piece, 10_000);
        var card = Card(words, "a") with
        {
            Attribution = new Attribution(words, words, words),
            Source = new SourceLine(words, words, words, $"https://example.com/{Long("x", 1900)}"),
        };

        foreach (var count in new[] { 1, 3, 8, 9, 12 })
        {
            var parts = new List<ReplyPart> { new Heading(words), new Note(words), new Note(words, IsQuiet: true) };
            parts.AddRange(Enumerable.Range(0, count).Select(at => card with { Buttons = Buttons($"{at}") }));
            parts.AddRange([new Listing([new ListItem(words, words)]), new Chart([new Bar(Long("`", 20), int.MaxValue)]), new Note(words)]);
            parts.AddRange([new ButtonRow(Buttons("row")), new Menu("menu", Long("p", 100), [.. Enumerable.Range(0, 25).Select(at => new MenuOption($"{at}", words))])]);

            Bounds.Hold(Render([.. parts]));
        }

        Bounds.Hold(Render(new Comparison(new ComparisonColumn(words, [card, card, card], null), new ComparisonColumn(words, [], words))));
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData(2000, false)] // the content as long as it may be
    [InlineData(2001, true)] // one more goes where there is more room
    public void A_note_as_long_as_a_message_may_be_stands_in_it_and_one_longer_below(int length, bool isBelow)
    {
        var body = Render(new Note(new string('x', length - 5) + " word"));
        Assert.Equal(isBelow ? "" : new string('x', length - 5) + " word", body.Content);
        Assert.Equal(isBelow ? 1 : 0, body.Embeds.Count);
        Bounds.Hold(body);
    }

    [Theory]
    [InlineData(4092, false)]
    [InlineData(4093, true)]
    public void Words_as_long_as_a_description_may_be_are_whole_and_one_more_is_cut_between_words_and_says_so(int length, bool isCut)
    {
        var words = Long("four ", length - 1).TrimEnd() + Long("x", 10);
        words = words[..length];

        var embed = Assert.Single(Render(Card(words, "a")).Embeds);
        var shown = Assert.Single(DiscordReader.Read(embed.Description!).Of(Shown.Quote));

        Assert.Equal(isCut, shown.EndsWith(" …", StringComparison.Ordinal));
        if (isCut) Assert.StartsWith(shown[..^2] + " ", words, StringComparison.Ordinal);
        else Assert.Equal(words, shown);
    }

    [Fact]
    public void Room_is_shared_fairly_short_cards_stay_whole()
    {
        var body = Render(Card(Long("long ", 9000), "a"), Card("Short.", "b"), Card(Long("other ", 9000), "c"));

        Assert.Contains("Short", body.Embeds[1].Description, StringComparison.Ordinal);
        Assert.InRange(body.Embeds[0].Description!.Length - body.Embeds[2].Description!.Length, -60, 60);
        Assert.InRange(body.Embeds.Sum(embed => embed.Size), 5900, 6000);
    }

    private static IReadOnlyList<Button> Buttons(string id) => [new($"{id}.1", "Context"), new($"{id}.2", "Wrong speaker"), new($"{id}.3", "Remove it", ButtonStyle.Danger)];

    private static QuoteCard Card(string words, string id) => new(
        new Citation(7, 0, words.Length), words, new Attribution("Mike Waltz", null, null), Source, [], 0, [new($"{id}.1", "Context"), new($"{id}.2", "Wrong speaker")]);

    private static string Long(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    private static IEnumerable<string> Rows(MessageBody body) => body.Components.Select(row => string.Join(", ", row.Components!.Select(button => button.Label)));

    private MessageBody Render(params ReplyPart[] parts) => new MessageRenderer(_chat, _log).Render(new Reply(parts, Visibility.OnlyYou));
}
