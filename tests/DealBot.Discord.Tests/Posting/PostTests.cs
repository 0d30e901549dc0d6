using DealBot.Core.Chat;
using DealBot.Discord.Posting;
using DealBot.Discord.Rendering;
using DealBot.Testing;
using DealBot.Testing.Discord;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Tests.Posting;

public sealed class PostTests
{
    private const string Posting = "POST /channels/{channel_id}/messages";

    public static TheoryData<string> AttackNames => [.. Attacks.Table.Keys];

    [Fact]
    public async Task An_alert_is_posted_in_a_channel_a_thread_and_a_direct_conversation()
    {
        await using var run = await PosterRun.StartAsync();
        DiscordChannel[] channels = [run.Discord.General, run.Discord.AddThread("talks"), run.Discord.DirectChannel(run.Discord.Ada)];
        foreach (var channel in channels)
        {
            var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(channel)));
            var seen = Assert.Single(run.Seen(channel));
            Assert.Equal(posted.Message, seen.Id);
            Assert.Contains("The bridge is open", seen.Text, StringComparison.Ordinal);
            Assert.Equal(["Quotes", "Why this alert"], seen.Buttons.Select(button => button.Label));
        }
    }

    [Fact]
    public async Task A_message_whose_answers_were_all_lost_is_known_again_by_its_key_and_stands_there_once()
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.Faults.Cut(Posting, times: 5, afterEffect: true);
        Assert.IsType<PostOutcome.Unknown>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        var again = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));

        Assert.Equal(again.Message, Assert.Single(run.Seen(run.Discord.General)).Id);
    }

    [Fact]
    public async Task Two_keys_are_two_messages()
    {
        await using var run = await PosterRun.StartAsync();
        await run.PostAsync(PosterRun.Alert(run.Discord.General, "k3y0000000000001"));
        await run.PostAsync(PosterRun.Alert(run.Discord.General, "k3y0000000000002"));
        Assert.Equal(2, run.Seen(run.Discord.General).Count);
    }

    [Fact]
    public async Task Of_a_server_that_fails_or_never_answers_nobody_knows_whether_it_posted()
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.Faults.Fail(Posting, 503, times: 5);
        Assert.IsType<PostOutcome.Unknown>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        Assert.Empty(run.Seen(run.Discord.General));

        var never = new TaskCompletionSource();
        run.Discord.Faults.Hold(Posting, never.Task, times: 10);
        var started = run.Clock.GetUtcNow();
        var posting = run.Poster.PostAsync(PosterRun.Alert(run.Discord.General), TestContext.Current.CancellationToken);
        await run.Clock.AdvanceUntilAsync(posting, TimeSpan.FromSeconds(20));
        Assert.IsType<PostOutcome.Unknown>(await posting);
        Assert.InRange(run.Clock.GetUtcNow() - started, TimeSpan.FromSeconds(15), DiscordPoster.PostPatience);
        never.SetResult();
    }

    [Fact]
    public async Task A_limit_that_passes_soon_is_waited_for()
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.Faults.RateLimit(Posting, retryAfter: TimeSpan.FromSeconds(4));
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
    }

    [Fact]
    public async Task A_limit_that_lasts_longer_than_the_patience_is_handed_on_at_once()
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.Faults.RateLimit(Posting, retryAfter: TimeSpan.FromMinutes(10));
        var started = run.Clock.GetUtcNow();
        var outcome = Assert.IsType<PostOutcome.NotPosted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        Assert.Equal(TimeSpan.FromMinutes(10), outcome.RetryAfter);
        Assert.Equal(started, run.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_limit_on_one_channel_holds_up_no_other()
    {
        await using var run = await PosterRun.StartAsync();
        var other = run.Discord.AddChannel("other");
        run.Discord.Faults.RateLimit(Posting, retryAfter: TimeSpan.FromSeconds(30));
        var waiting = run.Poster.PostAsync(PosterRun.Alert(run.Discord.General), TestContext.Current.CancellationToken);
        await run.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        Assert.IsType<PostOutcome.Posted>(await run.Poster.PostAsync(PosterRun.Alert(other), TestContext.Current.CancellationToken));

        Assert.False(waiting.IsCompleted);
        run.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<PostOutcome.Posted>(await waiting);
    }

    [Fact]
    public async Task A_channel_that_is_gone_or_closed_is_lost_and_the_reason_names_what_to_do()
    {
        await using var run = await PosterRun.StartAsync();
        var deleted = run.Discord.AddChannel("deleted");
        run.Discord.Delete(deleted);
        await LostAsync(run, deleted, "does not exist any more", "/deal-alerts on");

        run.Discord.General.BotPermissions = DiscordPermissions.None;
        await LostAsync(run, run.Discord.General, "not in the server any more", "View Channel");
        run.Discord.General.BotPermissions = DiscordPermissions.Member & ~DiscordPermissions.SendMessages;
        await LostAsync(run, run.Discord.General, "may not write", "Send Messages");
        run.Discord.General.BotPermissions = DiscordPermissions.Member & ~DiscordPermissions.EmbedLinks;
        await LostAsync(run, run.Discord.General, "may not write", "Embed Links");

        run.Discord.Ada.AcceptsDirectMessages = false;
        await LostAsync(run, run.Discord.DirectChannel(run.Discord.Ada), "takes no direct messages", "Privacy Settings");
    }

    [Fact]
    public async Task An_archived_thread_is_opened_again_and_a_locked_one_is_lost()
    {
        await using var run = await PosterRun.StartAsync();
        var thread = run.Discord.AddThread("talks");
        thread.IsArchived = true;
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(thread)));
        Assert.False(thread.IsArchived);

        thread.IsLocked = true;
        await LostAsync(run, thread, "The thread is locked", "Unlock it");
        thread.IsArchived = true;
        await LostAsync(run, thread, "The thread is locked", "Unlock it");
        Assert.Contains("50083", Assert.Single(run.Discord.Journal.TakeViolations()), StringComparison.Ordinal); // which our counterpart tells apart from no fault of form
    }

    [Theory]
    [InlineData(400, 50008, "Cannot send messages in a non-text channel", "takes no messages")]
    [InlineData(400, 40058, "Cannot send a message in a forum channel", "takes no messages")]
    [InlineData(400, 50024, "Cannot execute action on this channel type", "takes no messages")]
    [InlineData(403, 50278, "Cannot send messages to this user due to having no mutual guilds", "takes no direct messages")]
    [InlineData(403, 20028, "The write action you are performing on the channel has hit the write rate limit", "does not let DealBot post")]
    public async Task So_is_a_channel_that_Discord_closes_otherwise(int status, int code, string message, string said)
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.Faults.Refuse(Posting, status, code, message);
        await LostAsync(run, run.Discord.General, said);
    }

    [Theory]
    [InlineData(403, 0)]
    [InlineData(403, 40333)]
    [InlineData(403, 40004)]
    [InlineData(404, 0)]
    [InlineData(405, 0)]
    public async Task What_is_not_said_of_the_channel_loses_none(int status, int code)
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.Faults.Refuse(Posting, status, code, "Something between us");
        Assert.IsType<PostOutcome.NotPosted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
    }

    [Fact]
    public async Task A_message_that_Discord_finds_fault_with_is_given_up_loudly_and_the_channel_is_not()
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.Faults.Refuse(Posting, 400, 50035, "Invalid Form Body");
        var refused = Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        Assert.False(refused.IsChannelLost);
        Assert.Contains(run.Logs.Lines, line => line.Level is LogLevel.Error && line.Message.Contains(PosterRun.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_cannot_be_drawn_is_given_up_loudly_and_stops_no_other()
    {
        await using var run = await PosterRun.StartAsync();
        run.Chat.Verbatim = (_, _) => throw new InvalidOperationException("a fault of ours");
        Assert.False(Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert(run.Discord.General))).IsChannelLost);
        Assert.Contains("a fault of ours", run.Logs.Text, StringComparison.Ordinal);
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Notice(run.Discord.General)));
    }

    [Fact]
    public async Task A_quote_that_is_not_the_articles_is_withheld()
    {
        await using var run = await PosterRun.StartAsync();
        run.Chat.Verbatim = (citation, _) => citation.ArticleId != 7;
        await run.PostAsync(PosterRun.Alert(run.Discord.General));
        var seen = Assert.Single(run.Seen(run.Discord.General)).Text;
        Assert.DoesNotContain("The bridge is open", seen, StringComparison.Ordinal);
        Assert.Contains(QuoteCard.Withheld, seen, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(AttackNames))]
    public async Task No_attack_in_an_alert_pings_or_forges_anything_posted_or_changed(string name)
    {
        await using var run = await PosterRun.StartAsync();
        var attack = Attacks.Table[name].Replace("123456789012345678", run.Discord.Ada.Id, StringComparison.Ordinal);
        var card = PosterRun.Quote(attack) with { Attribution = new Attribution(attack, attack, null), Source = new SourceLine(attack, attack, attack, null) };
        var post = new Post(PosterRun.PlaceOf(run.Discord.General), PosterRun.Key, [new Heading(attack), new Listing([new ListItem(attack, attack)]), card, new Note(attack)]);
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(post));
        Harmless(Assert.Single(run.Seen(run.Discord.General)));
        Assert.IsType<PostOutcome.Posted>(await run.EditAsync(post, posted.Message));
        Harmless(Assert.Single(run.Seen(run.Discord.General)));
    }

    [Fact]
    public async Task Before_it_is_connected_nothing_is_tried()
    {
        await using var run = await PosterRun.StartAsync();
        run.IsConnected = false;
        Assert.IsType<PostOutcome.NotPosted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        Assert.IsType<PostOutcome.NotPosted>(await run.EditAsync(PosterRun.Alert(run.Discord.General), "1"));
        Assert.False(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow())).IsLasting);
        Assert.Empty(run.Discord.Calls);
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_is_thrown_with_what_to_do()
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.Faults.Refuse(Posting, 401, 0, "401: Unauthorized");
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.PostAsync(PosterRun.Alert(run.Discord.General)));
        Assert.Contains("Reset it at discord.com/developers", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.FindAsync(run.Discord.General, run.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_message_is_made_to_say_something_else()
    {
        await using var run = await PosterRun.StartAsync();
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        Assert.Equal(posted, await run.EditAsync(PosterRun.Alert(run.Discord.General, text: "Also elsewhere"), posted.Message));
        var seen = Assert.Single(run.Seen(run.Discord.General));
        Assert.Contains("Also elsewhere", seen.Text, StringComparison.Ordinal);
        Assert.Equal(new FindOutcome.Found(seen.Id), await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_cannot_be_changed_and_the_channel_stays()
    {
        await using var run = await PosterRun.StartAsync();
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        run.Discord.Delete(Assert.Single(run.Seen(run.Discord.General)));
        var refused = Assert.IsType<PostOutcome.Refused>(await run.EditAsync(PosterRun.Alert(run.Discord.General), posted.Message));
        Assert.False(refused.IsChannelLost);
        Assert.Contains("gone", refused.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_archived_thread_nothing_is_changed_and_the_thread_stays()
    {
        await using var run = await PosterRun.StartAsync();
        var thread = run.Discord.AddThread("talks");
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(thread)));
        thread.IsArchived = true;
        Assert.False(Assert.IsType<PostOutcome.Refused>(await run.EditAsync(PosterRun.Alert(thread), posted.Message)).IsChannelLost);
        run.Discord.Journal.TakeViolations();
    }

    private static async Task LostAsync(PosterRun run, DiscordChannel channel, params string[] said)
    {
        var refused = Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert(channel)));
        Assert.True(refused.IsChannelLost);
        Assert.All(said, words => Assert.Contains(words, refused.Why, StringComparison.Ordinal));
    }

    private static void Harmless(DiscordMessage message)
    {
        Assert.False((bool)message.Json["mention_everyone"]!);
        Assert.Empty(message.Json["mentions"]!.AsArray());
        Assert.Empty(message.Json["mention_roles"]!.AsArray());
        Assert.Equal("""{"parse":[]}""", message.AllowedMentions!.ToJsonString());
        Assert.All(
            [message.Content, .. message.Embeds.Select(embed => (string?)embed["description"] ?? "")],
            markdown => Assert.DoesNotContain(DiscordReader.Read(markdown).Spans, span => span.Look is Shown.Mention or Shown.Link or Shown.Emoji or Shown.Code or Shown.Spoiler or Shown.Heading or Shown.Struck));
    }
}
