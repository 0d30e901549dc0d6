using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Slack.Rendering;
using DealBot.Testing;

namespace DealBot.Slack.Tests.Rendering;

public sealed class ComposerTests
{
    private readonly CapturingLogger<Composer> _log = new();

    [Fact]
    public void A_quote_that_is_not_the_articles_is_withheld_and_logged_and_the_others_are_shown()
    {
        var good = Cards.Of("The real words.") with { Citation = new Citation(1, 0, 15) };
        var bad = Cards.Of("Other words.") with { Citation = new Citation(2, 5, 17) };
        var message = Compose(chat => chat.Verbatim = (citation, _) => citation.ArticleId != 2, good, bad);

        Assert.Contains("The real words.", message.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Other words.", message.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Other words.", message.Text, StringComparison.Ordinal);
        Assert.Contains("held back", message.Shown, StringComparison.Ordinal);
        Assert.Contains("article 2 says from 5 to 17", Assert.Single(_log.Lines).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_one_in_a_comparison()
    {
        var bad = Cards.Of("Other words.") with { Citation = new Citation(2, 5, 17) };
        var message = Compose(
            chat => chat.Verbatim = (citation, _) => citation.ArticleId != 2,
            new Comparison(new ComparisonColumn("Ann", [bad], null), new ComparisonColumn("Cole", [Cards.Of("Mine.")], null)));
        Assert.DoesNotContain("Other words.", message.Shown, StringComparison.Ordinal);
        Assert.Contains("Mine.", message.Shown, StringComparison.Ordinal);
        Assert.Contains("held back", message.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_quote_is_checked_as_it_is_cut()
    {
        var checks = new List<string>();
        var words = Cards.Words(20_000);
        Compose(chat => chat.Verbatim = (_, shown) => { checks.Add(shown); return true; }, Cards.Of(words));
        var shown = Assert.Single(checks);
        Assert.StartsWith(shown[..^2], words, StringComparison.Ordinal);
        Assert.EndsWith(" …", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fallback_says_what_was_asked_and_the_first_words_and_is_never_empty()
    {
        Assert.StartsWith("Waltz on minerals — Ann Bell: We will never stop. (Daily)", Compose(_ => { }, new Heading("Waltz on minerals"), Cards.Of("We will never stop.")).Text, StringComparison.Ordinal);
        Assert.NotEmpty(Compose(_ => { }, new Chart([])).Text);
        Assert.True(Compose(_ => { }, Cards.Of(Cards.Words(9_000))).Text.Length <= 600);
    }

    private (string Shown, string Text) Compose(Action<ScriptedChat> set, params ReplyPart[] parts)
    {
        ScriptedChat chat = new();
        set(chat);
        var message = new Composer(chat, _log).Compose(new Reply(parts, Visibility.OnlyYou));
        return (SlackBlocks.Text(JsonNode.Parse(message.Blocks!.Value.GetRawText())), message.Text);
    }
}
