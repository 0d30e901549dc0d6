using System.Text.Json;
using DealBot.Core.Chat;
using DealBot.Slack.Rendering;

namespace DealBot.Slack.Tests.Rendering;

/// <summary>Slack's limits, at the limit and one above.</summary>
public sealed class MessageLayoutTests
{
    [Theory]
    [InlineData(150, 150)]
    [InlineData(151, 150)]
    public void A_heading_has_at_most_150_characters(int length, int most)
    {
        var shown = Heading(Cards.Words(length));
        Assert.True(shown.Length <= most);
        Assert.Equal(length > 150, shown.EndsWith(" …", StringComparison.Ordinal));
    }

    [Fact]
    public void Characters_that_Slack_escapes_count_as_escaped()
    {
        var shown = Heading(string.Join(' ', Enumerable.Repeat("&", 50)));
        Assert.True(OneLine.Size(shown) <= 150);
        Assert.EndsWith(" …", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("שלום")]
    [InlineData("e\u0301")]
    public void No_cut_goes_through_a_character(string character)
    {
        var text = string.Join(' ', Enumerable.Repeat(character, 300));
        var shown = Heading(text);
        Assert.True(shown.Length <= 150);
        Assert.StartsWith(shown[..^2], text, StringComparison.Ordinal);
        Assert.EndsWith(character + " …", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_of_nothing_is_a_dash_because_Slack_refuses_empty_texts() => Assert.Equal("–", Heading(" \n "));

    [Fact]
    public void A_card_under_its_articles_headline_does_not_repeat_the_title()
    {
        var shown = SlackBlocks.Text(Layout(Cards.Of("Words") with { IsTitled = false }).Blocks);

        Assert.EndsWith("Daily · 27 February 2025", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("The town's news", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, false)]
    [InlineData(13_000, true)]
    public void A_quote_is_cut_only_when_the_message_would_be_too_long(int length, bool isCut)
    {
        var layout = Layout(Cards.Of(Cards.Words(length)));
        var shown = SlackBlocks.Text(layout.Quotes[0].Block);
        Assert.Equal(isCut, shown.EndsWith(" …", StringComparison.Ordinal));
        Assert.True(isCut ? shown.Length > 10_000 : shown.Length == length);
    }

    [Fact]
    public void Cards_share_the_room_fairly_so_that_short_ones_stay_whole()
    {
        var layout = Layout(Cards.Of(Cards.Words(10_000)), Cards.Of("Short."), Cards.Of(Cards.Words(10_000)));
        var shown = layout.Quotes.Select(quote => SlackBlocks.Text(quote.Block)).ToList();
        Assert.Equal("Short.", shown[1]);
        Assert.Equal(shown[0], shown[2]);
        Assert.True(shown[0].Length > 4_000);
    }

    [Theory]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(200)]
    public void A_message_has_at_most_50_blocks_and_says_when_something_is_left_out(int notes)
    {
        ReplyPart[] parts = [.. Enumerable.Range(0, notes).Select(at => new Note($"Note {at}")), new ButtonRow([new Button("next", "Next")])];
        var layout = Layout(parts);
        Assert.Equal("Next", SlackBlocks.Text(layout.Blocks[^1]));
        Assert.Equal(notes + 1 > 50, SlackBlocks.Text(layout.Blocks).Contains("left out", StringComparison.Ordinal));
        if (notes + 1 > 50) Assert.Equal(50, layout.Blocks.Count);
    }

    [Fact]
    public void A_home_page_has_up_to_100_blocks() =>
        Assert.Equal(100, MessageLayout.Of([.. Enumerable.Range(0, 100).Select(at => new Note($"Note {at}"))], BlockKit.MostBlocksInView).Blocks.Count);

    [Fact]
    public void Twenty_long_cards_with_everything_on_them_still_fit()
    {
        var words = RichText.Of(Cards.Words(9_000)).Then(" & \"so\" \\ on ", RunStyle.Strong).Then(Cards.Words(999));
        var card = Cards.Of(words) with
        {
            Attribution = new Attribution(Cards.Words(500), Cards.Words(500), Cards.Words(500)),
            Source = new SourceLine(Cards.Words(500), Cards.Words(500), "27 February 2025", "https://example.com/" + new string('a', 1500)),
            AlsoIn = [.. Enumerable.Repeat(new SourceLine(Cards.Words(500), Cards.Words(300), null, "https://example.com/" + new string('b', 1500)), 5)],
            AlsoInCount = 9,
        };
        var layout = Layout([.. Enumerable.Range(0, 20).Select(at => card with { Citation = new Citation(at, 0, 1), Buttons = [new Button($"context-{at}", "Context")] })]);
        Assert.NotEmpty(layout.Quotes);
        Assert.True(MessageLayout.Size(layout.Blocks) <= MessageLayout.MostCharacters);
    }

    [Theory]
    [InlineData(75)]
    [InlineData(76)]
    public void Labels_of_options_have_at_most_75_characters(int length)
    {
        var layout = Layout(new Menu("menu", Cards.Words(200), [.. Enumerable.Range(0, 25).Select(at => new MenuOption($"{at}", Cards.Words(length)))]));
        Assert.Equal(length > 75, SlackBlocks.Text(layout.Blocks).Contains('…', StringComparison.Ordinal) && !SlackBlocks.Text(layout.Blocks).Contains(Cards.Words(76), StringComparison.Ordinal) && length > 75);
    }

    [Fact]
    public void A_comparison_of_short_words_stands_in_two_columns_with_its_sources_below()
    {
        var left = Cards.Of("Yes, we will.");
        var right = Cards.Of("No, never.") with { Attribution = new Attribution("Cole Dean", null, null) };
        var layout = Layout(new Comparison(new ComparisonColumn("Ann Bell", [left], null), new ComparisonColumn("Cole Dean", [right], null)));
        Assert.Equal(["Ann Bell", "Cole Dean", "1. Yes, we will.", "2. No, never."], SlackBlocks.Read(layout.Blocks[0]).Select(run => run.Text));
        Assert.Contains("2. Cole Dean\nThe town's news · Daily", SlackBlocks.Text(layout.Blocks[1]), StringComparison.Ordinal);
        Assert.Equal(["Yes, we will.", "No, never."], layout.Quotes.Select(quote => SlackBlocks.Text(quote.Block)[quote.Before..]));
    }

    [Fact]
    public void A_comparison_of_long_words_stands_one_speaker_after_the_other()
    {
        var layout = Layout(new Comparison(new ComparisonColumn("Ann Bell", [Cards.Of(Cards.Words(900))], null), new ComparisonColumn("Cole Dean", [], "Nothing of Cole Dean on this.")));
        Assert.Equal(["header", "rich_text", "header", "rich_text"], layout.Blocks.Select(block => block!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void A_comparison_with_nothing_on_one_side_stands_one_speaker_after_the_other()
    {
        var layout = Layout(new Comparison(new ComparisonColumn("Ann Bell", [Cards.Of("Yes, we will.")], null), new ComparisonColumn("Cole Dean", [], "Nothing by Cole Dean on this.")));
        Assert.Equal(["header", "rich_text", "header", "rich_text"], layout.Blocks.Select(block => block!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void The_replys_own_buttons_join_those_of_a_single_card()
    {
        var card = Cards.Of("Yes, we will.") with { Buttons = [new Button("a.c0", "Context")] };
        var own = new ButtonRow([new Button("a.s1", "Share")]);

        Assert.Equal(["rich_text", "actions"], Layout(card, own).Blocks.Select(block => block!["type"]!.GetValue<string>()));
        Assert.Equal(["rich_text", "actions", "rich_text", "actions", "actions"], Layout(card, card, own).Blocks.Select(block => block!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void A_card_says_who_where_and_when_and_who_else()
    {
        var card = Cards.Of(RichText.Of("We will ").Then("never", RunStyle.Strong).Then(" stop.")) with
        {
            Attribution = new Attribution("Ann Bell", "mayor", "Named here by a pronoun."),
            AlsoIn = [new SourceLine("Other", "Weekly", null, null)],
            AlsoInCount = 3,
        };
        Assert.Equal(
            "We will never stop.Ann Bell, mayor · Named here by a pronoun.\nThe town's news · Daily · 27 February 2025\nAlso in Weekly and 2 more outlets",
            SlackBlocks.Text(Layout(card).Blocks));
        Assert.Contains(new ReadRun("never", ReadFormat.Bold), SlackBlocks.Read(Layout(card).Blocks));
        Assert.Contains(new ReadRun("The town's news", ReadFormat.Link, "https://example.com/news"), SlackBlocks.Read(Layout(card).Blocks));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("slack://open")]
    [InlineData("not an address")]
    public void An_address_that_is_no_web_page_is_no_link(string url) => Assert.DoesNotContain(
        SlackBlocks.Read(Layout(Cards.Of("Words") with { Source = new SourceLine("Title", null, null, url) }).Blocks), run => run.Url is not null);

    [Fact]
    public void Bars_stand_in_equal_widths_and_the_longest_is_twenty_wide()
    {
        var shown = SlackBlocks.Text(Layout(new Chart([new Bar("week 1", 40), new Bar("w 2", 1), new Bar("w 3", 0)])).Blocks);
        Assert.Equal($"week 1 {new string('█', 20)} 40\nw 2    █ 1\nw 3     0", shown);
    }

    private static string Heading(string text) => SlackBlocks.Text(Layout(new Heading(text)).Blocks);

    private static MessageLayout Layout(params ReplyPart[] parts)
    {
        var layout = MessageLayout.Of(parts);
        Valid.Message(JsonElement.Parse(layout.Blocks.ToJsonString()));
        return layout;
    }
}
