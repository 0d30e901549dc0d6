using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using static DealBot.Core.Tests.Chat.Words;

namespace DealBot.Core.Tests.Chat.Administration;

/// <summary>A member says what a channel is told of.</summary>
public sealed class AlertsInChatTests
{
    [Fact]
    public async Task Alerts_are_begun_once_listed_and_ended()
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains("this channel is told of every new article", TextOf(await room.TypeAsync("alerts on")), StringComparison.Ordinal);
        Assert.Contains("It is so already", TextOf(await room.TypeAsync("alerts on", ChatRoom.Bob)), StringComparison.Ordinal);
        Assert.Contains("match speaker:Waltz minerals", TextOf(await room.TypeAsync("alerts on speaker:Waltz minerals")), StringComparison.Ordinal);
        room.Restart();

        var list = TextOf(await room.TypeAsync("alerts list"));
        Assert.Contains("This channel is told of:", list, StringComparison.Ordinal);
        Assert.Contains("every new article since 1 March 2025, by Ann", list, StringComparison.Ordinal);
        Assert.Contains("speaker:Waltz minerals", list, StringComparison.Ordinal);

        Assert.Contains("2 alerts ended", TextOf(await room.TypeAsync("alerts off")), StringComparison.Ordinal);
        Assert.Contains("nothing to end", TextOf(await room.TypeAsync("alerts off")), StringComparison.Ordinal);
        Assert.Contains("is told of no articles", TextOf(await room.TypeAsync("alerts list")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_conversation_has_alerts_of_its_own()
    {
        using var room = await ChatRoom.OfAsync([]);

        var on = await room.TypeAsync("alerts on", place: ChatRoom.Direct);

        Assert.Contains("this conversation is told of", TextOf(on), StringComparison.Ordinal);
        Assert.Single(room.Library.Subscriptions.Of(ChatRoom.Direct));
        Assert.Empty(room.Library.Subscriptions.Of(ChatRoom.Channel));
    }

    [Fact]
    public async Task A_filter_that_nobody_could_understand_is_refused()
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains("“spaeker:” is no operator. Did you mean speaker:", TextOf(await room.TypeAsync("alerts on spaeker:Waltz")), StringComparison.Ordinal);
        Assert.Empty(room.Library.Subscriptions.Of(ChatRoom.Channel));
    }

    [Fact]
    public async Task A_channel_has_as_many_alerts_as_a_list_shows()
    {
        using var room = await ChatRoom.OfAsync([]);
        for (var number = 1; number <= 25; number++) await room.TypeAsync($"alerts on boat{number}");

        Assert.Contains("at most 25 alerts", TextOf(await room.TypeAsync("alerts on ferry")), StringComparison.Ordinal);
        Assert.Equal(25, (await room.TypeAsync("alerts list")).Parts.OfType<Listing>().Single().Items.Count);
    }

    [Fact]
    public async Task A_test_shows_the_newest_article_to_the_whole_channel_as_a_test()
    {
        using var room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))]);

        var reply = await room.TypeAsync("alerts test");

        Assert.Equal(Visibility.Channel, reply.Visibility);
        Assert.Contains("New article (a test)", TextOf(reply), StringComparison.Ordinal);
        Assert.Contains("The Islander · 1 March 2025", TextOf(reply), StringComparison.Ordinal);
        Assert.NotEmpty(reply.Parts.OfType<QuoteCard>());
        Assert.All(reply.Parts.OfType<QuoteCard>(), card => Assert.True(room.Service.IsVerbatim(card.Citation, card.Words.Plain)));
    }

    [Fact]
    public async Task An_empty_library_has_nothing_to_show_an_alert_with()
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains("The library is empty", TextOf(await room.TypeAsync("alerts test")), StringComparison.Ordinal);
    }
}
