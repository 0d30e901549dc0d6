using DealBot.Core.Alerts;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
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
        Assert.Equal("Port news", Assert.IsType<Note>(reply.Parts[0]).Text.Plain);
        Assert.Contains("This is a test", TextOf(reply), StringComparison.Ordinal);
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

    [Theory]
    [InlineData("alerts on daily at 8", "told of all new articles, together, every day at 8:00 (UTC), for the first time on Sunday, 2 March 2025, 8:00.")]
    [InlineData("alerts on minerals weekly on monday at 9 Europe/Kyiv", "told of new articles that match minerals, together, every Monday at 9:00 (Europe/Kyiv), for the first time on Monday, 3 March 2025, 9:00.")]
    [InlineData("alerts on wants:digest", "together, every day at 8:00 (UTC)")]
    [InlineData("alerts on wants:quotes", "told of every article with new quotes.")]
    [InlineData("alerts on speaker:Waltz wants:quotes", "told of new quotes that match speaker:Waltz.")]
    [InlineData("alerts on wants:articles", "told of every new article.")]
    public async Task What_a_channel_wants_is_said_back(string line, string said)
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains(said, TextOf(await room.TypeAsync(line)), StringComparison.Ordinal);
        Assert.Contains("It is so already", TextOf(await room.TypeAsync(line)), StringComparison.Ordinal);
        Assert.Single(room.Library.Subscriptions.Of(ChatRoom.Channel));
    }

    [Theory]
    [InlineData("alerts on wants:everything", "wants articles, quotes or digest, not “everything”")]
    [InlineData("alerts on wants:quotes daily at 8", "Only a digest has a time")]
    [InlineData("alerts on daily at 25", "For example: /deal alerts on speaker:Waltz daily at 8 Europe/Kyiv")]
    [InlineData("alerts on daily", "For example: ")]
    [InlineData("alerts on daily at 8 Atlantis", "For example: ")]
    public async Task A_wish_that_cannot_be_is_refused_with_an_example(string line, string said)
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains(said, TextOf(await room.TypeAsync(line)), StringComparison.Ordinal);
        Assert.Empty(room.Library.Subscriptions.Of(ChatRoom.Channel));
    }

    [Fact]
    public async Task Discords_options_and_words_within_its_filter_mean_the_same()
    {
        using var room = await ChatRoom.OfAsync([]);
        await OnAsync(("filter", "minerals"), ("wants", "digest"), ("when", "daily at 8"));
        await OnAsync(("filter", "minerals daily at 8"));

        var subscription = Assert.Single(room.Library.Subscriptions.Of(ChatRoom.Channel));
        Assert.Equal("minerals", subscription.Filter);
        Assert.Equal("daily 8 UTC", Assert.IsType<Wish.Digest>(subscription.Wish).Schedule.ToString());

        Task<Reply> OnAsync(params (string Option, string Value)[] options) => room.DoAsync(new ChatRequest(
            ChatRoom.Channel, ChatRoom.Ann, new ChatAction.Command("alerts on", options.ToDictionary(option => option.Option, option => option.Value)), ChatOrigin.SlashCommand));
    }

    [Fact]
    public async Task Whoever_subscribes_is_told_who_is_meant_what_would_have_matched_and_that_nothing_old_comes()
    {
        using var room = await ChatRoom.OfAsync([Read("harbour", Briefs.Harbour), Read("ferry", Briefs.Ferry)]);

        var known = TextOf(await room.TypeAsync("alerts on speaker:Calder winter"));
        Assert.Contains("“Calder” is Harbour Master Rona Calder.", known, StringComparison.Ordinal);
        Assert.Contains("Nothing old is announced", known, StringComparison.Ordinal);
        Assert.Contains("The newest in the library that matches is Port news (The Islander, 1 March 2025).", known, StringComparison.Ordinal);
        Assert.Contains("To end it: /deal alerts off 1", known, StringComparison.Ordinal);

        var unknown = TextOf(await room.TypeAsync("alerts on speaker:Nobodaddy"));
        Assert.Contains("Nobody called “Nobodaddy” is quoted in the library yet; whoever is called so will be matched.", unknown, StringComparison.Ordinal);
        Assert.Contains("So far no article in the library matches.", unknown, StringComparison.Ordinal);
        Assert.Empty(room.Library.Alerts.Latest(10));
    }

    [Fact]
    public async Task One_alert_is_ended_by_its_number_or_from_the_lists_menu_and_the_others_stay()
    {
        using var room = await ChatRoom.OfAsync([]);
        foreach (var filter in new[] { "boats", "ferries", "schools" }) await room.TypeAsync($"alerts on {filter}");

        Assert.Equal("Done: this channel is not told any more of new articles that match ferries.", (await room.TypeAsync("alerts off 2", ChatRoom.Bob)).Notes());
        Assert.Contains("has no alert 2. To see those it has: /deal alerts list", (await room.TypeAsync("alerts off 2")).Notes(), StringComparison.Ordinal);

        var menu = (await room.TypeAsync("alerts list")).Menu();
        Assert.Equal(["1. new articles that match boats", "3. new articles that match schools"], menu.Options.Select(option => option.Label));
        Assert.Contains("match boats", (await room.PressAsync(menu.Id, value: menu.Options[0].Value)).Notes(), StringComparison.Ordinal);
        Assert.Equal("schools", Assert.Single(room.Library.Subscriptions.Of(ChatRoom.Channel)).Filter);
    }

    [Fact]
    public async Task A_number_of_another_channels_list_ends_nothing()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on", place: ChatRoom.Direct);

        Assert.Contains("has no alert 1", (await room.TypeAsync("alerts off 1")).Notes(), StringComparison.Ordinal);
        Assert.Single(room.Library.Subscriptions.Of(ChatRoom.Direct));
    }

    [Fact]
    public async Task The_list_tells_the_next_digest_the_muted_outlets_and_why_it_is_paused()
    {
        using var room = await ChatRoom.OfAsync([Read("harbour", Briefs.Harbour)]);
        await room.TypeAsync("alerts on minerals daily at 8");
        await room.TypeAsync("alerts mute the islander", ChatRoom.Bob);
        room.Library.Database.Write(session =>
        {
            PausedChannelRows.Insert(session, ChatRoom.Channel, "DealBot may not post here. Invite it again.", room.Clock.GetUtcNow());
            return true;
        });

        var list = TextOf(await room.TypeAsync("alerts list"));

        Assert.Contains("1. new articles that match minerals, together, every day at 8:00 (UTC) since 1 March 2025, by Ann · next: Sunday, 2 March 2025, 8:00", list, StringComparison.Ordinal);
        Assert.Contains("But not of what these outlets print:\nThe Islander muted by Bob", list, StringComparison.Ordinal);
        Assert.Contains("Paused. DealBot may not post here. Invite it again. To take them up again: /deal alerts on minerals when:daily 8 UTC", list, StringComparison.Ordinal);

        await room.TypeAsync("alerts on minerals when:daily 8 UTC");
        Assert.DoesNotContain("Paused", TextOf(await room.TypeAsync("alerts list")), StringComparison.Ordinal);
        Assert.Single(room.Library.Subscriptions.Of(ChatRoom.Channel));
    }

    [Fact]
    public async Task An_outlet_is_muted_by_part_of_its_name_where_that_is_one_outlets()
    {
        using var room = await ChatRoom.OfAsync(
        [
            Read("harbour", Briefs.Harbour), Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry, source: "The Island Post")), Read("school", Briefs.School),
        ]);

        Assert.Contains("“island” is part of several names: The Islander, The Island Post. Write the whole name of one.", (await room.TypeAsync("alerts mute island")).Notes(), StringComparison.Ordinal);
        Assert.Contains("No article is by an outlet called “Gazette”.", (await room.TypeAsync("alerts mute Gazette")).Notes(), StringComparison.Ordinal);
        Assert.Contains("Name an outlet, such as: /deal alerts mute BBC", (await room.TypeAsync("alerts mute")).Notes(), StringComparison.Ordinal);
        Assert.Contains("No outlet called “Post” is muted here. None is.", (await room.TypeAsync("alerts unmute Post")).Notes(), StringComparison.Ordinal);
        Assert.Contains("told of no articles by The Island Post.", (await room.TypeAsync("alerts mute post")).Notes(), StringComparison.Ordinal);
        Assert.Contains("These are: The Island Post.", (await room.TypeAsync("alerts unmute Gazette")).Notes(), StringComparison.Ordinal);
        Assert.Contains("told of articles by The Island Post again", (await room.TypeAsync("alerts unmute The Island Post")).Notes(), StringComparison.Ordinal);
        Assert.Empty(room.Library.Subscriptions.MutedIn(ChatRoom.Channel));
    }

    [Fact]
    public async Task Why_explains_what_became_of_an_article_found_by_part_of_its_title()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on speaker:Calder");
        await room.AnnounceAsync(1, Read("harbour", Briefs.Harbour), Read("ferry", Briefs.Ferry));

        var wanted = await room.TypeAsync("alerts why port");
        Assert.Contains("Sent on 1 March 2025", wanted.Notes(), StringComparison.Ordinal);
        Assert.Contains("What the filter matched:", wanted.Notes(), StringComparison.Ordinal);
        Assert.All(wanted.Cards(), card => Assert.Equal("Harbour Master Rona Calder", card.Attribution.Speaker));
        Assert.Contains("Not announced: nobody here wanted it.", (await room.TypeAsync("alerts why A news")).Notes(), StringComparison.Ordinal);

        var several = await room.TypeAsync("alerts why news");
        Assert.Contains("2 articles have this in their title.", several.Notes(), StringComparison.Ordinal);
        Assert.Equal("Why no alert", (await room.PressAsync(several.Menu().Id, value: several.Menu().Options.Single(option => option.Label is "A news").Value)).Heading());
        Assert.Contains("No article has this in its title.", (await room.TypeAsync("alerts why zebra")).Notes(), StringComparison.Ordinal);
        Assert.Contains("such as: /deal alerts why Oval Office", (await room.TypeAsync("alerts why")).Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_tells_the_state_of_the_latest_articles_in_this_channel_alone()
    {
        using var room = await ChatRoom.OfAsync([]);
        Assert.Contains("No article has come yet since this channel asked for alerts.", (await room.TypeAsync("alerts log")).Notes(), StringComparison.Ordinal);
        await room.TypeAsync("alerts on speaker:Calder");
        await room.AnnounceAsync(1, Read("harbour", Briefs.Harbour), Read("ferry", Briefs.Ferry));
        room.Clock.Advance(TimeSpan.FromHours(3));

        var log = TextOf(await room.TypeAsync("alerts log"));

        Assert.Matches("Port news sent, 3 h [01] min ago", log);
        Assert.Matches("A news filtered out, 3 h [01] min ago", log);
        Assert.Contains("No article has come yet", (await room.TypeAsync("alerts log", place: ChatRoom.Direct)).Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_lists_what_channels_want()
    {
        using var room = await ChatRoom.OfAsync([]);
        for (var number = 1; number <= 12; number++) await room.TypeAsync($"alerts on boat{number} wants:quotes");

        var home = await room.DoAsync(new ChatRequest(ChatRoom.HomePage, ChatRoom.Ann, new ChatAction.OpenHome(), ChatOrigin.Home));

        Assert.Contains("new quotes that match boat10 since 1 March 2025, by Ann", TextOf(home), StringComparison.Ordinal);
        Assert.Contains("… and 2 more.", TextOf(home), StringComparison.Ordinal);
    }

    private static ReadOutcome Read(string name, string text) => Briefs.Read(Briefs.Article($"{name}.txt", text, url: $"https://islander.example/{name}"));
}
