using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using static DealBot.Core.Tests.Chat.Words;

namespace DealBot.Core.Tests.Chat;

/// <summary>The buttons under an alert: anybody in the channel presses them, and gets an answer of their own.</summary>
public sealed class AlertPressTests : IAsyncLifetime
{
    private ChatRoom _room = null!;
    private Reply _alert = null!;

    public async ValueTask InitializeAsync()
    {
        _room = await ChatRoom.OfAsync([]);
        await _room.TypeAsync("alerts on");
        _alert = Assert.Single(await _room.AnnounceAsync(1, Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))));
    }

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Quotes_shows_the_articles_quotes_to_whoever_pressed()
    {
        var quotes = await PressAsync("Quotes");

        Assert.Equal((Visibility.OnlyYou, "Port news"), (quotes.Visibility, quotes.Heading()));
        Assert.Equal(3, quotes.Cards().Count);
        Assert.NotNull(quotes.Button("Share"));
    }

    [Fact]
    public async Task Context_shows_what_stands_around_the_first_quote_of_the_alert()
    {
        var context = await PressAsync("Context");

        Assert.Equal("In context: Port news", context.Heading());
        var card = Assert.Single(context.Cards());
        Assert.Contains("silting up", card.Words.Plain, StringComparison.Ordinal); // the paragraph after it
        Assert.Contains(string.Concat(card.Words.Runs.Where(run => run.Style.HasFlag(RunStyle.Strong)).Select(run => run.Text)), _alert.Cards()[0].Words.Plain, StringComparison.Ordinal);
        Assert.True(_room.Service.IsVerbatim(card.Citation, card.Words.Plain));
    }

    [Fact]
    public async Task Mute_ends_alerts_of_the_outlet_here_and_says_how_to_undo_it()
    {
        var muted = await PressAsync("Mute this source");

        Assert.Equal("Done: this channel is told of no articles by The Islander. To undo that: /deal alerts unmute The Islander", muted.Notes());
        Assert.Contains("It is so already", (await PressAsync("Mute this source")).Notes(), StringComparison.Ordinal);
        Assert.Contains("The Islander muted by Bob", TextOf(await _room.TypeAsync("alerts list")), StringComparison.Ordinal);
        await _room.Library.ImportAsync([Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry))], cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("filtered out", TextOf(await _room.TypeAsync("alerts log")), StringComparison.Ordinal);
        Assert.Contains("articles by The Islander again", TextOf(await _room.TypeAsync("alerts unmute islander")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_says_what_became_of_it_and_why()
    {
        var why = await PressAsync("Why this alert");

        Assert.Equal("Why this alert", why.Heading());
        Assert.Contains("Sent on 1 March 2025", why.Notes(), StringComparison.Ordinal);
        Assert.Contains("made by Ann", why.Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_work_after_a_restart()
    {
        _room.Restart();

        Assert.Equal("Port news", (await PressAsync("Quotes")).Heading());
    }

    [Theory]
    [InlineData("Quotes")]
    [InlineData("Context")]
    [InlineData("Mute this source")]
    [InlineData("Why this alert")]
    public async Task They_belong_to_their_channel(string label)
    {
        var reply = await _room.PressAsync(_alert.Button(label)!, ChatRoom.Bob, ChatOrigin.PublicMessage, ChatRoom.Channel with { Channel = "C2" });

        Assert.Contains("This button is too old, or belongs to another conversation", reply.Notes(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alert.2222222222222222.quotes")]
    [InlineData("alert..quotes")]
    [InlineData("alert.test-.why")]
    [InlineData("alert.test-99999999999999999999.why")]
    [InlineData("alert.2222222222222222.dance")]
    public async Task One_of_no_post_is_too_old(string id) => Assert.Contains("too old", (await _room.PressAsync(id)).Notes(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Quotes")]
    [InlineData("Context")]
    [InlineData("Mute this source")]
    [InlineData("Why this alert")]
    public async Task An_article_that_has_left_the_library_is_said_to_have_left(string label)
    {
        using (var view = _room.Library.View()) _room.Library.Remove(view.Articles[0].Id);

        Assert.Equal("The article has left the library; there is nothing more to show of it.", (await PressAsync(label)).Notes());
    }

    [Fact]
    public async Task The_buttons_of_a_test_do_what_those_of_an_alert_do()
    {
        var test = await _room.TypeAsync("alerts test");

        Assert.Equal(Limits.Buttons(_alert).Select(button => button.Label), Limits.Buttons(test).Select(button => button.Label));
        Assert.Equal("Port news", (await _room.PressAsync(test.Button("Quotes")!, ChatRoom.Bob, ChatOrigin.PublicMessage)).Heading());
        Assert.Equal("In context: Port news", (await _room.PressAsync(test.Button("Context")!, ChatRoom.Bob, ChatOrigin.PublicMessage)).Heading());
    }

    private async Task<Reply> PressAsync(string label)
    {
        var reply = await _room.PressAsync(_alert.Button(label)!, ChatRoom.Bob, ChatOrigin.PublicMessage);
        Assert.Equal(Visibility.OnlyYou, reply.Visibility);
        return reply;
    }
}
