using System.Text;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Libraries;
using static DealBot.Core.Tests.Chat.Words;

namespace DealBot.Core.Tests.Chat.Administration;

/// <summary>A moderator keeps the library from a channel.</summary>
public sealed class LibraryKeepingTests
{
    [Fact]
    public async Task Reindexing_tells_how_far_it_is_at_most_every_two_seconds_and_then_what_came_of_it()
    {
        using var room = await ChatRoom.OfAsync(Briefs.Many(300));
        Briefs.Saved(room.ArticlesFolder, "ferry.txt", Briefs.Ferry);
        Briefs.Saved(room.ArticlesFolder, "empty.txt", "");
        List<Reply> heard = [];
        room.Progress = new Hearing(reply =>
        {
            heard.Add(reply);
            Limits.Check(reply);
            room.Clock.Advance(TimeSpan.FromSeconds(1));
        });

        var reply = await room.AdministerAsync("reindex");

        Assert.Contains("0 % · 0 of 300 articles", TextOf(Assert.Single(heard)), StringComparison.Ordinal); // the clock never passed two seconds
        Assert.Contains("301 articles", TextOf(reply), StringComparison.Ordinal);
        Assert.Contains("in 1 s", TextOf(reply), StringComparison.Ordinal);
        Assert.Contains("1 new, 0 changed", TextOf(reply), StringComparison.Ordinal);
        Assert.Contains("empty.txt It is empty, ", TextOf(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_goes_on_as_time_does()
    {
        using var room = await ChatRoom.OfAsync(Briefs.Many(300));
        List<string> heard = [];
        room.Progress = new Hearing(reply =>
        {
            heard.Add(TextOf(reply));
            room.Clock.Advance(TimeSpan.FromSeconds(2));
        });

        await room.AdministerAsync("reindex");

        Assert.True(heard.Count > 2);
        Assert.Contains("░░░░░░░░░░░░░░░░░░░░", heard[0], StringComparison.Ordinal);
        Assert.Contains("████████████████████ 100 % · 300 of 300 articles", heard[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reindexing_is_stopped_by_its_button_and_a_second_one_meanwhile_is_refused()
    {
        using var room = await ChatRoom.OfAsync(Briefs.Many(300));
        var meanwhile = "";
        var stopping = "";
        room.Progress = new Hearing(reply =>
        {
            room.Progress = new Hearing(_ => { });
            meanwhile = TextOf(room.AdministerAsync("reindex").Result);
            stopping = TextOf(room.PressAsync(Limits.Buttons(reply).Single().Id, ChatRoom.Moderator).Result);
        });

        var outcome = await room.AdministerAsync("reindex");

        Assert.Contains("under way already", meanwhile, StringComparison.Ordinal);
        Assert.Contains("Stopping", stopping, StringComparison.Ordinal);
        Assert.Contains("Stopped. The library answers as it did before.", TextOf(outcome), StringComparison.Ordinal);
        Assert.Contains("No reindexing is under way", TextOf(await room.PressAsync("admin.reindex.stop.yes", ChatRoom.Moderator)), StringComparison.Ordinal);
        Assert.Contains("300 articles", TextOf(await room.AdministerAsync("reindex")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_tells_the_state_of_library_instance_and_connectors()
    {
        using var room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))]);
        room.Clock.Advance(TimeSpan.FromHours(5) + TimeSpan.FromMinutes(2));

        var text = TextOf(await room.AdministerAsync("status"));

        Assert.Contains("1 article, ", text, StringComparison.Ordinal);
        Assert.Contains("revision 1", text, StringComparison.Ordinal);
        Assert.Contains("Port news, 1 March 2025", text, StringComparison.Ordinal);
        Assert.Contains("kB", text, StringComparison.Ordinal);
        Assert.Contains("up 5 h 2 min", text, StringComparison.Ordinal);
        Assert.Contains("Slack Connected: Since noon.", text, StringComparison.Ordinal);
        Assert.Contains("Feeds this instance follows none", text, StringComparison.Ordinal);
        Assert.Contains("Alerts none yet", text, StringComparison.Ordinal);
        Assert.Contains("Messages on their way 0 due, 0 tried again", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_tells_what_became_of_alerts_and_why_a_channel_is_paused()
    {
        using var room = await ChatRoom.OfAsync([]);
        await room.TypeAsync("alerts on");
        await room.AnnounceAsync(1, Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour)));
        room.Library.Database.Write(session =>
        {
            PausedChannelRows.Insert(session, ChatRoom.Channel, "DealBot may not post there.", room.Clock.GetUtcNow());
            return true;
        });

        var text = TextOf(await room.AdministerAsync("status"));

        Assert.Contains("Alerts 1 sent", text, StringComparison.Ordinal);
        Assert.Contains("A channel is paused DealBot may not post there.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_come_to_the_channel_that_is_set_and_are_ended_from_any()
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains("Nowhere are moderators told", TextOf(await room.AdministerAsync("settings")), StringComparison.Ordinal);
        Assert.Contains("Done. Moderators are told here", TextOf(await room.AdministerAsync("settings notices here")), StringComparison.Ordinal);
        Assert.Contains("To change that: /deal-admin settings notices off", TextOf(await room.AdministerAsync("settings")), StringComparison.Ordinal);
        Assert.Contains("Notices come here, or are off, not “there”", TextOf(await room.AdministerAsync("settings notices there")), StringComparison.Ordinal);
        Assert.Contains("Done. Nowhere", TextOf(await room.AdministerAsync("settings notices off")), StringComparison.Ordinal);
        Assert.Null(room.Library.Outbox.NoticeChannel(ChatRoom.Channel));
    }

    [Fact]
    public async Task An_attached_file_becomes_an_article_and_its_quotes_are_shown()
    {
        using var room = await ChatRoom.OfAsync([]);

        var reply = await room.AdministerAsync("add", FileOf("../ferry.txt", Briefs.Ferry));

        Assert.Contains("Added.", TextOf(reply), StringComparison.Ordinal);
        Assert.Contains(reply.Parts.OfType<QuoteCard>(), card => card.Words.Plain.Contains("Visitors should not", StringComparison.Ordinal));
        Assert.All(reply.Parts.OfType<QuoteCard>(), card => Assert.True(room.Service.IsVerbatim(card.Citation, card.Words.Plain)));
        using (var view = room.Library.View()) Assert.Equal(("ferry.txt", null), (view.Articles[0].File, view.Articles[0].Path));

        Assert.Contains("holds this article already", TextOf(await room.AdministerAsync("add", FileOf("ferry.txt", Briefs.Ferry))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_refused_with_a_sentence()
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains("large.txt is too large: a file may have 100 kB.", TextOf(await room.AdministerAsync("add", new ChatFile("large.txt", 100_001, _ => throw new InvalidOperationException("fetched")))), StringComparison.Ordinal);
        Assert.Contains("liar.txt is too large", TextOf(await room.AdministerAsync("add", FileOf("liar.txt", new string('x', 100_001), stated: 5))), StringComparison.Ordinal);
        Assert.Contains("empty.txt is empty.", TextOf(await room.AdministerAsync("add", FileOf("empty.txt", ""))), StringComparison.Ordinal);
        Assert.Contains("lost.txt could not be fetched", TextOf(await room.AdministerAsync("add", new ChatFile("lost.txt", 5, _ => throw new IOException()))), StringComparison.Ordinal);
        Assert.Contains("Give either a file or an address, not both", TextOf(await room.AdministerAsync("add https://a.example/news", FileOf("ferry.txt", Briefs.Ferry))), StringComparison.Ordinal);
        using var view = room.Library.View();
        Assert.Empty(view.Articles);
    }

    [Fact]
    public async Task A_file_as_large_as_the_limit_is_taken()
    {
        using var room = await ChatRoom.OfAsync([]);

        Assert.Contains("Added.", TextOf(await room.AdministerAsync("add", FileOf("long.txt", "One line.\n" + new string('x', 99_990)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_removed_when_that_was_confirmed()
    {
        using var room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour)), Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry))]);

        var asking = await room.AdministerAsync("remove port news");
        Assert.Equal(TextOf(asking), TextOf(await room.AdministerAsync("remove 1")));
        var remove = Assert.Single(Limits.Buttons(asking));
        Assert.Equal(ButtonStyle.Danger, remove.Style);
        using (var view = room.Library.View()) Assert.Equal(2, view.Articles.Count);
        room.Restart();

        var removed = await room.PressAsync(remove.Id, ChatRoom.Moderator);

        Assert.Equal(ReplyMode.Replace, removed.Mode);
        Assert.Contains("Removed: Port news.", TextOf(removed), StringComparison.Ordinal);
        using (var view = room.Library.View()) Assert.Equal("ferry.txt", Assert.Single(view.Articles).File);
        Assert.Contains("left the library already", TextOf(await room.PressAsync(remove.Id, ChatRoom.Moderator)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_articles_one_is_chosen_and_a_file_that_would_bring_it_back_is_named()
    {
        using var room = await ChatRoom.OfAsync([]);
        Briefs.Saved(room.ArticlesFolder, "one.txt", "Harbour news of one\n\n" + Briefs.Harbour);
        Briefs.Saved(room.ArticlesFolder, "two.txt", "Harbour news of two\n\n" + Briefs.Ferry);
        await room.AdministerAsync("reindex");

        var menu = (await room.AdministerAsync("remove harbour news")).Parts.OfType<Menu>().Single();
        Assert.Equal(2, menu.Options.Count);
        var asking = await room.PressAsync(menu.Id, ChatRoom.Moderator, value: menu.Options[0].Value);
        var removed = TextOf(await room.PressAsync(Limits.Buttons(asking).Single().Id, ChatRoom.Moderator));

        Assert.Contains("Its file still lies in the articles folder", removed, StringComparison.Ordinal);
        Assert.Contains("No article has this in its title", TextOf(await room.AdministerAsync("remove zebra crossings")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_s_slash_answers_are_made_public_and_private_again()
    {
        using var room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))]);

        Assert.Contains("are private", TextOf(await room.AdministerAsync("settings")), StringComparison.Ordinal);
        Assert.Contains("Done. Answers to slash commands in this channel are public", TextOf(await room.AdministerAsync("settings answers public")), StringComparison.Ordinal);
        Assert.Equal(Visibility.Channel, (await room.TypeAsync("channel")).Visibility);
        Assert.Contains("are private", TextOf(await room.AdministerAsync("settings answers private")), StringComparison.Ordinal);
        Assert.Equal(Visibility.OnlyYou, (await room.TypeAsync("channel")).Visibility);
        Assert.Contains("not “purple”", TextOf(await room.AdministerAsync("settings answers purple")), StringComparison.Ordinal);
    }

    private static ChatFile FileOf(string name, string text, int? stated = null)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new ChatFile(name, stated ?? bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes)));
    }

    private sealed class Hearing(Action<Reply> hear) : IProgress<Reply>
    {
        public void Report(Reply value) => hear(value);
    }
}
