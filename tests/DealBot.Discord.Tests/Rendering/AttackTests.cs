using DealBot.Core.Chat;
using DealBot.Discord.Rendering;
using DealBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.Discord.Tests.Rendering;

/// <summary>Nothing from an article or a user pings, formats, links or reorders anything, wherever it stands.</summary>
public sealed class AttackTests
{
    private const string Linked = "](<https://example.com/";

    public static TheoryData<string> Names => [.. Attacks.Table.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_attack_is_shown_literally_in_every_place(string name)
    {
        var attack = Attacks.Table[name];
        var body = Render(attack);

        Bounds.Hold(body); // which nobody is pinged by
        foreach (var markdown in Markdown(body))
        {
            var shown = DiscordReader.Read(markdown);
            Assert.DoesNotContain(shown.Spans, span => span.Look is not (Shown.Bold or Shown.Quote or Shown.Subtext or Shown.Link or Shown.Code));
            Assert.Equal(markdown.Split(Linked).Length - 1, shown.Of(Shown.Link).Count());
            Assert.Equal(markdown.StartsWith("```\n", StringComparison.Ordinal) ? 1 : 0, shown.Of(Shown.Code).Count());
        }

        // Where it stands by itself, it is there to the last character.
        var line = Visible.Line(attack).Trim();
        Assert.Equal(line.Length == 0 ? [] : [line], DiscordReader.Read(body.Content).Of(Shown.Bold));
        Assert.DoesNotContain(body.Embeds.SelectMany(embed => DiscordReader.Read(embed.Description ?? "").Of(Shown.Bold)), static _ => true);
        Assert.Contains(line, DiscordReader.Read(body.Embeds.First(embed => embed.Title is not null).Title!).Text, StringComparison.Ordinal);
        Assert.All([.. Markdown(body), .. Unread(body)], text => Assert.Equal(-1, text.AsSpan().IndexOfAny(Attacks.Unseen)));
        Assert.All(Unread(body), text => Assert.DoesNotContain('\n', text));
    }

    [Theory, MemberData(nameof(Names))]
    public void Words_are_held_against_the_article_as_they_are(string name)
    {
        var attack = Attacks.Table[name];
        List<string> shown = [];
        ScriptedChat chat = new()
        {
            Verbatim = (_, words) =>
            {
                shown.Add(words);
                return true;
            },
        };

        new MessageRenderer(chat, NullLogger<MessageRenderer>.Instance).Render(new Reply([Card($"He said {attack} twice.", attack)], Visibility.Channel));

        Assert.Equal(Visible.Of($"He said {attack} twice."), Assert.Single(shown));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_attack_in_a_form_is_shown_literally(string name)
    {
        var attack = Attacks.Table[name];
        var form = FormBody.Of(new Form("form", attack, [new FormField("who", attack, FormFieldKind.Choice) { Choices = [new MenuOption("1", attack)] }]) { Introduction = attack });

        var question = Assert.Single(form.Components);
        Assert.All([form.Title, question.Label!, question.Description!, question.Inner!.Options![0].Label], text => Assert.Equal(-1, text.AsSpan().IndexOfAny(Attacks.Unseen + "\n")));
    }

    private static MessageBody Render(string attack)
    {
        var card = Card(attack, attack);
        return new MessageRenderer(new ScriptedChat(), NullLogger<MessageRenderer>.Instance).Render(new Reply(
            [
                new Heading(attack),
                card with { Buttons = [new Button("card", $"Do {attack}")] },
                card with { Source = card.Source with { Url = null } },
                new Comparison(new ComparisonColumn(attack, [card], null), new ComparisonColumn(attack, [], attack)),
                new Note(attack, IsQuiet: true),
                new Listing([new ListItem(attack, attack)]),
                new Note(RichText.Of("").Then(attack, url: "https://example.com/c")),
                new ButtonRow([new Button("row", $"Do {attack}")]),
                new Menu("menu", $"Choose {attack}", [new MenuOption("1", attack)]),
            ],
            Visibility.Channel));
    }

    private static QuoteCard Card(string words, string attack) => new(
        new Citation(7, 0, 1),
        words,
        new Attribution(attack, attack, attack),
        new SourceLine(attack, attack, attack, "https://example.com/a"),
        [],
        2,
        []);

    /// <summary>The texts in which Discord reads Markdown.</summary>
    private static IReadOnlyList<string> Markdown(MessageBody body) =>
    [
        body.Content,
        .. body.Embeds.SelectMany(embed => (string?[])[embed.Title, embed.Description, .. (embed.Fields ?? []).SelectMany(field => (string[])[field.Name, field.Value])]).OfType<string>(),
    ];

    /// <summary>The texts in which it reads none.</summary>
    private static IReadOnlyList<string> Unread(MessageBody body) =>
    [
        .. body.Embeds.SelectMany(embed => (string?[])[embed.Author?.Name, embed.Footer?.Text]).OfType<string>(),
        .. body.Components.SelectMany(row => row.Components!).SelectMany(component =>
            (string?[])[component.Label, component.Placeholder, .. (component.Options ?? []).Select(option => option.Label)]).OfType<string>(),
    ];
}
