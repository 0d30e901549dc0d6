using DealBot.Core.Chat;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Posting;

/// <summary>Alerts in a thread, which in Slack is no channel of its own.</summary>
public sealed class ThreadTests
{
    private const string Looking = "conversations.replies";

    [Fact]
    public async Task An_alert_is_posted_changed_and_found_in_its_thread_and_not_in_the_channel()
    {
        await using var run = await PosterRun.StartAsync();
        var thread = await BeginAsync(run);
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(thread));

        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(thread)));
        Assert.IsType<PostOutcome.Posted>(await run.EditAsync(PosterRun.Alert(thread, text: "Also elsewhere"), posted.Message));

        var seen = Assert.Single(run.Seen(), message => message.IsOurs);
        Assert.Equal((posted.Message, TsOf(thread), true), (seen.Ts, seen.ThreadTs, seen.IsEdited));
        Assert.Equal(new FindOutcome.Found(posted.Message), await run.FindAsync(thread));
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync());
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(await BeginAsync(run)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_look_says_whether_a_message_whose_answer_was_lost_stands_in_the_thread(bool arrived)
    {
        await using var run = await PosterRun.StartAsync();
        var thread = await BeginAsync(run);
        run.Slack.Faults.Order("chat.postMessage", new SlackFault.Reset(arrived));
        Assert.IsType<PostOutcome.Unknown>(await run.PostAsync(PosterRun.Alert(thread)));

        var found = await run.FindAsync(thread);
        if (arrived) Assert.Equal(new FindOutcome.Found(Assert.Single(run.Seen(), message => message.IsOurs).Ts), found);
        else Assert.IsType<FindOutcome.Absent>(found);
    }

    [Fact]
    public async Task It_is_found_behind_hundreds_of_replies_page_by_page()
    {
        await using var run = await PosterRun.StartAsync();
        var thread = await BeginAsync(run);
        for (var i = 0; i < 450; i++) await run.Slack.TypesAsync("U0ALICE", PosterRun.General, "busy", TsOf(thread));
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(thread)));

        Assert.Equal(new FindOutcome.Found(posted.Message), await run.FindAsync(thread));
        Assert.Equal(3, run.Slack.Calls.Count(call => call.Method is Looking));
    }

    [Fact]
    public async Task Where_its_first_message_was_deleted_nothing_stays_in_the_channel_and_the_thread_is_lost()
    {
        await using var run = await PosterRun.StartAsync();
        var thread = await BeginAsync(run);
        run.Slack.Workspace.Remove(PosterRun.General, TsOf(thread));

        var refused = Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert(thread)));

        Assert.True(refused.IsChannelLost);
        Assert.Contains("was deleted. Type @DealBot alerts on in another thread", refused.Why, StringComparison.Ordinal);
        Assert.Empty(run.Seen());
        Assert.Equal(["chat.postMessage", "chat.delete"], run.Slack.Calls.Select(call => call.Method));
        Assert.True(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync(thread)).IsLasting);
    }

    [Fact]
    public async Task A_thread_that_others_answered_goes_on_when_its_first_message_is_deleted()
    {
        await using var run = await PosterRun.StartAsync();
        var thread = await BeginAsync(run);
        await run.Slack.TypesAsync("U0BOB", PosterRun.General, "an answer", TsOf(thread));
        run.Slack.Workspace.Remove(PosterRun.General, TsOf(thread));

        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(thread)));

        Assert.Equal(new FindOutcome.Found(posted.Message), await run.FindAsync(thread));
    }

    [Theory]
    [InlineData("thread_not_found", "was deleted")]
    [InlineData("cannot_reply_to_message", "takes no replies")]
    [InlineData("restricted_action_thread_locked", "An owner can allow it")]
    [InlineData("is_archived", "Unarchive it")]
    public async Task What_Slack_says_of_a_thread_that_takes_no_replies_loses_it_with_what_to_do(string error, string advice)
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Faults.Order("chat.postMessage", new SlackFault.Refusal(error));
        var refused = Assert.IsType<PostOutcome.Refused>(await run.PostAsync(PosterRun.Alert(await BeginAsync(run))));
        Assert.True(refused.IsChannelLost);
        Assert.Contains(advice, refused.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_and_its_threads_share_one_message_a_second()
    {
        var clock = new ManualClock();
        await using var run = await PosterRun.StartAsync(clock);
        var (one, other) = (await BeginAsync(run), await BeginAsync(run));
        Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(one)));

        var second = run.PostAsync(PosterRun.Alert(other));
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        Assert.Single(run.Slack.Calls);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<PostOutcome.Posted>(await second);
        var third = run.PostAsync(PosterRun.Alert());
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, run.Slack.Calls.Count);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<PostOutcome.Posted>(await third);
    }

    [Fact]
    public async Task Without_the_scope_of_the_channels_kind_looking_again_is_of_no_use()
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Scopes.Remove("channels:history");
        Assert.True(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync(await BeginAsync(run))).IsLasting);
    }

    /// <summary>Alice says something in the channel; gives the thread under it.</summary>
    private static async Task<string> BeginAsync(PosterRun run)
    {
        await run.Slack.TypesAsync("U0ALICE", PosterRun.General, "the minerals deal");
        return PosterRun.PlaceOf(PosterRun.General).InThread(run.Slack.Workspace.Messages[^1].Ts).Channel;
    }

    private static string TsOf(string thread) => PosterRun.PlaceOf(thread).Thread!;
}
