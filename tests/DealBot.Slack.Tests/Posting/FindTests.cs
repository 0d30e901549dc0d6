using DealBot.Core.Chat;
using DealBot.Slack.Posting;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Posting;

public sealed class FindTests
{
    private const string Looking = "conversations.history";

    [Fact]
    public async Task A_message_is_found_by_its_key_in_channels_and_direct_conversations()
    {
        await using var run = await PosterRun.StartAsync();
        foreach (var channel in new[] { PosterRun.General, run.Slack.Workspace.Direct("U0BOB").Id })
        {
            Assert.IsType<FindOutcome.Absent>(await run.FindAsync(channel));
            var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Notice(channel)));
            Assert.Equal(new FindOutcome.Found(posted.Message), await run.FindAsync(channel));
        }
    }

    [Fact]
    public async Task Another_key_another_channel_and_what_was_deleted_are_not_found()
    {
        await using var run = await PosterRun.StartAsync();
        await run.PostAsync(PosterRun.Alert(key: "another0key00000"));
        await run.PostAsync(PosterRun.Alert(run.Slack.Workspace.Direct("U0BOB").Id));
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync());

        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert()));
        run.Slack.Workspace.Remove(PosterRun.General, posted.Message);
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync());
    }

    [Fact]
    public async Task What_somebody_else_marked_with_our_key_is_not_ours()
    {
        await using var run = await PosterRun.StartAsync();
        await run.PostAsync(PosterRun.Alert(run.Slack.Workspace.Direct("U0BOB").Id));
        var copied = run.Seen(run.Slack.Workspace.Direct("U0BOB").Id)[0] with { Channel = PosterRun.General, Author = "U0BOB" };
        run.Slack.Workspace.Add(copied);
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync());
    }

    [Fact]
    public async Task It_is_found_among_hundreds_page_by_page()
    {
        await using var run = await PosterRun.StartAsync();
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert()));
        for (var i = 0; i < 450; i++) await run.Slack.TypesAsync("U0ALICE", PosterRun.General, $"{i} {PosterRun.Key}");
        Assert.Equal(new FindOutcome.Found(posted.Message), await run.FindAsync());
        Assert.Equal(3, run.Slack.Calls.Count(call => call.Method is Looking));
    }

    [Fact]
    public async Task More_messages_than_are_looked_through_are_said_so()
    {
        await using var run = await PosterRun.StartAsync();
        for (var i = 0; i < 1001; i++) await run.Slack.TypesAsync("U0ALICE", PosterRun.General, "busy");
        Assert.True(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync()).IsLasting);
        Assert.Equal(5, run.Slack.Calls.Count(call => call.Method is Looking));
    }

    [Theory]
    [InlineData("C0GENERAL", "channels:history")]
    [InlineData("G0PRIVATE", "groups:history")]
    [InlineData("D0BOB", "im:history")]
    public async Task Without_the_scope_of_the_channels_kind_looking_again_is_of_no_use(string channel, string scope)
    {
        await using var run = await PosterRun.StartAsync();
        run.Slack.Workspace.AddChannel("G0PRIVATE", "private");
        run.Slack.Workspace.Direct("U0BOB");
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(channel));
        run.Slack.Scopes.Remove(scope);
        var cannot = Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync(channel));
        Assert.True(cannot.IsLasting);
        Assert.Contains($"lacks the scope {scope}", cannot.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_that_is_lost_looking_again_is_of_no_use_either()
    {
        await using var run = await PosterRun.StartAsync();
        Assert.True(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync("C0RANDOM")).IsLasting);
    }

    [Fact]
    public async Task Where_Slack_does_not_answer_it_is_given_up_in_time_and_may_be_tried_again()
    {
        var clock = new ManualClock();
        await using var run = await PosterRun.StartAsync(clock);
        run.Slack.Faults.Order(Looking, new SlackFault.ServerError(500), times: 100);
        var started = clock.GetUtcNow();
        var finding = run.FindAsync();
        await clock.AdvanceUntilAsync(finding, TimeSpan.FromSeconds(8));
        Assert.False(Assert.IsType<FindOutcome.CannotLook>(await finding).IsLasting);
        Assert.InRange(clock.GetUtcNow() - started, TimeSpan.Zero, SlackPoster.FindPatience + TimeSpan.FromSeconds(8)); // the clock may have moved on once more
    }
}
