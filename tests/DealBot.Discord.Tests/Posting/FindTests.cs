using System.Globalization;
using DealBot.Core.Chat;
using DealBot.Discord.Posting;
using DealBot.Testing.Discord;

namespace DealBot.Discord.Tests.Posting;

public sealed class FindTests
{
    private const string Listing = "GET /channels/{channel_id}/messages";

    [Fact]
    public async Task A_message_is_found_long_after_the_nonce_has_run_out()
    {
        await using var run = await PosterRun.StartAsync();
        var since = run.Clock.GetUtcNow();
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        run.Clock.Advance(TimeSpan.FromHours(8));

        Assert.Equal(new FindOutcome.Found(posted.Message), await run.FindAsync(run.Discord.General, since));
        await run.PostAsync(PosterRun.Alert(run.Discord.General)); // the nonce is of no help any more: who does not look doubles
        Assert.Equal(2, run.Seen(run.Discord.General).Count);
    }

    [Fact]
    public async Task A_notice_has_nothing_to_press_and_is_found_all_the_same()
    {
        await using var run = await PosterRun.StartAsync();
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Notice(run.Discord.General)));
        var mark = Assert.Single(Assert.Single(run.Seen(run.Discord.General)).Buttons);
        Assert.True(mark.IsDisabled);
        Assert.Equal("Notice", mark.Label);
        Assert.Equal(new FindOutcome.Found(posted.Message), await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task What_was_never_posted_or_was_deleted_or_stands_elsewhere_is_absent()
    {
        await using var run = await PosterRun.StartAsync();
        var since = run.Clock.GetUtcNow();
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(run.Discord.General, since)); // an empty channel

        await run.PostAsync(PosterRun.Alert(run.Discord.General, "another0key00000"));
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(run.Discord.General, since));

        await run.PostAsync(PosterRun.Alert(run.Discord.AddChannel("other")));
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(run.Discord.General, since));

        await run.PostAsync(PosterRun.Alert(run.Discord.General));
        run.Discord.Delete(run.Seen(run.Discord.General)[^1]);
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(run.Discord.General, since));
    }

    [Fact]
    public async Task A_channel_in_which_nobody_has_written_since_is_looked_through()
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.UserSays(run.Discord.Ada, run.Discord.General, "long ago");
        run.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task What_another_bot_posted_with_our_buttons_is_not_ours()
    {
        await using var run = await PosterRun.StartAsync();
        await run.PostAsync(PosterRun.Alert(run.Discord.General));
        var ours = Assert.Single(run.Seen(run.Discord.General));
        run.Discord.UserCopies(run.Discord.AddUser("parrot"), ours);
        run.Discord.Delete(ours);
        Assert.IsType<FindOutcome.Absent>(await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task It_is_found_among_hundreds_and_though_our_clock_runs_ahead()
    {
        await using var run = await PosterRun.StartAsync();
        for (var i = 0; i < 230; i++) run.Discord.UserSays(run.Discord.Ada, run.Discord.General, $"{i} {PosterRun.Key} alert.{PosterRun.Key}.why");
        var posted = Assert.IsType<PostOutcome.Posted>(await run.PostAsync(PosterRun.Alert(run.Discord.General)));
        for (var i = 0; i < 20; i++) run.Discord.UserSays(run.Discord.Ada, run.Discord.General, "later");

        Assert.Equal(new FindOutcome.Found(posted.Message), await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)));
        Assert.Equal(3, run.Discord.Calls.Count(call => call.Route.StartsWith(Listing, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task More_messages_than_are_looked_through_are_said_so()
    {
        await using var run = await PosterRun.StartAsync();
        for (var i = 0; i < 1001; i++) run.Discord.UserSays(run.Discord.Ada, run.Discord.General, "busy");
        Assert.True(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow())).IsLasting);
    }

    [Fact]
    public async Task Without_Read_Message_History_Discord_lists_nothing_which_is_not_taken_for_absence()
    {
        await using var run = await PosterRun.StartAsync();
        await run.PostAsync(PosterRun.Alert(run.Discord.General));
        run.Discord.General.BotPermissions = DiscordPermissions.Member & ~DiscordPermissions.ReadMessageHistory;
        var cannot = Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow()));
        Assert.True(cannot.IsLasting);
        Assert.Contains("Read Message History", cannot.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_that_is_lost_looking_again_is_of_no_use_and_where_Discord_is_down_it_is()
    {
        await using var run = await PosterRun.StartAsync();
        run.Discord.General.BotPermissions = DiscordPermissions.None;
        Assert.True(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow())).IsLasting);
        run.Discord.General.BotPermissions = DiscordPermissions.Member;
        run.Discord.Faults.Fail(Listing, 502, times: 5);
        Assert.False(Assert.IsType<FindOutcome.CannotLook>(await run.FindAsync(run.Discord.General, run.Clock.GetUtcNow())).IsLasting);
    }

    [Fact]
    public void An_id_of_a_moment_is_as_Discord_documents_it()
    {
        // reference, "Snowflakes": 175928847299117063 was made at 2016-04-30 11:18:25.796 UTC.
        var moment = DateTimeOffset.Parse("2016-04-30T11:18:25.796Z", CultureInfo.InvariantCulture);
        Assert.Equal(175928847299117063UL >> 22, Snowflake.At(moment) >> 22);
        Assert.True(Snowflake.At(moment) <= 175928847299117063UL && Snowflake.At(moment.AddMilliseconds(1)) > 175928847299117063UL);
        Assert.Equal(0UL, Snowflake.At(DateTimeOffset.MinValue));
        Assert.Equal(0UL, Snowflake.Read("no id"));
    }
}
