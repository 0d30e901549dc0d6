using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;

namespace DealBot.Core.Tests.Chat;

/// <summary>Who may press what, where, and for how long.</summary>
public sealed class PressesTests : IAsyncLifetime
{
    private const string TooLate = "This button is too old, or belongs to another conversation. Please ask again.";

    private ChatRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await ChatRoom.OfAsync(
    [
        Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour, title: "Harbour news")),
        Briefs.Read(Briefs.Article("copy.txt", Briefs.Harbour + "\nMore follows.", source: "The Mainlander", title: "From the islands")),
        Briefs.Read(Briefs.Article("school.txt", Briefs.School, title: "School news")),
    ]);

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_same_words_in_another_outlet_are_counted_on_the_card()
    {
        var card = (await AskAsync()).Cards()[0];

        Assert.Equal(1, card.AlsoInCount);
        Assert.Equal(["The Islander", "The Mainlander"], new[] { card.Source.Outlet, card.AlsoIn[0].Outlet }.Order());
    }

    [Fact]
    public async Task A_restart_changes_nothing_for_an_old_button()
    {
        var context = (await AskAsync()).Button("Context")!;
        _room.Restart();

        Assert.NotEmpty((await _room.PressAsync(context)).Cards());
    }

    [Fact]
    public async Task After_a_month_a_button_says_to_ask_again()
    {
        var context = (await AskAsync()).Button("Context")!;
        _room.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(TooLate, (await _room.PressAsync(context)).Notes());
    }

    public static TheoryData<ChatPlace> OtherPlaces =>
    [
        ChatRoom.Channel with { Channel = "C2" },
        ChatRoom.Channel with { Workspace = "T2" },
        ChatRoom.Channel with { Platform = ChatPlatform.Discord },
        ChatRoom.HomePage,
    ];

    [Theory, MemberData(nameof(OtherPlaces))]
    public async Task A_button_works_in_its_own_channel_alone(ChatPlace elsewhere)
    {
        var reply = await AskAsync();

        foreach (var button in Limits.Buttons(reply))
            Assert.Equal(TooLate, (await _room.PressAsync(button.Id, place: elsewhere)).Notes());
    }

    [Fact]
    public async Task Nobody_sees_a_private_answer_by_forging_its_buttons()
    {
        foreach (var button in Limits.Buttons(await AskAsync()))
            Assert.Equal(TooLate, (await _room.PressAsync(button.Id, ChatRoom.Bob)).Notes());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(".p1")]
    [InlineData("nothing")]
    [InlineData("aaaaaaaaaaaaaaaa.c0")]
    [InlineData("home.")]
    [InlineData("home.9")]
    [InlineData("home.\uD800")]
    [InlineData("'; DROP TABLE chat; --.p1")]
    public async Task A_forged_button_says_to_ask_again(string id) => Assert.Equal(TooLate, (await _room.PressAsync(id)).Notes());

    [Theory]
    [InlineData("c7")]
    [InlineData("c-1")]
    [InlineData("c0.")]
    [InlineData("c0.x")]
    [InlineData("w99999999999")]
    [InlineData("o0")]
    [InlineData("m")]
    [InlineData("x1")]
    [InlineData("")]
    [InlineData("p")]
    public async Task A_known_answer_with_an_unknown_action_says_to_ask_again(string action)
    {
        var id = (await AskAsync()).Button("Context")!;

        Assert.Equal(TooLate, (await _room.PressAsync(id[..(id.IndexOf('.', StringComparison.Ordinal) + 1)] + action)).Notes());
    }

    [Fact]
    public async Task An_answer_is_shared_once_by_who_asked()
    {
        var answer = await AskAsync();
        var share = answer.Button("Share")!;

        var shared = await _room.PressAsync(share);
        Assert.Equal((Visibility.Channel, ReplyMode.Post), (shared.Visibility, shared.Mode));
        Assert.Equal(answer.Cards()[0].Citation, shared.Cards()[0].Citation);
        Assert.Null(shared.Button("Share"));

        var again = await _room.PressAsync(share);
        Assert.Equal((Visibility.OnlyYou, "This answer is shared already."), (again.Visibility, again.Notes()));
    }

    [Fact]
    public async Task Of_two_who_share_at_once_one_does()
    {
        var share = new ChatRequest(ChatRoom.Channel, ChatRoom.Ann, new ChatAction.Press((await AskAsync()).Button("Share")!), ChatOrigin.PrivateMessage);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => _room.Service.HandleAsync(share, new Unheard(), TestContext.Current.CancellationToken))));

        Assert.Single(replies, reply => reply.Cards().Count > 0);
        Assert.All(replies, reply => Assert.Equal(reply.Cards().Count > 0 ? Visibility.Channel : Visibility.OnlyYou, reply.Visibility));
    }

    [Fact]
    public async Task A_shared_answer_can_be_used_by_everybody_and_shared_by_nobody()
    {
        var share = (await AskAsync()).Button("Share")!;
        var shared = await _room.PressAsync(share);

        var context = await _room.PressAsync(shared.Button("Context")!, ChatRoom.Bob, ChatOrigin.PublicMessage);
        Assert.NotEmpty(context.Cards());
        Assert.Equal(Visibility.OnlyYou, context.Visibility);
        Assert.Equal("Only who asked may share an answer.", (await _room.PressAsync(share, ChatRoom.Bob, ChatOrigin.PublicMessage)).Notes());
    }

    [Fact]
    public async Task Paging_somebody_elses_public_answer_gives_a_copy_and_ones_own_turns_the_page()
    {
        var next = (await _room.TypeAsync("sources", origin: ChatOrigin.Mention)).Menu().Id.Replace(".m", ".p1", StringComparison.Ordinal);

        var copy = await _room.PressAsync(next, ChatRoom.Bob, ChatOrigin.PublicMessage);
        var own = await _room.PressAsync(next, ChatRoom.Ann, ChatOrigin.PublicMessage);
        var onTheCopy = await _room.PressAsync(next, ChatRoom.Bob, ChatOrigin.PrivateMessage);

        Assert.Equal((Visibility.OnlyYou, ReplyMode.Post), (copy.Visibility, copy.Mode));
        Assert.Equal((Visibility.Channel, ReplyMode.Replace), (own.Visibility, own.Mode));
        Assert.Equal((Visibility.OnlyYou, ReplyMode.Replace), (onTheCopy.Visibility, onTheCopy.Mode));
        Assert.All([copy, own, onTheCopy], reply => Assert.Null(reply.Button("Share")));
    }

    public static TheoryData<ChatOrigin, ChatPlace, Visibility> Ways =>
    [
        (ChatOrigin.SlashCommand, ChatRoom.Channel, Visibility.OnlyYou),
        (ChatOrigin.SlashCommand, ChatRoom.Direct, Visibility.Channel),
        (ChatOrigin.Mention, ChatRoom.Channel, Visibility.Channel),
        (ChatOrigin.DirectMessage, ChatRoom.Direct, Visibility.Channel),
        (ChatOrigin.Home, ChatRoom.HomePage, Visibility.OnlyYou),
    ];

    [Theory, MemberData(nameof(Ways))]
    public async Task Who_sees_an_answer_depends_on_the_way_it_was_asked(ChatOrigin origin, ChatPlace place, Visibility expected)
    {
        var reply = await _room.TypeAsync("what did Calder say", origin: origin, place: place);

        Assert.Equal(expected, reply.Visibility);
        Assert.Equal(origin is ChatOrigin.SlashCommand && !place.IsDirect, reply.Button("Share") is not null);
    }

    [Fact]
    public async Task In_a_channel_set_to_public_answers_slash_answers_are_public_but_for_what_concerns_one_alone()
    {
        _room.Store.SetAnswers(ChatRoom.Channel, Visibility.Channel);

        var answer = await AskAsync();
        Assert.Equal((Visibility.Channel, null), (answer.Visibility, answer.Button("Share")));
        Assert.Equal(Visibility.OnlyYou, (await _room.TypeAsync("help")).Visibility);
        Assert.Equal(Visibility.OnlyYou, (await _room.TypeAsync("context 1")).Visibility);
        Assert.Equal(Visibility.OnlyYou, (await _room.TypeAsync("what did Calder say", place: ChatRoom.Channel with { Channel = "C2" })).Visibility);
    }

    [Fact]
    public async Task Wrong_speaker_opens_a_form_and_a_members_word_becomes_a_report()
    {
        var reply = await SubmitAsync(ChatRoom.Ann, new() { ["verdict"] = "somebody", ["speaker"] = "headteacher iain muir" });

        Assert.Contains("moderators will see your report", reply.Notes(), StringComparison.Ordinal);
        var report = Assert.Single(_room.Store.OpenReports(10));
        Assert.Equal(("Ann", new Core.Articles.Correction.SpokenBy("Headteacher Iain Muir")), (report.ReporterName, report.Suggestion));
        Assert.Contains("faster than we can mark it", report.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderators_word_is_applied_at_once_and_old_cards_show_it()
    {
        var old = await AskAsync(ChatRoom.Moderator);
        var reply = await SubmitAsync(ChatRoom.Moderator, new() { ["verdict"] = "somebody", ["speaker"] = "Moira Lusk" });

        Assert.Equal("Done: these are the words of Moira Lusk.", reply.Notes());
        Assert.Empty(_room.Store.OpenReports(10));
        Assert.Equal("Moira Lusk", (await _room.PressAsync(old.Button("Share")!, ChatRoom.Moderator)).Cards()[0].Attribution.Speaker);
    }

    [Fact]
    public async Task A_moderator_may_say_that_it_is_no_quote()
    {
        var old = await AskAsync(ChatRoom.Moderator);
        await SubmitAsync(ChatRoom.Moderator, new() { ["verdict"] = "no-quote" });

        Assert.Null((await _room.PressAsync(old.Button("Share")!, ChatRoom.Moderator)).Cards()[0].Attribution.Speaker);
    }

    [Fact]
    public async Task An_article_that_left_the_library_is_told_wherever_it_is_cited()
    {
        var answer = await AskAsync();
        foreach (var citation in answer.Cards().Select(card => card.Citation)) _room.Library.Remove(citation.ArticleId);

        Assert.Contains("has left the library", (await _room.PressAsync(answer.Button("Context")!)).Notes(), StringComparison.Ordinal);
        Assert.Contains("Number 1 stood in an article that has left the library.", (await _room.PressAsync(answer.Button("Share")!)).Notes(), StringComparison.Ordinal);
        Assert.Contains("has left the library", (await SubmitAsync(ChatRoom.Ann, [], answer)).Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_reindexing_the_same_words_are_shown()
    {
        var answer = await AskAsync();
        await _room.Library.ReindexAsync(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(answer.Cards()[0].Words.Plain, (await _room.PressAsync(answer.Button("Share")!)).Cards()[0].Words.Plain);
    }

    [Fact]
    public void A_moderator_who_adds_without_a_file_is_asked_for_one_or_an_address_where_a_form_can_open()
    {
        var form = Plan(ChatRoom.Moderator, ChatOrigin.SlashCommand).Form;

        Assert.Equal([("file", FormFieldKind.File, false), ("url", FormFieldKind.Line, false)], form!.Fields.Select(field => (field.Name, field.Kind, field.IsRequired)));
        Assert.Null(Plan(ChatRoom.Moderator, ChatOrigin.Mention).Form);
        Assert.Null(Plan(ChatRoom.Ann, ChatOrigin.SlashCommand).Form);
    }

    private ChatPlan Plan(ChatUser user, ChatOrigin origin) =>
        _room.Service.Plan(new ChatRequest(ChatRoom.Channel, user, new ChatAction.Line("add", IsAdministration: true), origin));

    private Task<Reply> AskAsync(ChatUser? user = null) => _room.TypeAsync("what did Calder say about the channel", user);

    private async Task<Reply> SubmitAsync(ChatUser user, Dictionary<string, string> fields, Reply? answer = null)
    {
        var id = (answer ?? await AskAsync(user)).Button("Wrong speaker")!;
        var form = _room.Service.Plan(new ChatRequest(ChatRoom.Channel, user, new ChatAction.Press(id), ChatOrigin.PrivateMessage)).Form!;
        Assert.All(fields.Keys, name => Assert.Contains(form.Fields, field => string.Equals(field.Name, name, StringComparison.Ordinal)));
        return await _room.DoAsync(new ChatRequest(ChatRoom.Channel, user, new ChatAction.Submit(form.Id, fields), ChatOrigin.PrivateMessage));
    }
}
