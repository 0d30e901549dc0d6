using DealBot.Core.Chat;

namespace DealBot.Core.Tests.Chat;

/// <summary>Holds a reply against the limits that its parts state.</summary>
internal static class Limits
{
    public static void Check(Reply reply)
    {
        Assert.NotEmpty(reply.Parts);
        Assert.InRange(reply.Parts.OfType<Menu>().Count(), 0, 1);
        Assert.InRange(reply.Parts.OfType<ButtonRow>().Count(), 0, 1);
        Assert.InRange(reply.Parts.OfType<QuoteCard>().Count(), 0, 3);
        var ids = Buttons(reply).Select(button => button.Id).Concat(reply.Parts.OfType<Menu>().Select(menu => menu.Id)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, IsId);
        Assert.All(Buttons(reply), button => Assert.InRange(button.Label.Length, 1, 30));
        Assert.All(reply.Parts, Check);
    }

    public static IEnumerable<Button> Buttons(Reply reply) => reply.Parts.SelectMany(part => part switch
    {
        QuoteCard card => card.Buttons,
        ButtonRow row => row.Buttons,
        _ => [],
    });

    private static void Check(ReplyPart part)
    {
        switch (part)
        {
            case Heading heading:
                Assert.NotEmpty(heading.Text);
                Assert.DoesNotContain('\n', heading.Text);
                break;
            case Note note:
                Assert.NotEmpty(note.Text.Plain);
                Check(note.Text);
                break;
            case QuoteCard card:
                Check(card);
                break;
            case Comparison { Left: var left, Right: var right }:
                Assert.All([left, right], column =>
                {
                    Assert.InRange(column.Cards.Count, 0, 3);
                    Assert.Equal(column.Cards.Count == 0, column.Nothing is not null);
                    Assert.All(column.Cards, card => Assert.Empty(card.Buttons));
                    Assert.All(column.Cards, Check);
                });
                break;
            case Listing listing:
                Assert.InRange(listing.Items.Count, 1, 25);
                Assert.All(listing.Items, item => Check(item.Text));
                break;
            case Chart chart:
                Assert.InRange(chart.Bars.Count, 1, 30);
                Assert.All(chart.Bars, bar => Assert.InRange(bar.Label.Length, 1, 20));
                break;
            case ButtonRow row:
                Assert.InRange(row.Buttons.Count, 1, 5);
                break;
            case Menu menu:
                Assert.InRange(menu.Options.Count, 1, 25);
                Assert.InRange(menu.Placeholder.Length, 1, 100);
                Assert.All(menu.Options, option => IsId(option.Value));
                Assert.All(menu.Options, option => Assert.NotEmpty(option.Label));
                Assert.Equal(menu.Options.Count, menu.Options.Select(option => option.Value).Distinct().Count());
                break;
            default:
                Assert.Fail($"No limits are stated for {part.GetType().Name}.");
                break;
        }
    }

    private static void Check(QuoteCard card)
    {
        Check(card.Words);
        Assert.InRange(card.Buttons.Count, 0, 3);
        Assert.InRange(card.AlsoIn.Count, 0, card.AlsoInCount);
        Assert.NotEmpty(card.Source.Title);
    }

    private static void Check(RichText text) => Assert.All(text.Runs, run => Assert.NotEmpty(run.Text));

    private static void IsId(string id)
    {
        Assert.InRange(id.Length, 1, 40);
        Assert.All(id, unit => Assert.True(char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.'));
    }
}
