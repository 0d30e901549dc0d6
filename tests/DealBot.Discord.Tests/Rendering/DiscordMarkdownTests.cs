using DealBot.Core.Chat;
using DealBot.Discord.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Discord.Tests.Rendering;

/// <summary>Whatever text contains, Discord shows it and does nothing else with it.</summary>
public sealed class DiscordMarkdownTests
{
    // Everything that any rule of Discord's begins, ends or is made of, and what surrounds it.
    private static readonly string[] Pieces =
    [
        "*", "**", "***", "_", "__", "~~", "||", "`", "``", "```", "\n", " ", "  ", "\\", "\\\\", "[", "]", "](", "(", ")", "<", ">", "> ", ">>> ", "# ", "### ", "-# ", "- ", "+ ",
        "1. ", "12.", "https://", "http://a.b", "discord.gg/x", "discord://a", "mailto:a@b.c", "<https://a.b>", "[a](https://a.b)", "<@1>", "<@!12345678901234567>", "<@&1>", "<#1>",
        "<:e:1>", "<a:e:1>", "<t:1>", "<t:1:R>", "</cmd:1>", "<id:home>", "@everyone", "@here", "@silent", ":smile:", ":", "::", "¯\\_(ツ)_/¯", "<+15551234567>", "<a@b.cd>",
        "a", "b1", "_a_", "é", "дом", "שלום", "\u202E", "\u200B", "\u2066", "😀", "\uD83D", "\uDE00", "\t", "\r", "\u001b", "\u2028", ".", "/", "&", "!", "\"", "'", "=", "|", "+", "-", "#", "~",
    ];

    private static readonly Arbitrary<string> Attacks = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<string> VisibleAttacks = Attacks.Generator.Select(Visible.Of).ToArbitrary(); // halves of an emoji in two runs would be one

