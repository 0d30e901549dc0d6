using DealBot.Core.Chat;

namespace DealBot.Discord.Tests.Interactions;

/// <summary>Commands that are typed, and the clock of their answers.</summary>
public sealed class SlashCommandTests
{
    [Fact]
    public async Task An_answer_that_is_ready_is_sent_at_once_to_who_asked_alone()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.AnswerWith(Stage.Says("Waltz said it."));

        var asked = stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:what did Waltz say");

        var reply = await asked.WaitForReplyAsync();
        Assert.Equal("Waltz said it\\.", reply.Content);
        Assert.True(reply.IsEphemeral);
        Assert.Equal(4, asked.CallbackType);
        var request = Assert.Single(stage.Chat.Handled);
        Assert.Equal(new ChatPlace(ChatPlatform.Discord, stage.Discord.Guild.Id, stage.Discord.General.Id, IsDirect: false), request.Place);
        Assert.Equal((stage.Discord.Ada.Id, ChatOrigin.SlashCommand, "en-US"), (request.User.Id, request.Origin, request.Locale));
        var command = Assert.IsType<ChatAction.Command>(request.Action);
        Assert.Equal("ask", command.Name);
        Assert.Equal("what did Waltz say", command.Arguments["question"]);
    }

    [Theory]
    [InlineData(Visibility.OnlyYou)]
    [InlineData(Visibility.Channel)]
    public async Task An_answer_that_takes_longer_is_announced_first_to_those_who_will_see_it(Visibility visibility)
    {
        await using var stage = await Stage.StartAsync(Stage.AtOnce);
        stage.AnswerLater(visibility);

        var asked = stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:anything");
        await asked.WaitForAcknowledgementAsync();
        Assert.Equal(5, asked.CallbackType);
        stage.Answer.SetResult(Stage.Says("at last", visibility));

        var reply = await asked.WaitForReplyAsync();
        Assert.Equal("at last", reply.Content);
        Assert.Equal(visibility is Visibility.OnlyYou, reply.IsEphemeral);
        Assert.Single(asked.Shown.Select(message => message.Id).Distinct());
    }

    [Fact]
    public async Task Progress_is_shown_in_place_until_the_answer_takes_its_place()
    {
        await using var stage = await Stage.StartAsync(Stage.AtOnce);
        IProgress<Reply>? progress = null;
        stage.AnswerLater();
        stage.Chat.Answered = (_, told, cancellation) =>
        {
            progress = told;
            return stage.Answer.Task.WaitAsync(cancellation);
        };

        var asked = stage.Discord.UserTypes(Moderator(stage), stage.Discord.General, "/deal-admin reindex");
        await asked.WaitForAcknowledgementAsync();
        progress!.Report(Stage.Says("1 of 3"));
        await asked.WaitForReplyAsync(message => message.Content is "1 of 3");
        progress.Report(Stage.Says("2 of 3"));
        await asked.WaitForReplyAsync(message => message.Content is "2 of 3");
        stage.Answer.SetResult(Stage.Says("done"));
        await asked.WaitForReplyAsync(message => message.Content is "done");

        Assert.Equal(["1 of 3", "2 of 3", "done"], asked.Shown.Where(message => !message.IsLoading).Select(message => message.Content));
        Assert.Single(asked.Shown.Select(message => message.Id).Distinct());
    }

    [Fact]
    public async Task Groups_numbers_and_choices_come_as_the_catalogue_names_them()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        var moderator = Moderator(stage);

        await stage.Discord.UserTypes(moderator, stage.Discord.General, "/deal-admin settings answers:public").WaitForReplyAsync();
        await stage.Discord.UserTypes(moderator, stage.Discord.General, "/deal-context number:2").WaitForReplyAsync();
        await stage.Discord.UserTypes(moderator, stage.Discord.General, "/deal-alerts off").WaitForReplyAsync();

        var commands = stage.Chat.Handled.Select(request => (ChatAction.Command)request.Action).ToList();
        Assert.Equal(["admin settings", "context", "alerts off"], commands.Select(command => command.Name));
        Assert.Equal("public", commands[0].Arguments["answers"]);
        Assert.Equal("2", commands[1].Arguments["number"]);
        Assert.Empty(commands[2].Arguments);
    }

    [Fact]
    public async Task A_file_is_fetched_from_where_Discord_keeps_it_when_the_command_opens_it()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.Chat.Answered = async (request, _, cancellation) =>
        {
            var file = ((ChatAction.Command)request.Action).File!;
            using var reader = new StreamReader(await file.OpenAsync(cancellation));
            return Stage.Says($"{file.Name} {file.Bytes} {await reader.ReadToEndAsync(cancellation)}");
        };

        var reply = await stage.Discord.UserTypes(Moderator(stage), stage.Discord.General, "/deal-admin add", ("a.txt", "Once upon a time")).WaitForReplyAsync();

        Assert.Equal("a\\.txt 16 Once upon a time", reply.Content);
    }

    [Fact]
    public async Task What_can_be_typed_on_is_offered_while_typing()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.Chat.Completed = typed => [$"{typed}tz", "", new string('x', 101), $"{typed}tz", .. Enumerable.Range(0, 30).Select(at => $"other {at}")];

        var choices = await stage.Discord.UserIsTyping(stage.Discord.Ada, stage.Discord.General, "/deal-timeline speaker:Wal").WaitForChoicesAsync();

        Assert.Equal(25, choices.Count); // at most 25, none empty or too long, none twice
        Assert.Equal("Waltz", choices[0].Value);
        Assert.Equal("other 0", choices[1].Name);
        Assert.Empty(stage.Chat.Handled);
    }

    [Fact]
    public async Task In_a_direct_conversation_commands_work_and_nobody_moderates()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);

        var reply = await stage.Discord.UserTypes(Moderator(stage), stage.Discord.DirectChannel(Moderator(stage)), "/deal-sources").WaitForReplyAsync();

        Assert.Equal("answered", reply.Content);
        var request = Assert.Single(stage.Chat.Handled);
        Assert.True(request.Place.IsDirect);
        Assert.False(request.User.IsModerator);
        Assert.Equal("", request.Place.Workspace);
    }

    [Fact]
    public async Task Deliveries_that_come_twice_are_answered_once()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.Discord.Gateway.Copies = 2;

        var asked = stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:twice");
        await asked.WaitForReplyAsync();
        stage.Discord.Gateway.Copies = 1;
        await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:after").WaitForReplyAsync();

        Assert.Single(asked.Shown);
        Assert.Equal(2, stage.Chat.Handled.Count);
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("*_* ")]
    [InlineData("👨‍👩‍👧‍👦 ")]
    [InlineData("@everyone\n")]
    public async Task A_reply_that_is_too_much_in_every_way_is_taken_by_Discord_first_and_as_an_edit(string piece)
    {
        var words = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        var source = new SourceLine(words, words, words, "https://example.com/a_(b)");
        IReadOnlyList<Button> ButtonsOf(string id) => [.. Enumerable.Range(0, 3).Select(at => new Button($"{id}.{at}", "Thirty characters of our own !"))];
        var cards = Enumerable.Range(0, 12).Select(at => new QuoteCard(new Citation(1, 0, 1), words, new Attribution(words, words, words), source, [source], 9, ButtonsOf($"c{at}"))).ToList();
        var too = new Reply(
        [
            new Heading(words), new Note(words), .. cards, new Comparison(new ComparisonColumn(words, cards[..3], null), new ComparisonColumn(words, [], words)),
            new Listing([.. Enumerable.Repeat(new ListItem(words, words), 25)]), new Chart([.. Enumerable.Repeat(new Bar("Twenty characters ok", 9), 30)]),
            new ButtonRow([.. ButtonsOf("r"), new Button("r.4", "4"), new Button("r.5", "5")]), new Menu("m", new string('m', 100), [.. Enumerable.Range(0, 25).Select(at => new MenuOption($"{at}", words))]),
        ], Visibility.Channel);

        await using var stage = await Stage.StartAsync(Stage.AtOnce);
        stage.AnswerLater(Visibility.Channel);
        var late = stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:late");
        await late.WaitForAcknowledgementAsync();
        stage.Answer.SetResult(too);
        var edited = await late.WaitForReplyAsync();
        var said = stage.Discord.UserSays(stage.Discord.Ada, stage.Discord.General, "@DealBot " + words[..1900]);
        var posted = await said.WaitForReplyAsync();

        Assert.Equal(edited.Text, posted.Text);
        Assert.Equal(4, edited.Json["components"]!.AsArray().Count); // one button of each card, the row, the menu; Discord's own rules and schema are checked by the counterpart
    }

    [Fact]
    public async Task A_handler_that_throws_is_told_in_a_sentence_with_an_id_that_the_log_shares()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.Chat.Answered = (_, _, _) => throw new InvalidOperationException("the shelf fell down");

        var reply = await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:anything").WaitForReplyAsync();

        var id = reply.Content.Split('`')[1];
        Assert.Contains(stage.Logs.Lines, line => line.Message.Contains(id, StringComparison.Ordinal) && line.Fault?.Message is "the shelf fell down");
        Assert.DoesNotContain("shelf", reply.Text, StringComparison.Ordinal);
        Assert.True(reply.IsEphemeral);
    }

    private static DealBot.Testing.Discord.DiscordUser Moderator(Stage stage) =>
        stage.Discord.AddUser("Mo", DealBot.Testing.Discord.DiscordPermissions.ManageGuild | DealBot.Testing.Discord.DiscordPermissions.Member);
}
