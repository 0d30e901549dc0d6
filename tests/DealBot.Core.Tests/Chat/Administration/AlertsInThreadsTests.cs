using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Alerts.Delivery;
using DealBot.Core.Tests.Libraries;
using DealBot.Testing.Posting;
using Microsoft.Extensions.Logging.Abstractions;
using static DealBot.Core.Tests.Chat.Words;

namespace DealBot.Core.Tests.Chat.Administration;

/// <summary>A thread that is no channel of its own is told of articles apart from its channel.</summary>
public sealed class AlertsInThreadsTests
{
    private const string Begun = "1712345678.000100";

    private static readonly ChatPlace Thread = ChatRoom.Channel.InThread(Begun);

    [Fact]
    public void A_thread_is_a_place_in_its_channel()
    {
        Assert.Equal(("C1/1712345678.000100", Begun, ChatRoom.Channel), (Thread.Channel, Thread.Thread, Thread.OutOfThread()));
        Assert.Null(ChatRoom.Channel.Thread);
        Assert.Equal(ChatRoom.HomePage, ChatRoom.HomePage.OutOfThread());
    }

    [Fact]
    public async Task A_thread_and_its_channel_have_alerts_of_their_own()
    {
        using var room = await ChatRoom.OfAsync([]);

        var on = TextOf(await MentionAsync(room, "alerts on harbour"));
        Assert.Contains("this thread is told of new articles that match harbour", on, StringComparison.Ordinal);
        Assert.Contains("To end it: @DealBot alerts off 1. To set those of the channel, type it outside of threads.", on, StringComparison.Ordinal);
        Assert.Contains("This channel is told of no articles", TextOf(await room.TypeAsync("alerts list")), StringComparison.Ordinal);
        Assert.Contains("nothing to end", TextOf(await room.TypeAsync("alerts off")), StringComparison.Ordinal);
        Assert.Contains("This channel has no alert 1", TextOf(await room.TypeAsync("alerts off 1")), StringComparison.Ordinal);

        await room.TypeAsync("alerts on ferry");
        var list = await MentionAsync(room, "alerts list");
        Assert.Contains("This thread is told of:", TextOf(list), StringComparison.Ordinal);
        Assert.Equal(["1"], list.Parts.OfType<Menu>().Single().Options.Select(option => option.Value));

        Assert.Contains("This thread has no alert 2. To set those of the channel", TextOf(await MentionAsync(room, "alerts off 2")), StringComparison.Ordinal);
        Assert.Contains("Done: this thread is told of no more articles", TextOf(await MentionAsync(room, "alerts off")), StringComparison.Ordinal);
        Assert.Equal("ferry", Assert.Single(room.Library.Subscriptions.Of(ChatRoom.Channel)).Filter);
    }

    [Fact]
    public async Task A_menu_ends_alerts_of_the_place_it_was_shown_for_wherever_the_answer_stands()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on ferry");
        await MentionAsync(room, "alerts on harbour");
        var (ofChannel, ofThread) = (await room.TypeAsync("alerts list", origin: ChatOrigin.Mention), await MentionAsync(room, "alerts list"));

        Assert.Contains("this thread is not told any more of new articles that match harbour", TextOf(await ChooseAsync(room, ofThread)), StringComparison.Ordinal);
        Assert.Contains("this channel is not told any more of new articles that match ferry", TextOf(await ChooseAsync(room, ofChannel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_are_told_of_an_article_once_and_the_buttons_speak_of_the_place_they_stand_in()
    {
        using var room = await ChatRoom.OfAsync([]);
        await MentionAsync(room, "alerts on");
        await room.TypeAsync("alerts on");
        await room.Library.ImportAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))], cancellation: TestContext.Current.CancellationToken);
        var channels = new ScriptedChannels(ChatPlatform.Slack, room.Clock);
        await using (new RunningDispatcher(new Dispatcher(room.Library, channels, new DispatcherOptions(), room.Clock, NullLogger<Dispatcher>.Instance)))
            await channels.UntilAsync(all => all.Standing.Count >= 2, "both");
        Assert.Equal(["C1", Thread.Channel], channels.Standing.Select(message => message.Place.Channel).Order(StringComparer.Ordinal));
        var inThread = new Reply(channels.Standing.Single(message => message.Place == Thread).Parts, Visibility.Channel);

