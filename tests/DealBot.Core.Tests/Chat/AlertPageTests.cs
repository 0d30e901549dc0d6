using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Tests.Libraries;
using DealBot.Testing;
using DealBot.Testing.Posting;
using static DealBot.Core.Tests.Chat.Words;

namespace DealBot.Core.Tests.Chat;

/// <summary>What stands in a channel when articles have come: alerts, summaries, digests and notices, as the dispatcher posts them.</summary>
public sealed class AlertPageTests
{
    [Fact]
    public async Task An_alert_shows_title_outlet_date_the_best_quotes_and_what_can_be_done()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on");

        var alert = Assert.Single(await room.AnnounceAsync(1, Harbour));

        var headline = Assert.Single(Assert.IsType<Note>(alert.Parts[0]).Text.Runs);
        Assert.Equal(new Run("Harbour to be dredged", RunStyle.Strong, "https://islander.example/harbour"), headline);
        Assert.Equal("The Islander · 1 March 2025 · 4 quotes", Assert.IsType<Note>(alert.Parts[1]).Text.Plain);
        Assert.Contains(alert.Cards(), card => card.Words.Plain.Contains("The channel is silting up faster than we can mark it", StringComparison.Ordinal));
        Assert.InRange(alert.Cards().Count, 2, 3);
        Assert.All(alert.Cards(), card => Assert.False(card.IsTitled)); // the title stands above
        Assert.Equal(["Quotes", "Context", "Mute this source", "Why this alert"], Limits.Buttons(alert).Select(button => button.Label));
        Assert.All(Limits.Buttons(alert), button => Assert.Matches(@"^alert\.[a-z0-9]{16}\.[a-z]+$", button.Id));
    }

    [Fact]
    public async Task An_alert_for_a_filter_shows_what_matched_with_the_words_set_off()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on speaker:Calder cost");

        var alert = Assert.Single(await room.AnnounceAsync(1, Harbour));

        var card = Assert.Single(alert.Cards());
        Assert.Equal("Calder said that the work would cost 2.4 million pounds.", card.Words.Plain);
        Assert.Equal("Harbour Master Rona Calder", card.Attribution.Speaker);
        Assert.Contains(card.Words.Runs, run => run.Text is "cost" && run.Style.HasFlag(RunStyle.Strong));
    }

    [Fact]
    public async Task An_alert_for_new_quotes_shows_the_new_ones_alone()
    {
        using var room = await ChatRoom.OfAsync([Read("school", Briefs.School)]);
        await room.TypeAsync("alerts on wants:quotes");

        var alert = Assert.Single(await room.AnnounceAsync(1, Read("later", """
            Parents heard of the plan on Tuesday, and had many questions about it for the council.
            “Every child here already lives in both languages,” Headteacher Iain Muir said before.
            “We will hire two teachers before the summer,” Muir told the parents of the island.
            """)));

        Assert.Equal("“We will hire two teachers before the summer,” Muir told the parents of the island.", Assert.Single(alert.Cards()).Words.Plain);
    }

    [Fact]
    public async Task An_article_without_date_outlet_and_quotes_is_shown_without_what_cannot_be_done()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on");
        var bare = Briefs.Article("bare.txt", "The quay was painted green over the weekend.", source: null, title: "Green quay") with { Published = null };

        var alert = Assert.Single(await room.AnnounceAsync(1, Briefs.Read(bare)));

        Assert.Contains("Green quay\nundated · 0 quotes", TextOf(alert), StringComparison.Ordinal);
        Assert.Equal(["Why this alert"], Limits.Buttons(alert).Select(button => button.Label));
        Assert.Empty(alert.Cards());
    }

    [Fact]
    public async Task Another_outlets_copy_of_the_story_is_no_alert_of_its_own_and_is_named_in_the_first()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on");

        var alert = Assert.Single(await room.AnnounceAsync(1, Harbour, Copy("The Harbour Post")));

        Assert.Contains("The Islander · 1 March 2025 · 4 quotes · also in The Harbour Post", TextOf(alert), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_more_outlets_are_named_and_the_others_counted()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on");

        var alert = Assert.Single(await room.AnnounceAsync(1, [Harbour, .. "ABCDE".Select(letter => Copy($"{letter}"))]));

        Assert.Contains("also in A, B, C and 2 more outlets", TextOf(alert), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_burst_is_one_summary_from_which_each_article_can_be_opened()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on");

        var summary = Assert.Single(await room.AnnounceAsync(1, Enumerable.Range(1, 8).Select(NumberedArticles.One)));

        Assert.Equal("8 new articles", summary.Heading());
        Assert.Equal(8, summary.Parts.OfType<Listing>().Single().Items.Count);
        Assert.Equal(8, summary.Menu().Options.Count);
        var opened = await room.PressAsync(summary.Menu().Id, ChatRoom.Bob, ChatOrigin.PublicMessage, value: summary.Menu().Options[3].Value);
        Assert.Equal((Visibility.OnlyYou, summary.Menu().Options[3].Label), (opened.Visibility, opened.Heading()));
    }

    [Fact]
    public async Task A_summary_names_as_many_as_a_list_holds_and_counts_the_rest()
    {
        using var room = await ChatRoom.OfAsync(Enumerable.Range(1, 30).Select(NumberedArticles.One));

        var summary = Drawn(room, PostKind.Summary);

        Assert.Equal("30 new articles", summary.Heading());
        Assert.Equal((25, 25), (summary.Parts.OfType<Listing>().Single().Items.Count, summary.Menu().Options.Count));
        Assert.Contains("5 further ones are not listed.", summary.Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daily_digest_has_its_day_one_line_a_story_and_the_best_quote_of_the_first_ones()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on daily at 8 Europe/Kyiv");
        await room.Library.ImportAsync(
            [Read("ferry", Briefs.Ferry), Read("school", Briefs.School), Harbour, Copy("The Harbour Post")], cancellation: TestContext.Current.CancellationToken);
        room.Clock.Advance(TimeSpan.FromHours(18)); // 6:00 UTC on the next day

        var digest = Assert.Single(await room.SentAsync(1));

        Assert.Equal("Digest for 2 March 2025", digest.Heading());
        Assert.Equal(3, digest.Parts.OfType<Listing>().Single().Items.Count);
        Assert.Contains("also in The Harbour Post", digest.Parts.OfType<Listing>().Single().Items[0].Detail!.Plain, StringComparison.Ordinal); // first, though it came last
        Assert.Equal(3, digest.Cards().Select(card => card.Source.Title).Distinct().Count());
        Assert.Equal(3, digest.Menu().Options.Count);
    }

    [Fact]
    public async Task A_weekly_digest_has_its_week()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on weekly on monday at 9");
        await room.Library.ImportAsync([Harbour], cancellation: TestContext.Current.CancellationToken);
        room.Clock.Advance(TimeSpan.FromHours(45)); // 9:00 UTC on Monday

        Assert.Equal("Digest for 25 February to 3 March 2025", Assert.Single(await room.SentAsync(1)).Heading());
    }

    [Fact]
    public async Task A_digest_counts_stories_where_several_outlets_print_one()
    {
        using var room = await ChatRoom.OfAsync([Harbour, Copy("The Harbour Post"), Read("school", Briefs.School)]);

        var digest = Drawn(room, PostKind.Digest);

        Assert.Contains("3 new articles, 2 stories.", digest.Notes(), StringComparison.Ordinal);
        Assert.Contains(digest.Cards(), card => card.Words.Plain.Contains("silting up", StringComparison.Ordinal)); // its best, though not its first
        Assert.Contains("Harbour to be dredged", digest.Parts.OfType<Listing>().Single().Items[0].Text.Plain, StringComparison.Ordinal); // which two outlets print
    }

    [Fact]
    public async Task A_notice_says_its_sentences_where_moderators_want_them()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.AdministerAsync("settings notices here");

        room.Library.Outbox.Tell("The feed of The Islander fails since Monday.");

        Assert.Equal("The feed of The Islander fails since Monday.", Assert.Single(await room.SentAsync(1)).Notes());
    }

    [Fact]
    public async Task Articles_that_have_left_the_library_are_left_out_and_a_post_of_none_but_these_is_empty()
    {
        using var room = await ChatRoom.OfAsync([Harbour, Read("school", Briefs.School)]);
        var all = Ids(room);
        room.Library.Remove(all[0]);

        using var view = room.Library.View();
        var page = new AlertPage(room.Library, view);
        Assert.Equal("1 new article", new Reply(page.Of(Post(PostKind.Summary, all)), Visibility.Channel).Heading());
        Assert.Empty(page.Of(Post(PostKind.Alert, [all[0]])));
    }

    [Theory]
    [InlineData(PostKind.Alert)]
    [InlineData(PostKind.Summary)]
    [InlineData(PostKind.Digest)]
    public async Task Whatever_stands_in_titles_and_outlets_keeps_the_limits_of_a_post(PostKind kind)
    {
        using var room = await ChatRoom.OfAsync(Attacks.Table.Values.Select((attack, at) => Briefs.Read(
            Briefs.Article($"{at}.txt", $"{NumberedArticles.One(at).Path}\n{Briefs.School.Replace("Muir", $"Muir{at}", StringComparison.Ordinal)}", source: attack, url: $"https://islander.example/{at}", title: attack))));

        foreach (var id in kind is PostKind.Alert ? Ids(room) : [0L]) Drawn(room, kind, id);
    }

    private static Reply Drawn(ChatRoom room, PostKind kind, long only = 0)
    {
        using var view = room.Library.View();
        var reply = new Reply(new AlertPage(room.Library, view).Of(Post(kind, only == 0 ? Ids(room) : [only])), Visibility.Channel);
        Limits.Check(reply);
        return reply;
    }

    private static OutboxPost Post(PostKind kind, IReadOnlyList<long> articles) =>
        new("4jtx8tndtbnk4nbm", ChatRoom.Channel, kind, articles, Text: null, Message: null, new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static long[] Ids(ChatRoom room)
    {
        using var view = room.Library.View();
        return [.. view.Articles.Select(article => article.Id).Order()];
    }

    private static ReadOutcome Harbour => Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour, url: "https://islander.example/harbour", title: "Harbour to be dredged"));

    private static ReadOutcome Copy(string outlet) => Briefs.Read(Briefs.Article($"{outlet}.txt", Briefs.Harbour + "\n", source: outlet, title: "Harbour dredged", url: $"https://copy.example/{outlet.Replace(' ', '-')}"));

    private static ReadOutcome Read(string name, string text) => Briefs.Read(Briefs.Article($"{name}.txt", text, url: $"https://islander.example/{name}"));
}
