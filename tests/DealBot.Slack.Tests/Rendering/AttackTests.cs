using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Slack.Rendering;
using DealBot.Testing;
using DealBot.Testing.Slack;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.Slack.Tests.Rendering;

/// <summary>Nothing from an article or a user pings, formats, links or reorders anything, wherever it stands.</summary>
public sealed class AttackTests
{
    private static readonly string[] Pieces =
    [
        "<!channel>", "<!here>", "<!everyone>", "<@U0ALICE>", "<@U0ALICE|alice>", "<#C0GENERAL>", "<#C0GENERAL|general>", "<!subteam^S0MODS>",
        "<https://evil.example|your bank>", "<mailto:a@evil.example|me>", "<!date^1^{date}|then>", "[your bank](https://evil.example)",
        "@channel", "@here", "@everyone", "#general", "*bold*", "_slanted_", "~struck~", "`code`", "```block```", "> quoted", "&gt; quoted",
        ":smile:", ":100:", "https://evil.example/x", "evil.example", "&amp;", "&lt;!channel&gt;", "&", "<", ">", "|", "\\", "\"", "{", "}",
        "\n", "\r\n", "\t", " ", "\u001B[31m", "\u0000", "\u202E", "\u2066", "\u200B", "\u2060", "\uFEFF", "\uD83D", "\uDE00", "😀", "👩‍👩‍👧", "שלום", "مرحبا", "é", "a", "word", ".", ":",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    public static TheoryData<string> Names => [.. Attacks.Table.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_attack_is_shown_literally_in_every_place(string name)
    {
        var attack = Attacks.Table[name];
        AssertHarmless(attack);
        AssertHarmless($"before {attack} after");
    }

    [Fact]
    public void Whatever_they_are_made_of() => Prop.ForAll(Texts, text =>
    {
        AssertHarmless(text);
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_of_them_together_are_valid_by_the_schema_of_Slacks_own_types() => Valid.Message(AssertHarmless(string.Concat(Pieces)));

    [Theory, MemberData(nameof(Names))]
    public void Every_attack_in_a_form_is_shown_literally(string name)
    {
        var attack = Attacks.Table[name];
        var view = Views.Modal(
            new Form("form", "Report", [new FormField("why", "Why", FormFieldKind.Lines, Value: attack), new FormField("who", "Who", FormFieldKind.Choice) { Choices = [new MenuOption("1", attack)] }]) { Introduction = attack },
            "{}");
        Assert.Null(SlackRules.OfView(view));
        Assert.All(SlackBlocks.Read(JsonObject.Create(view)!["blocks"]), run => Assert.Equal(ReadFormat.None, run.Format));
    }

    private static JsonElement AssertHarmless(string attack)
    {
        var words = RichText.Of("He said ", RunStyle.Narration).Then(attack, RunStyle.Strong).Then(" twice");
        QuoteCard card = new(
            new Citation(1, 0, 3),
            words,
            new Attribution(attack, attack, attack),
            new SourceLine(attack, attack, attack, "https://example.com/a"),
            [new SourceLine(attack, attack, attack, "https://example.com/b")],
            2,
            []);
        Reply reply = new(
            [
                new Heading(attack),
                new Note(RichText.Of(attack)),
                new Note(RichText.Of(attack), IsQuiet: true),
                card,
                new Comparison(new ComparisonColumn(attack, [card], null), new ComparisonColumn(attack, [], attack)),
                new Listing([new ListItem(attack, RichText.Of(attack))]),
                new Chart([new Bar(attack, 3), new Bar("", 0)]),
                new Menu("menu", "Choose", [new MenuOption("1", attack)]),
            ],
            Visibility.Channel);
        var shown = new List<string>();
        ScriptedChat chat = new() { Verbatim = (_, text) => Add(shown, text) };

        var message = new Composer(chat, NullLogger<Composer>.Instance).Compose(reply);

        Assert.Null(SlackRules.OfMessage(message.Blocks));
        var runs = SlackBlocks.Read(JsonNode.Parse(message.Blocks!.Value.GetRawText()));
        Assert.DoesNotContain(runs, run => (run.Format & (ReadFormat.Mention | ReadFormat.Emoji | ReadFormat.Struck | ReadFormat.Code | ReadFormat.Replaced)) != ReadFormat.None);
        Assert.All(runs, run => Assert.Equal(run.Url is "https://example.com/a" or "https://example.com/b", run.Format.HasFlag(ReadFormat.Link)));
        Assert.DoesNotContain(runs, run => run.Text.AsSpan().IndexOfAny(Attacks.Unseen) >= 0);
        Assert.All(shown, text => Assert.StartsWith(text.EndsWith(Excerpt.Ellipsis, StringComparison.Ordinal) ? text[..^2] : text, Visible.Of(words.Plain), StringComparison.Ordinal));
        Assert.Equal(2, shown.Count);
        if (attack.Length < 100) Assert.All(shown, text => Assert.Equal(Visible.Of(words.Plain), text));
        Assert.All(SlackText.Read(message.Text), run => Assert.Equal(ReadFormat.None, run.Format));
        return message.Blocks!.Value;
    }

    private static bool Add(List<string> shown, string text)
    {
        shown.Add(text);
        return true;
    }
}
