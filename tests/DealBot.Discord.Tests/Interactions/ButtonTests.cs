using DealBot.Core.Chat;

namespace DealBot.Discord.Tests.Interactions;

/// <summary>What is pressed, chosen and filled in under a message.</summary>
public sealed class ButtonTests
{
    private static readonly Button More = new("next.1", "Next"), Wrong = new("wrong.1", "Wrong speaker");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_replaces_another_takes_its_place_soon_or_late(bool isSoon)
    {
        await using var stage = await Stage.StartAsync(isSoon ? Stage.Never : Stage.AtOnce);
        var first = await ShowAsync(stage, Visibility.OnlyYou, More);
        stage.AnswerLater(Visibility.OnlyYou, ReplyMode.Replace);
        if (isSoon) stage.Answer.SetResult(Stage.Says("page 2", mode: ReplyMode.Replace));

        var pressed = stage.Discord.UserPresses(stage.Discord.Ada, first, "Next");
        await pressed.WaitForAcknowledgementAsync();
        if (!isSoon) stage.Answer.SetResult(Stage.Says("page 2", mode: ReplyMode.Replace));

        await stage.Discord.Journal.UntilAsync(() => stage.Discord.Now(first)?.Content is "page 2", "the page in place of the first");
        Assert.Equal(isSoon ? 7 : 6, pressed.CallbackType);
        Assert.Empty(stage.Discord.Now(first)!.Buttons); // what was there before is gone with it
        var request = stage.Chat.Handled.Last();
        Assert.Equal(ChatOrigin.PrivateMessage, request.Origin);
        Assert.Equal(new ChatAction.Press("next.1"), request.Action);
    }

    [Fact]
    public async Task A_button_under_a_message_that_all_see_says_so()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        var shown = await ShowAsync(stage, Visibility.Channel, More);
        stage.AnswerWith(Stage.Says("for you"));

        var reply = await stage.Discord.UserPresses(stage.Discord.Ada, shown, "Next").WaitForReplyAsync();

        Assert.Equal(ChatOrigin.PublicMessage, stage.Chat.Handled.Last().Origin);
        Assert.True(reply.IsEphemeral);
        Assert.NotEqual(shown.Id, reply.Id);
    }

    [Fact]
    public async Task A_fault_while_a_page_is_turned_leaves_the_page_and_is_told_beside_it()
    {
        await using var stage = await Stage.StartAsync(Stage.AtOnce);
        var first = await ShowAsync(stage, Visibility.Channel, More);
        stage.AnswerLater(Visibility.OnlyYou, ReplyMode.Replace);

        var pressed = stage.Discord.UserPresses(stage.Discord.Ada, first, "Next");
        await pressed.WaitForAcknowledgementAsync();
        stage.Answer.SetException(new InvalidOperationException("torn"));

        var told = await pressed.WaitForReplyAsync(message => message.Content.Contains("went wrong", StringComparison.Ordinal));
        Assert.NotEqual(first.Id, told.Id);
        Assert.Equal(first.Content, stage.Discord.Now(first)!.Content);
    }

    [Fact]
    public async Task A_menu_sends_the_value_that_was_chosen()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.AnswerWith(new Reply([new Note("Which?"), new Menu("ask.1", "Ask instead", [new MenuOption("q1", "What did Waltz say"), new MenuOption("q2", "Minerals")])], Visibility.OnlyYou));
        var shown = await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:w").WaitForReplyAsync();
        stage.AnswerWith(Stage.Says("chosen"));

        await stage.Discord.UserChooses(stage.Discord.Ada, shown, "Minerals").WaitForReplyAsync();

        Assert.Equal(new ChatAction.Press("ask.1", "q2"), stage.Chat.Handled.Last().Action);
    }

    [Fact]
    public async Task A_form_opens_at_once_and_what_is_filled_in_comes_back_by_the_names_of_its_fields()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        var shown = await ShowAsync(stage, Visibility.OnlyYou, Wrong);
        stage.Chat.Planned = request => new ChatPlan(Visibility.OnlyYou, Form: request.Action is not ChatAction.Press ? null : new Form("wrong.form.1", "Wrong speaker",
        [
            new FormField("who", "Who said it?", FormFieldKind.Line),
            new FormField("why", "How do you know?", FormFieldKind.Lines, IsRequired: false, Value: "I was there"),
            new FormField("verdict", "What is it?", FormFieldKind.Choice) { Choices = [new MenuOption("speaker", "Another speaker"), new MenuOption("none", "Not a quote")] },
        ]) { Introduction = "What moderators will read" });

        var modal = await stage.Discord.UserPresses(stage.Discord.Ada, shown, "Wrong speaker").WaitForModalAsync();
        Assert.Equal(("Wrong speaker", "wrong.form.1"), (modal.Title, modal.CustomId));
        Assert.Equal("What moderators will read", modal.Fields[0].Description);
        var filled = stage.Discord.UserFills(modal, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Who said it?"] = "Rubio", ["How do you know?"] = "The article says so", ["What is it?"] = "speaker",
        });
        await filled.WaitForReplyAsync();

        var submit = Assert.IsType<ChatAction.Submit>(stage.Chat.Handled.Last().Action);
        Assert.Equal("wrong.form.1", submit.FormId);
        Assert.Equal("Rubio", submit.Fields["who"]);
        Assert.Equal("The article says so", submit.Fields["why"]);
        Assert.Equal("speaker", submit.Fields["verdict"]);
        Assert.Equal(ChatOrigin.PrivateMessage, stage.Chat.Handled.Last().Origin);
    }

    [Fact]
    public async Task Finding_quotes_about_a_message_reads_it_as_its_readers_do()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        var said = stage.Discord.UserSays(stage.Discord.Ada, stage.Discord.General, "Did <:rock:12345> Waltz say minerals?").Message;

        var reply = await stage.Discord.UserChoosesOnMessage(stage.Discord.Ada, said, "Find quotes about this").WaitForReplyAsync();

        Assert.True(reply.IsEphemeral);
        var request = Assert.Single(stage.Chat.Handled);
        Assert.Equal(ChatOrigin.MessageShortcut, request.Origin);
        Assert.Equal(new ChatAction.FindQuotes("Did :rock: Waltz say minerals?"), request.Action);
    }

    private static async Task<DealBot.Testing.Discord.DiscordMessage> ShowAsync(Stage stage, Visibility visibility, params Button[] buttons)
    {
        stage.AnswerWith(Stage.Says("page 1", visibility, ReplyMode.Post, buttons));
        return await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:pages").WaitForReplyAsync();
    }
}
