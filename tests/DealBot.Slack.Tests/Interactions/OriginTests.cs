using DealBot.Core.Chat;
using DealBot.Slack.Interactions;
using DealBot.Slack.Tests.Rendering;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Interactions;

/// <summary>Every way by which people ask, and where the answer then stands.</summary>
public sealed class OriginTests
{
    private static readonly Button Context = new("ctx-1", "Context");

    [Fact]
    public async Task A_slash_command_is_answered_to_its_user_alone()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.OnlyYou));
        await served.Slack.TypesAsync("U0ALICE", "C0RANDOM", "/deal what did <Waltz> & Rubio say");

        var seen = await served.Slack.SeesAsync("U0ALICE", "C0RANDOM", "The words.");
        var request = await served.HandledAsync();
        Assert.Equal("U0ALICE", seen.OnlyTo);
        Assert.Empty(served.Slack.Seen("U0BOB", "C0RANDOM"));
        Assert.False(seen.Unfurls);
        Assert.Equal(new ChatAction.Line("what did <Waltz> & Rubio say"), request.Action);
        Assert.Equal(new ChatPlace(ChatPlatform.Slack, SlackWorkspace.Team, "C0RANDOM", IsDirect: false), request.Place);
        Assert.Equal(ChatOrigin.SlashCommand, request.Origin);
        Assert.Equal(new ChatUser("U0ALICE", "alice", IsModerator: false), request.User);
    }

    [Fact]
    public async Task Where_answers_are_public_the_channel_sees_it()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.Channel));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        Assert.Null((await served.Slack.SeesAsync("U0BOB", "C0GENERAL", "The words.")).OnlyTo);
    }

    [Fact]
    public async Task The_moderators_command_says_so()
    {
        await using var served = await ServedSlack.StartAsync();
        await served.Slack.TypesAsync("U0MONA", "C0GENERAL", "/deal-admin reindex");
        var request = await served.HandledAsync();
        Assert.Equal(new ChatAction.Line("reindex", IsAdministration: true), request.Action);
        Assert.True(request.User.IsModerator);
    }

    [Fact]
    public async Task A_mention_is_answered_in_its_thread_for_all()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.Channel));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "@dealbot what did Waltz say");

        var seen = await served.Slack.SeesAsync("U0BOB", "C0GENERAL", "The words.");
        Assert.Equal(served.Slack.Workspace.Messages[0].Ts, seen.ThreadTs);
        Assert.Equal(new ChatAction.Line("what did Waltz say"), (await served.HandledAsync()).Action);
        Assert.Equal(ChatOrigin.Mention, (await served.HandledAsync()).Origin);
    }

    [Theory]
    [InlineData("@dealbot alerts on", "C0GENERAL", "1.000001", "1.000001")]
    [InlineData("@dealbot alerts on", "C0GENERAL", null, null)]
    [InlineData("alerts on", "D0ALICE", "1.000001", null)] // there, answers alone begin threads
    public async Task Only_a_mention_inside_a_thread_is_said_to_be_in_one(string text, string channel, string? thread, string? expected)
    {
        await using var served = await ServedSlack.StartAsync();
        served.Slack.Workspace.Direct("U0ALICE");
        await served.Slack.TypesAsync("U0ALICE", channel, text, thread);
        var request = await served.HandledAsync();
        Assert.Equal((channel, expected), (request.Place.Channel, request.Thread));
    }

    [Fact]
    public async Task A_mention_inside_a_thread_is_answered_in_that_thread()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.Channel));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "@dealbot and Rubio", thread: "1.000001");
        await served.Slack.SeesAsync("U0BOB", "C0GENERAL", "The words.", thread: "1.000001");
    }

    [Fact]
    public async Task A_direct_message_is_answered_there()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.Channel));
        var direct = served.Slack.Workspace.Direct("U0ALICE").Id;
        await served.Slack.TypesAsync("U0ALICE", direct, "what did Waltz say");
        Assert.Null((await served.Slack.SeesAsync("U0ALICE", direct, "The words.")).OnlyTo);
        var request = await served.HandledAsync();
        Assert.Equal(ChatOrigin.DirectMessage, request.Origin);
        Assert.True(request.Place.IsDirect);
    }

    [Fact]
    public async Task The_shortcut_on_a_message_is_answered_to_its_user_alone()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.OnlyYou));
        await served.Slack.TypesAsync("U0BOB", "C0GENERAL", "R&D in <Kyiv>");
        await served.Slack.UsesShortcutAsync("U0ALICE", served.Slack.Workspace.Messages[0], IncomingReader.FindQuotes);

        Assert.Equal("U0ALICE", (await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "The words.")).OnlyTo);
        Assert.Equal(new ChatAction.FindQuotes("R&D in <Kyiv>"), (await served.HandledAsync()).Action);
        Assert.Equal(ChatOrigin.MessageShortcut, (await served.HandledAsync()).Origin);
    }

    [Fact]
    public async Task A_button_under_a_private_answer_is_answered_privately()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.OnlyYou));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        var first = await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "The words.");
        await served.Slack.PressesAsync("U0ALICE", first, "Context");

        var request = await served.HandledAsync(2);
        Assert.Equal(new ChatAction.Press("ctx-1"), request.Action);
        Assert.Equal(ChatOrigin.PrivateMessage, request.Origin);
        await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", message => !string.Equals(message.Ts, first.Ts, StringComparison.Ordinal), "a second answer");
        Assert.Empty(served.Slack.Seen("U0BOB", "C0GENERAL"));
    }

    [Fact]
    public async Task Paging_replaces_the_message_that_the_button_stands_under()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.OnlyYou));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        var first = await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "The words.");
        served.Chat.Planned = static _ => new ChatPlan(Visibility.OnlyYou, ReplyMode.Replace);
        served.Chat.Answered = static (_, _, _) => Task.FromResult(new Reply([new Note("Page 2")], Visibility.OnlyYou, ReplyMode.Replace));
        await served.Slack.PressesAsync("U0ALICE", first, "Context");

        var second = await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "Page 2");
        Assert.Equal(first.Ts, second.Ts);
        Assert.Single(served.Slack.Seen("U0ALICE", "C0GENERAL"));
    }

    [Fact]
    public async Task Sharing_makes_a_private_answer_public_also_where_the_bot_is_no_member()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.OnlyYou));
        await served.Slack.TypesAsync("U0ALICE", "C0RANDOM", "/deal minerals");
        var first = await served.Slack.SeesAsync("U0ALICE", "C0RANDOM", "The words.");
        served.Chat.Planned = static _ => new ChatPlan(Visibility.Channel);
        served.Chat.Answered = static (_, _, _) => Task.FromResult(new Reply([new Note("For all")], Visibility.Channel));
        await served.Slack.PressesAsync("U0ALICE", first, "Context");
        Assert.Null((await served.Slack.SeesAsync("U0BOB", "C0RANDOM", "For all")).OnlyTo);
    }

    [Fact]
    public async Task A_button_under_a_public_answer_says_that_it_is_public()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.Channel));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "@dealbot minerals");
        await served.Slack.PressesAsync("U0BOB", await served.Slack.SeesAsync("U0BOB", "C0GENERAL", "The words."), "Context");
        var request = await served.HandledAsync(2);
        Assert.Equal(ChatOrigin.PublicMessage, request.Origin);
        Assert.Equal("U0BOB", request.User.Id);
    }

    [Fact]
    public async Task An_option_that_is_chosen_comes_with_its_value()
    {
        await using var served = await ServedSlack.StartAsync(chat => chat.Answered = static (_, _, _) =>
            Task.FromResult(new Reply([new Menu("ask", "Ask instead", [new MenuOption("v1", "What about minerals?")])], Visibility.OnlyYou)));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal x");
        var menu = await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", message => message.Controls.Count == 1, "a menu");
        await served.Slack.ChoosesAsync("U0ALICE", menu, "What about minerals?");
        Assert.Equal(new ChatAction.Press("ask", "v1"), (await served.HandledAsync(2)).Action);
    }

    [Fact]
    public async Task The_home_page_is_published_and_its_buttons_work()
    {
        await using var served = await ServedSlack.StartAsync(Answers(Visibility.OnlyYou));
        await served.Slack.OpensHomeAsync("U0ALICE");
        var home = await served.Slack.HomeAsync("U0ALICE", "The words.");
        Assert.Equal(new ChatAction.OpenHome(), (await served.HandledAsync()).Action);
        Assert.Equal(ChatOrigin.Home, (await served.HandledAsync()).Origin);

        await served.Slack.PressesAsync("U0ALICE", home, "Context");
        Assert.Equal(ChatOrigin.Home, (await served.HandledAsync(2)).Origin);
        await served.Slack.SeesAsync("U0ALICE", served.Slack.Workspace.Direct("U0ALICE").Id, "The words.");
    }

    internal static Action<ScriptedChat> Answers(Visibility visibility) => chat =>
    {
        chat.Planned = _ => new ChatPlan(visibility);
        chat.Answered = (_, _, _) => Task.FromResult(new Reply([new Heading("Asked"), Cards.Of("The words.", Context)], visibility));
    };
}
