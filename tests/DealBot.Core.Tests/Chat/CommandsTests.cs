using DealBot.Core.Chat;
using DealBot.Core.Chat.Commands;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Tests.Chat;

/// <summary>What each command answers, over the sample articles.</summary>
public sealed class CommandsTests(SampleRoom sample) : IClassFixture<SampleRoom>
{
    private readonly ChatRoom _room = sample.Room;

    [Fact]
    public async Task Verify_says_verbatim_and_shows_where()
    {
        var reply = await _room.TypeAsync("verify \"wasted trip\" by Trump");

        Assert.Equal("✔ Verbatim. Donald Trump is quoted with exactly these words.", reply.Notes());
        Assert.Contains("wasted trip", reply.Cards()[0].Words.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_shows_asked_and_printed_words_where_they_differ()
    {
        var reply = await _room.TypeAsync("Trump said “We’re going to make a deal to end killing people”");

        Assert.StartsWith("≈ Nearly.", reply.Notes(), StringComparison.Ordinal);
        Assert.Contains("\nasked: We’re going to make a deal to end killing", reply.Notes(), StringComparison.Ordinal);
        Assert.Contains("\nprinted: We’re going to make a deal to stop killing", reply.Notes(), StringComparison.Ordinal);
        Assert.Contains(reply.Parts.OfType<Note>().First().Text.Runs, run => run is { Style: RunStyle.Strong } && run.Text.Contains("stop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_names_whose_words_they_are() =>
        Assert.StartsWith("✘ By somebody else. Donald Trump", (await _room.TypeAsync("verify \"wasted trip\" by Waltz")).Notes(), StringComparison.Ordinal);

    [Fact]
    public async Task Verify_says_what_was_searched_when_nobody_said_it() => Assert.StartsWith(
        "✘ Not found. Nobody is quoted with all of these words in 20 articles, 14 February to 17 April 2025.",
        (await _room.TypeAsync("verify \"we shall sail at dawn\"")).Notes(),
        StringComparison.Ordinal);

    [Fact]
    public async Task Compare_shows_two_speakers_side_by_side()
    {
        var reply = await _room.TypeAsync("compare Trump and Bessent");
        var comparison = Assert.Single(reply.Parts.OfType<Comparison>());

        Assert.Null(reply.Button("Next"));
        Assert.Equal(("Donald Trump", "Scott Bessent"), (comparison.Left.Speaker, comparison.Right.Speaker));
        Assert.Equal(3, comparison.Left.Cards.Count);
        Assert.NotEmpty(comparison.Left.Cards);
        Assert.All(comparison.Left.Cards, card => Assert.Equal("Donald Trump", card.Attribution.Speaker));
    }

    [Fact]
    public async Task Compare_says_on_which_side_there_is_nothing()
    {
        var comparison = Assert.Single((await _room.TypeAsync("compare Trump and Petrosyan")).Parts.OfType<Comparison>());

        Assert.Null(comparison.Left.Nothing);
        Assert.Contains("Nobody called “Petrosyan” is quoted in 20 articles", comparison.Right.Nothing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_empty_side_says_whose_words_on_what_were_looked_for()
    {
        var comparison = Assert.Single((await _room.TypeAsync("compare Trump and Zelensky on minerals")).Parts.OfType<Comparison>());

        Assert.NotEmpty(comparison.Left.Cards);
        Assert.StartsWith(
            "Nothing by Volodymyr Zelensky on minerals in 20 articles, 14 February to 17 April 2025. On other things: ", comparison.Right.Nothing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Trump", "minerals")]
    [InlineData("Trump", "the deal")]
    [InlineData("Zelensky", "security guarantees")]
    [InlineData("Zelensky", "minerals")]
    [InlineData("Bessent", "the deal")]
    public async Task What_a_timeline_shows_no_comparison_denies(string speaker, string topic)
    {
        var timeline = await _room.TypeAsync($"timeline {speaker} on {topic}");
        var comparison = Assert.Single((await _room.TypeAsync($"compare {speaker} and Waltz on {topic}")).Parts.OfType<Comparison>());

        Assert.Equal(timeline.Cards().Count, comparison.Left.Cards.Count);
        Assert.Equal(timeline.Cards().Count == 0, comparison.Left.Nothing is not null);
    }

    [Fact]
    public async Task A_timeline_without_words_on_the_topic_offers_the_speakers_others()
    {
        var reply = await _room.TypeAsync("timeline Zelensky on zebras");

        Assert.StartsWith("Nothing by Volodymyr Zelensky on zebras in 20 articles", reply.Notes(), StringComparison.Ordinal);
        Assert.NotEmpty((await _room.PressAsync(reply.Menu().Id, value: reply.Menu().Options[0].Value)).Cards());
    }

    [Fact]
    public async Task One_word_is_too_little_to_verify()
    {
        var reply = await _room.TypeAsync("verify \"minerals\"");

        Assert.Equal("One word is too little to check: give more of what was said. To look for the word: /deal minerals", reply.Notes());
    }

    [Theory]
    [InlineData("verify", "/deal verify \"the deal is done\" by Bessent", "/deal-verify words:the deal is done speaker:Bessent")]
    [InlineData("compare", "/deal compare Trump and Zelensky on security", "/deal-compare first:Trump second:Zelensky topic:security")]
    [InlineData("compare Trump", "/deal compare Trump and Zelensky on security", "/deal-compare first:Trump second:Zelensky topic:security")]
    [InlineData("timeline", "/deal timeline Zelensky on security guarantees", "/deal-timeline speaker:Zelensky topic:security guarantees")]
    [InlineData("article", "/deal article Oval Office", "/deal-article article:Oval Office")]
    [InlineData("alerts banana", "/deal alerts on speaker:Waltz minerals", "/deal-alerts on filter:speaker:Waltz minerals")]
    [InlineData("alerts list", "/deal alerts on", "/deal-alerts on")]
    [InlineData("help", "/deal what did Waltz say", "/deal question:what did Waltz say")]
    [InlineData("help", "/deal-admin reindex", "/deal-admin reindex")]
    public async Task Hints_are_written_as_each_platform_types_them(string line, string inSlack, string inDiscord)
    {
        var discord = new ChatPlace(ChatPlatform.Discord, "1", "2", IsDirect: false);

        Assert.Contains(inSlack, Words.TextOf(await _room.TypeAsync(line, ChatRoom.Moderator)), StringComparison.Ordinal);
        Assert.Contains(inDiscord, Words.TextOf(await _room.TypeAsync(line, ChatRoom.Moderator, place: discord)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare Besent and Trump", "“Besent” was read as Scott Bessent.")]
    [InlineData("timeline the treasury secretary", "“the treasury secretary” was read as Scott Bessent.")]
    [InlineData("compare trump and bessent", "")]
    public async Task Whom_a_name_was_taken_for_is_told_where_it_is_not_theirs(string line, string remark) =>
        Assert.Equal(remark, (await _room.TypeAsync(line)).Notes().Split('\n').Single(note => !note.StartsWith("Page", StringComparison.Ordinal)));

    [Fact]
    public async Task A_timeline_goes_from_the_earliest_on_and_counts_by_week()
    {
        var reply = await _room.TypeAsync("timeline Trump");

        var bars = Assert.Single(reply.Parts.OfType<Chart>()).Bars;
        Assert.Equal(("17 Feb 2025", "17 Mar 2025"), (bars[0].Label, bars[^1].Label));
        Assert.Contains(bars, bar => bar.Count == 0);
        Assert.Equal(15, bars.Sum(bar => bar.Count));
        Assert.Equal("19 February 2025", reply.Cards()[0].Source.Date);
    }

    [Fact]
    public async Task Speakers_are_listed_by_quotes_and_a_choice_asks_for_their_words()
    {
        var reply = await _room.TypeAsync("speakers");

        var listing = Assert.Single(reply.Parts.OfType<Listing>());
        Assert.Equal("Donald Trump, President", listing.Items[0].Text.Plain);
        Assert.Equal("15 quotes", listing.Items[0].Detail!.Plain);
        var chosen = await _room.PressAsync(reply.Menu().Id, value: reply.Menu().Options[2].Value);
        Assert.Equal("what did Scott Bessent say", chosen.Heading());
        Assert.NotEmpty(chosen.Cards());
    }

    [Theory]
    [InlineData("speakers bess")]
    [InlineData("speakers Besent")]
    public async Task A_speaker_is_found_by_part_of_the_name_and_misspelt(string line) =>
        Assert.Equal("Scott Bessent, Treasury Secretary", Assert.Single((await _room.TypeAsync(line)).Parts.OfType<Listing>()).Items[0].Text.Plain);

    [Fact]
    public async Task Sources_are_listed_newest_first_in_pages_and_a_choice_opens_one()
    {
        var first = await _room.TypeAsync("sources");
        var second = await _room.PressAsync(first.Button("Next")!);

        Assert.Equal("Latest draft no longer treats American aid as a debt", Assert.Single(first.Parts.OfType<Listing>()).Items[0].Text.Plain);
        Assert.Contains("14 February 2025", Assert.Single(second.Parts.OfType<Listing>()).Items[^1].Detail!.Plain, StringComparison.Ordinal);
        Assert.Equal("Latest draft no longer treats American aid as a debt", (await _room.PressAsync(first.Menu().Id, value: first.Menu().Options[0].Value)).Heading());
    }

    [Fact]
    public async Task An_article_is_shown_with_its_quotes_in_reading_order()
    {
        var reply = await _room.TypeAsync("article softens");

        Assert.Equal("On the eve of the visit, Trump softens his tone", reply.Heading());
        Assert.Equal(reply.Cards().OrderBy(card => card.Citation.Start), reply.Cards());
        Assert.Equal(3, reply.Cards().Count);
    }

    [Fact]
    public async Task Several_articles_of_a_title_are_offered()
    {
        var reply = await _room.TypeAsync("article Trump");

        Assert.Contains("have this in their title", reply.Notes(), StringComparison.Ordinal);
        var chosen = await _room.PressAsync(reply.Menu().Id, value: reply.Menu().Options[1].Value);
        Assert.Equal(reply.Menu().Options[1].Label, chosen.Heading());
    }

    [Fact]
    public async Task Nothing_found_says_what_was_searched_and_offers_the_nearest_things()
    {
        var reply = await _room.TypeAsync("what did Waltz say about lithium");

        Assert.StartsWith("Nothing found in 20 articles, 14 February to 17 April 2025.", reply.Notes(), StringComparison.Ordinal);
        var chosen = await _room.PressAsync(reply.Menu().Id, value: reply.Menu().Options[0].Value);
        Assert.Equal("what did Mike Waltz say", chosen.Heading());
        Assert.NotEmpty(chosen.Cards());
        Assert.Null(reply.Button("Share"));
    }

    [Theory]
    [InlineData("Zelensky minerals after:2030", "Any date", "Zelensky minerals")]
    [InlineData("minerals source:nowhere", "Any outlet", "minerals")]
    [InlineData("speaker:Waltz lithium", "Any speaker", "lithium")]
    [InlineData("what did Waltz say about lithium after:2025-01", "Any speaker", "lithium after:2025-01")]
    [InlineData("speaker:Waltz lithium source:nowhere before:2020", "Without these limits", "lithium")]
    public async Task A_button_drops_the_limit_that_is_in_the_way(string question, string label, string relaxed)
    {
        var reply = await _room.TypeAsync(question);

        var chosen = await _room.PressAsync(reply.Button(label)!);
        Assert.Equal(relaxed, chosen.Heading());
        Assert.NotEmpty(chosen.Cards());
    }

    [Theory]
    [InlineData("zebra")]
    [InlineData("zebra after:2030")]
    [InlineData("what did Petrosyan say")]
    public async Task No_button_is_offered_that_would_find_nothing(string question) =>
        Assert.Empty(Limits.Buttons(await _room.TypeAsync(question)));

    [Fact]
    public async Task A_messages_quotations_are_verified()
    {
        var reply = await FindAsync("Did he call it a “truly wasted trip”? And \"we shall sail at dawn\"!");

        Assert.Contains("“we shall sail at dawn”\n✘ Not found.", reply.Notes(), StringComparison.Ordinal);
        Assert.Equal(Visibility.OnlyYou, reply.Visibility);
    }

    [Fact]
    public async Task A_message_without_quotations_is_asked() => Assert.NotEmpty((await FindAsync("what did Waltz say")).Cards());

    [Theory]
    [InlineData("")]
    [InlineData("\n\uD800 ")]
    public async Task A_message_without_words_is_answered(string message) => Assert.NotEmpty((await FindAsync(message)).Parts);

    [Fact]
    public async Task Help_has_an_example_for_every_command_and_shows_moderators_theirs()
    {
        var forAll = await _room.TypeAsync("help");
        var forModerators = await _room.TypeAsync("help", ChatRoom.Moderator);

        var shown = Details(forModerators);
        Assert.All(ChatCommands.All.Where(command => command.Name is not "help"), command => Assert.Contains(command.Description, shown));
        Assert.DoesNotContain(ChatCommands.Find("admin remove")!.Description, Details(forAll));
    }

    [Fact]
    public async Task Every_example_of_help_is_understood_as_the_command_it_stands_for()
    {
        foreach (var item in (await _room.TypeAsync("help")).Parts.OfType<Listing>().SelectMany(listing => listing.Items))
        {
            var command = ChatCommands.Find(ChatLine.Parse(item.Text.Plain["/deal ".Length..]).Name)!;
            Assert.True(command.FullName is "alerts on" || string.Equals(item.Detail!.Plain, command.Description, StringComparison.Ordinal), item.Text.Plain); // which is shown with each of its wishes
        }
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("compare")]
    [InlineData("timeline")]
    public async Task Every_example_of_words_finds_something_in_the_sample_library(string command)
    {
        var reply = await _room.TypeAsync(HelpCommand.Examples.First(example => string.Equals(example.Command, command, StringComparison.Ordinal)).Line);

        Assert.True(reply.Cards().Count > 0 || reply.Parts.OfType<Comparison>().Any(comparison => comparison.Left.Cards.Count > 0 && comparison.Right.Cards.Count > 0));
        Assert.DoesNotContain("✘", reply.Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_told_and_where_all_are_named()
    {
        var reply = await _room.DoAsync(new ChatRequest(
            ChatRoom.Channel, ChatRoom.Ann, new ChatAction.Command("dance", new Dictionary<string, string>()), ChatOrigin.SlashCommand));

        Assert.Contains("There is no command dance. To see what there is: /deal help", reply.Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderators_command_is_refused_to_others() => Assert.Equal(
        "Only moderators may do this. Ask somebody who keeps the library.",
        (await _room.DoAsync(new ChatRequest(ChatRoom.Channel, ChatRoom.Ann, new ChatAction.Line("reindex", IsAdministration: true), ChatOrigin.SlashCommand))).Notes());

    [Fact]
    public async Task The_home_page_tells_the_librarys_state_and_has_examples_to_click()
    {
        var home = await _room.DoAsync(new ChatRequest(ChatRoom.HomePage, ChatRoom.Ann, new ChatAction.OpenHome(), ChatOrigin.Home));

        Assert.Contains("The library holds 20 articles, 14 February to 17 April 2025, with 43 quotes.", home.Notes(), StringComparison.Ordinal);
        foreach (var button in Limits.Buttons(home))
            Assert.Equal(ReplyMode.Replace, (await _room.PressAsync(button.Id, origin: ChatOrigin.Home, place: ChatRoom.HomePage)).Mode);
    }

    private Task<Reply> FindAsync(string message) =>
        _room.DoAsync(new ChatRequest(ChatRoom.Channel, ChatRoom.Ann, new ChatAction.FindQuotes(message), ChatOrigin.MessageShortcut));

    private static HashSet<string> Details(Reply reply) =>
        [.. reply.Parts.OfType<Listing>().SelectMany(listing => listing.Items).Select(item => item.Detail!.Plain)];
}