        Assert.Equal("Port news", (await PressAsync(room, inThread, "Quotes")).Heading());
        Assert.Equal("In context: Port news", (await PressAsync(room, inThread, "Context")).Heading());
        Assert.Equal("Why this alert", (await PressAsync(room, inThread, "Why this alert")).Heading());
        var muted = await PressAsync(room, inThread, "Mute this source");
        Assert.Equal("Done: this thread is told of no articles by The Islander. To undo that: @DealBot alerts unmute The Islander", muted.Notes());
        Assert.Empty(room.Library.Subscriptions.MutedIn(ChatRoom.Channel));
        Assert.Contains("too old, or belongs to another", (await room.PressAsync(inThread.Button("Quotes")!, place: ChatRoom.Channel with { Channel = "C2" })).Notes(), StringComparison.Ordinal);

        Assert.Contains("Port news", TextOf(await MentionAsync(room, "alerts log")), StringComparison.Ordinal);
        Assert.Contains("Sent on", TextOf(await MentionAsync(room, "alerts why Port news")), StringComparison.Ordinal);
        Assert.Contains("Done: this thread is told of articles by", TextOf(await MentionAsync(room, "alerts unmute islander")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_of_titles_and_the_buttons_of_a_test_keep_to_the_thread_they_were_shown_for()
    {
        using var room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))]);
        await MentionAsync(room, "alerts on");
        await room.Library.ImportAsync([Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry))], cancellation: TestContext.Current.CancellationToken);

        var ferry = room.Library.Alerts.Latest(1).Single();
        var several = await MentionAsync(room, "alerts why news");
        var why = await room.PressAsync(several.Parts.OfType<Menu>().Single().Id, value: $"{ferry.ArticleId}");
        Assert.Contains("made by Ann", why.Notes(), StringComparison.Ordinal);

        var (ofChannel, ofThread) = (await room.TypeAsync("alerts test", origin: ChatOrigin.Mention), await MentionAsync(room, "alerts test"));
        Assert.Contains("Done: this thread is told of no articles", (await PressAsync(room, ofThread, "Mute this source")).Notes(), StringComparison.Ordinal);
        Assert.Contains("Done: this channel is told of no articles", (await PressAsync(room, ofChannel, "Mute this source")).Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderators_notices_come_to_the_channel_wherever_that_was_said()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.DoAsync(new ChatRequest(
            ChatRoom.Channel, ChatRoom.Moderator, new ChatAction.Line("admin settings notices here"), ChatOrigin.Mention) { Thread = Begun });
        Assert.Equal(ChatRoom.Channel, room.Library.Outbox.NoticeChannel(ChatRoom.Channel));
    }

    [Fact]
    public async Task Of_a_thread_that_is_lost_moderators_learn_in_which_channel_it_was()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.AdministerAsync("settings notices here");
        await MentionAsync(room, "alerts on");
        await room.Library.ImportAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))], cancellation: TestContext.Current.CancellationToken);
        var channels = new ScriptedChannels(ChatPlatform.Slack, room.Clock);
        channels.Always(Thread, ChannelAnswer.ChannelGone);
        await using (new RunningDispatcher(new Dispatcher(room.Library, channels, new DispatcherOptions(), room.Clock, NullLogger<Dispatcher>.Instance)))
            await channels.UntilAsync(all => all.Standing.Count >= 1, "the notice");

        var notice = Assert.Single(channels.Standing);
        Assert.Equal(ChatRoom.Channel, notice.Place);
        var text = TextOf(new Reply(notice.Parts, Visibility.Channel));
        Assert.Contains("paused in a thread in https://app.slack.com/client/T1/C1: ", text, StringComparison.Ordinal);
        Assert.Contains("go on with @DealBot alerts on there", text, StringComparison.Ordinal);
    }

    private static Task<Reply> MentionAsync(ChatRoom room, string line) =>
        room.DoAsync(new ChatRequest(ChatRoom.Channel, ChatRoom.Ann, new ChatAction.Line(line), ChatOrigin.Mention) { Thread = Begun });

    private static Task<Reply> PressAsync(ChatRoom room, Reply reply, string label) =>
        room.PressAsync(reply.Button(label)!, ChatRoom.Bob, ChatOrigin.PublicMessage);

    private static Task<Reply> ChooseAsync(ChatRoom room, Reply reply)
    {
        var menu = reply.Parts.OfType<Menu>().Single();
        return room.PressAsync(menu.Id, value: menu.Options[0].Value);
    }
}