    [Fact]
    public void Any_text_escaped_is_shown_as_it_is_and_nothing_in_it_is_formatted_linked_or_pinged() => Prop.ForAll(Attacks, text =>
    {
        var shown = DiscordReader.Read(DiscordMarkdown.Escape(text));
        return string.Equals(shown.Text, Visible.Of(text), StringComparison.Ordinal) && shown.Spans.Count == 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Any_text_in_bold_is_shown_as_it_is_with_nothing_but_bold() => Prop.ForAll(VisibleAttacks, VisibleAttacks, VisibleAttacks, (before, hit, after) =>
    {
        var shown = DiscordReader.Read(DiscordMarkdown.Write(RichText.Of(before).Then(hit, RunStyle.Strong).Then(after)));
        return string.Equals(shown.Text, Each(before, hit, after), StringComparison.Ordinal) && shown.Spans.All(span => span.Look is Shown.Bold)
            && shown.Of(Shown.Bold).SequenceEqual(hit.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_narration_beside_hits_is_shown_as_it_is_with_nothing_but_bold_and_italics() => Prop.ForAll(VisibleAttacks, VisibleAttacks, VisibleAttacks, (before, hit, after) =>
    {
        var shown = DiscordReader.Read(DiscordMarkdown.Write(RichText.Of(before, RunStyle.Narration).Then(hit, RunStyle.Strong).Then(after, RunStyle.Narration).Then(before)));
        return string.Equals(shown.Text, Each(before, hit, after, before), StringComparison.Ordinal) && shown.Spans.All(span => span.Look is Shown.Bold or Shown.Italic);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_narration_around_words_is_shown_as_it_is_with_nothing_but_italics() => Prop.ForAll(VisibleAttacks, VisibleAttacks, VisibleAttacks, (before, words, after) =>
    {
        var shown = DiscordReader.Read(DiscordMarkdown.Write(RichText.Of(before, RunStyle.Narration).Then(words).Then(after, RunStyle.Narration).Then(words).Then(before, RunStyle.Narration).Then(words, RunStyle.Strong)));
        return string.Equals(shown.Text, Each(before, words, after, words, before, words), StringComparison.Ordinal) && shown.Spans.All(span => span.Look is Shown.Bold or Shown.Italic);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_link_in_bold_is_both()
    {
        var headline = RichText.Of("").Then("Harbour opens", RunStyle.Strong, "https://example.com/a");

        Assert.Equal("**[Harbour opens](<https://example.com/a>)** today", DiscordMarkdown.Write(headline.Then(" today")));
        var shown = DiscordReader.Read(DiscordMarkdown.Write(headline.Then(" today")));
        Assert.Equal(("Harbour opens today", "Harbour opens", "Harbour opens"), (shown.Text, Assert.Single(shown.Of(Shown.Bold)), Assert.Single(shown.Of(Shown.Link))));
    }

    [Fact]
    public void Narration_is_in_italics_up_to_the_mark_that_opens_a_quote()
    {
        var words = RichText.Of("He spoke of a “", RunStyle.Narration).Then("wasted trip").Then("” to Kyiv.", RunStyle.Narration);

        Assert.Equal(["He spoke of a “", "” to Kyiv."], DiscordReader.Read(DiscordMarkdown.Write(words)).Of(Shown.Italic));
    }

    [Fact]
    public void A_link_leads_to_its_address_and_shows_its_text_whatever_the_text() => Prop.ForAll(VisibleAttacks, VisibleAttacks, (text, after) =>
    {
        var shown = DiscordReader.Read(DiscordMarkdown.Write(new RichText([]).Then(text, url: "https://example.com/a_b*(c)").Then(after)));
        var line = Visible.Line(text);
        return text.Length == 0 || (shown.Spans is [{ Look: Shown.Link }]
            && (string.Equals(shown.Text, line + Visible.Of(after), StringComparison.Ordinal) || string.Equals(shown.Text, $"{line} ↗{Visible.Of(after)}", StringComparison.Ordinal)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    public static TheoryData<string, string> Attack =>
    [
        new("everybody", "@everyone and @here"),
        new("a user", "<@123456789012345678> <@!123456789012345678>"),
        new("a role and a channel", "<@&123456789012345678> <#123456789012345678>"),
        new("an emoji of the server", "<:e:1> <a:e:1> :smile:"),
        new("a time", "<t:1> <t:1:R>"),
        new("a command and a place", "</deal:1> <id:home>"),
        new("bold and italics", "**b** *i* __u__ _i_ ~~s~~ ***bi***"),
        new("a spoiler", "||hidden||"),
        new("code", "`a` ``b`` ```c```"),
        new("a fence over lines", "```js\nalert(1)\n```"),
        new("a masked link", "[safe](https://evil.example)"),
        new("a bare address", "https://evil.example and <https://evil.example>"),
        new("an invitation", "discord.gg/abcdef"),
        new("other addresses", "steam://run/1 discord://-/settings <mailto:a@b.cd> <+15551234567>"),
        new("a heading", "# Heading\n## Two\n### Three"),
        new("small text", "-# small"),
        new("quotes", "> one\n>>> all"),
        new("lists", "- a\n* b\n+ c\n1. d\n 2. e"),
        new("backslashes", @"\*not escaped\* \\ \"),
        new("a face whose arms are marks", @"¯\_(ツ)_/¯"),
        new("a name with underscores", "snake_case_name and 2*3*4"),
    ];

    [Theory, MemberData(nameof(Attack))]
    public void An_attack_is_shown_literally_and_unharmed(string what, string text)
    {
        var shown = DiscordReader.Read(DiscordMarkdown.Escape(text));
        Assert.Equal(text, shown.Text);
        Assert.True(shown.Spans.Count == 0, what);
    }

    [Theory, MemberData(nameof(Attack))]
    public void The_reader_sees_what_the_attack_would_do_if_it_were_not_escaped(string what, string text)
    {
        if (text is @"¯\_(ツ)_/¯" or @"\*not escaped\* \\ \") return; // Discord itself shows the one as it is, and the other without its backslashes
        Assert.True(DiscordReader.Read(text).Spans.Count > 0, what);
    }

    [Theory]
    [InlineData("plain **bold _both_** `a*b`", "plain bold both a*b")]
    [InlineData("> one\n> two\nafter", "one\ntwo\nafter")]
    [InlineData("before\n>>> one\n\ntwo", "before\none\n\ntwo")]
    [InlineData("a \\* b \\\\ c \\d", "a * b \\ c \\d")]
    [InlineData("[a \\* b](<https://a.b>)", "a \\* b")] // nothing is escaped in the text of a link
    [InlineData("# Title\ntext", "Title\ntext")]
    public void The_reader_reads_as_the_client_does(string markdown, string text) => Assert.Equal(text, DiscordReader.Read(markdown).Text);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:password@example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("")]
    public void An_address_that_is_not_plainly_http_is_not_linked(string address) => Assert.Null(DiscordMarkdown.Address(address));

    private static string Each(params string[] texts) => string.Concat(texts.Select(Visible.Of));
}
