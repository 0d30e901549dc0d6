using System.Net;
using DealBot.Core.Chat;
using DealBot.Discord.Rest;

namespace DealBot.Discord.Tests.Rest;

public sealed class FailureTests
{
    private const string Posting = "POST /channels/{channel_id}/messages";
    private const string Callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";
    private const string Followup = "POST /webhooks/{webhook_id}/{webhook_token}";
    private const string Me = "GET /users/@me";

    private static readonly TimeSpan Pauses = TimeSpan.FromSeconds(12); // longer than any between tries, shorter than the patience with an answer

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_failing_server_is_asked_again(int status)
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Faults.Fail(Me, status, times: 3);
        Assert.IsType<RestOutcome.Done>(await run.AdvanceUntilAsync(run.AskAsync(Route.Me), Pauses));
        Assert.Equal(4, run.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_fails_for_good_is_given_up_and_its_body_is_not_in_the_log()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Faults.Fail(Me, 502, times: 100);
        var outcome = Assert.IsType<RestOutcome.NoAnswer>(await run.AdvanceUntilAsync(run.AskAsync(Route.Me), Pauses));
        Assert.Equal("Discord did not answer: status 502.", outcome.Why);
        Assert.Equal(5, run.Asked.Count);
        Assert.DoesNotContain("bad day", run.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_posted_though_the_answer_was_lost_is_not_posted_twice()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Faults.Fail(Posting, 502, afterEffect: true);
        run.Discord.Faults.Cut(Posting, afterEffect: true);
        Assert.IsType<RestOutcome.Done>(await run.AdvanceUntilAsync(run.PostAsync("once"), Pauses));
        Assert.Equal(["once"], run.Said());
        Assert.Equal(3, run.Asked.Count);
    }

    [Fact]
    public async Task A_further_message_to_an_interaction_is_not_sent_twice_as_it_has_no_nonce()
    {
        await using var run = await RestRun.StartAsync();
        var used = await run.UseAsync();
        await run.AskAsync(Route.Callback(used.Id, used.Token), """{"type":4,"data":{"content":"first"}}"""u8.ToArray());
        run.Discord.Faults.Fail(Followup, 500, afterEffect: true);
        var outcome = await run.AskAsync(Route.Followup(run.Discord.ApplicationId, used.Token), RestRun.Answer);

        Assert.True(Assert.IsType<RestOutcome.NoAnswer>(outcome).MayHaveArrived);
        Assert.Equal(["first", "here it is"], run.Said());
    }

    [Fact]
    public async Task A_first_answer_whose_acknowledgement_was_lost_counts_as_given()
    {
        await using var run = await RestRun.StartAsync();
        var used = await run.UseAsync();
        run.Discord.Faults.Cut(Callback, afterEffect: true);
        var outcome = await run.AdvanceUntilAsync(run.AskAsync(Route.Callback(used.Id, used.Token), RestRun.Deferral), TimeSpan.FromSeconds(2.5));

        Assert.IsType<RestOutcome.Done>(outcome);
        Assert.Contains("40060", Assert.Single(run.Discord.Journal.TakeViolations()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_answer_that_was_given_before_is_refused_and_not_repeated()
    {
        await using var run = await RestRun.StartAsync();
        var used = await run.UseAsync();
        await run.AskAsync(Route.Callback(used.Id, used.Token), RestRun.Deferral);
        var again = await run.AskAsync(Route.Callback(used.Id, used.Token), RestRun.Deferral);

        Assert.Equal(RestCode.AlreadyAcknowledged, Assert.IsType<RestOutcome.Refused>(again).Code);
        Assert.Equal(2, run.Asked.Count(call => call.EndsWith(Callback, StringComparison.Ordinal)));
        run.Discord.Journal.TakeViolations();
    }

    [Fact]
    public async Task An_answer_to_an_interaction_that_comes_too_late_is_gone()
    {
        await using var run = await RestRun.StartAsync();
        var used = await run.UseAsync();
        run.Clock.Advance(TimeSpan.FromSeconds(3.1));
        var outcome = await run.AskAsync(Route.Callback(used.Id, used.Token), RestRun.Deferral);
        Assert.Equal(new RestOutcome.Gone(RestCode.UnknownInteraction), outcome);
    }

    [Fact]
    public async Task The_token_of_an_interaction_that_ran_out_is_not_used_again()
    {
        await using var run = await RestRun.StartAsync();
        var used = await run.UseAsync();
        await run.AskAsync(Route.Callback(used.Id, used.Token), RestRun.Deferral);
        run.Clock.Advance(TimeSpan.FromMinutes(15.1));
        var route = Route.EditOriginal(run.Discord.ApplicationId, used.Token);
        var first = await run.AskAsync(route, RestRun.Answer);
        var calls = run.Asked.Count;
        var second = await run.AskAsync(Route.Followup(run.Discord.ApplicationId, used.Token), RestRun.Answer);

        Assert.Equal(new RestOutcome.Gone(RestCode.InvalidWebhookToken), first);
        Assert.Equal(first, second);
        Assert.Equal(calls, run.Asked.Count);
        Assert.IsType<RestOutcome.Done>(await run.AskAsync(Route.Me)); // it is not the bot's token that is wrong
    }

    [Fact]
    public async Task A_webhook_that_is_unknown_is_not_asked_for_again()
    {
        await using var run = await RestRun.StartAsync();
        var route = Route.EditOriginal(run.Discord.ApplicationId, "never-given");
        Assert.Equal(new RestOutcome.Gone(RestCode.UnknownWebhook), await run.AskAsync(route, RestRun.Answer));
        Assert.Equal(new RestOutcome.Gone(RestCode.UnknownWebhook), await run.AskAsync(route, RestRun.Answer));
        Assert.Single(run.Asked);
    }

    [Fact]
    public async Task A_message_that_was_deleted_is_gone_and_its_interaction_can_still_be_answered()
    {
        await using var run = await RestRun.StartAsync();
        var used = await run.UseAsync();
        await run.AskAsync(Route.Callback(used.Id, used.Token), """{"type":4,"data":{"content":"first"}}"""u8.ToArray());
        await run.AskAsync(Route.DeleteOriginal(run.Discord.ApplicationId, used.Token));
        Assert.Equal(
            new RestOutcome.Gone(RestCode.UnknownMessage), await run.AskAsync(Route.EditOriginal(run.Discord.ApplicationId, used.Token), RestRun.Answer));
        Assert.IsType<RestOutcome.Done>(await run.AskAsync(Route.Followup(run.Discord.ApplicationId, used.Token), RestRun.Answer));
    }

    [Fact]
    public async Task What_is_refused_comes_back_with_the_code_and_is_not_repeated()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Faults.Refuse(Posting, 403, RestCode.MissingPermissions, "Missing Permissions");
        var outcome = await run.PostAsync("nothing");
        Assert.Equal(new RestOutcome.Refused(HttpStatusCode.Forbidden, RestCode.MissingPermissions, "Missing Permissions"), outcome);
        Assert.Single(run.Asked);
    }

    [Fact]
    public async Task A_token_that_was_reset_stops_everything_with_a_sentence_that_says_what_to_do()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Faults.Refuse(Me, 401, 0, "401: Unauthorized");
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.AskAsync(Route.Me));
        var again = await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.PostAsync("nothing"));

        Assert.Contains("Reset it at discord.com/developers", refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, again.Message);
        Assert.Single(run.Asked);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_waited_for_fifteen_seconds_and_then_asked_for_again()
    {
        await using var run = await RestRun.StartAsync();
        var gate = new TaskCompletionSource();
        run.Discord.Faults.Hold(Me, gate.Task);
        var asked = run.AskAsync(Route.Me);
        await run.Discord.Journal.UntilAsync(() => run.Discord.Journal.Lines.Any(line => line.Contains("users/@me", StringComparison.Ordinal)), "the question");
        await run.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(15));
        run.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.IsType<RestOutcome.Done>(await run.AdvanceUntilAsync(asked, Pauses));
        gate.SetResult();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_value_and_even_what_must_not_be_repeated_is_tried_again()
    {
        var clock = new DealBot.Testing.ManualClock();
        using var rest = new DiscordRest(
            new DiscordOptions { Token = "secret", Api = new Uri("http://127.0.0.1:9/") }, new DealBot.Testing.CapturingLogger<DiscordRest>(), clock);
        var asked = rest.SendAsync(Route.Followup("1", "2"), RestRun.Answer, TestContext.Current.CancellationToken);
        await clock.AdvanceUntilAsync(asked, Pauses);
        Assert.False(Assert.IsType<RestOutcome.NoAnswer>(await asked).MayHaveArrived);
    }

    [Fact]
    public async Task Long_before_Discord_would_ban_the_address_nothing_more_is_sent_until_ten_minutes_have_passed()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Faults.Refuse(Callback, 403, RestCode.MissingAccess, "Missing Access", times: int.MaxValue);
        for (var sent = 0; sent < InvalidRequests.Most; sent += 100)
            await Task.WhenAll(Enumerable.Range(sent, 100).Select(number => run.AskAsync(Route.Callback($"{number}", "token"), RestRun.Deferral)));
        Assert.Equal(InvalidRequests.Most, run.Asked.Count);

        Assert.False(Assert.IsType<RestOutcome.NoAnswer>(await run.AskAsync(Route.Me)).MayHaveArrived);
        Assert.Equal(InvalidRequests.Most, run.Asked.Count);
        Assert.Contains($"Discord refused {InvalidRequests.Most} requests within ten minutes", run.Logs.Text, StringComparison.Ordinal);
        run.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<RestOutcome.Done>(await run.AskAsync(Route.Me));
    }
}
