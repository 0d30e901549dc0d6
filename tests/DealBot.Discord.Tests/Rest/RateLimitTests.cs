using DealBot.Discord.Rest;

namespace DealBot.Discord.Tests.Rest;

public sealed class RateLimitTests
{
    private const string Posting = "POST /channels/{channel_id}/messages";
    private const string Me = "GET /users/@me";

    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_bucket_that_is_used_up_is_waited_for_before_Discord_has_to_refuse()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Limits.Set(Posting, 2, 5 * Second);
        var posts = Enumerable.Range(0, 7).Select(number => run.PostAsync($"m{number}")).ToList();
        await run.AdvanceUntilAsync(Task.WhenAll(posts), 5 * Second);

        Assert.Equal(["m0", "m1", "m2", "m3", "m4", "m5", "m6"], run.Said());
        Assert.Equal(0, run.Discord.Limits.Refused);
    }

    [Fact]
    public async Task A_bucket_is_counted_for_each_channel_of_its_own()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Limits.Set(Posting, 1, TimeSpan.FromHours(1));
        var other = run.Discord.AddChannel("other");
        await run.PostAsync("here");
        await run.PostAsync("there", other);
        Assert.Equal(["there"], run.Said(other));
    }

    [Fact]
    public async Task Fifty_requests_leave_in_a_second_and_the_next_wait()
    {
        await using var run = await RestRun.StartAsync();
        var channels = Enumerable.Range(0, 120).Select(number => run.Discord.AddChannel($"c{number}")).ToList();
        var asked = Task.WhenAll(channels.Select(channel => run.AskAsync(Route.Channel(channel.Id))));
        foreach (var arrived in new[] { 50, 100 })
        {
            await run.Discord.Journal.UntilAsync(() => run.Discord.Calls.Count(call => call.Status == 200) == arrived, $"{arrived} requests");
            await run.Clock.WaitForTimerAsync(Second);
            run.Clock.Advance(Second);
        }

        Assert.All(await asked, outcome => Assert.IsType<RestOutcome.Done>(outcome));
        Assert.Equal(0, run.Discord.Limits.Refused);
    }

    [Theory]
    [InlineData(false, "user")]
    [InlineData(false, "shared")]
    [InlineData(true, "global")]
    public async Task A_limited_request_is_sent_again_after_the_time_that_the_body_says_to_the_millisecond(bool isGlobal, string scope)
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Faults.RateLimit(Me, retryAfter: TimeSpan.FromSeconds(2.417), isGlobal: isGlobal, scope: scope);
        var asked = run.AskAsync(Route.Me);
        await run.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(2.417));
        run.Clock.Advance(TimeSpan.FromSeconds(2.417));

        Assert.IsType<RestOutcome.Done>(await asked);
        Assert.Equal([$"429 {Me}", $"200 {Me}"], run.Asked);
    }

    [Fact]
    public async Task A_limited_request_is_sent_again_with_pauses_that_grow_when_nobody_says_how_long()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Faults.RateLimit(Me, times: 3);
        var asked = run.AskAsync(Route.Me);
        for (var pause = TimeSpan.FromSeconds(0.5); pause < TimeSpan.FromSeconds(4); pause *= 2)
        {
            await run.Clock.WaitForTimerAsync(left => left >= pause && left <= pause * 2 + Rounding);
            run.Clock.Advance(run.Clock.Pending[0]);
        }

        Assert.IsType<RestOutcome.Done>(await asked);
    }

    [Fact]
    public async Task The_global_limit_stops_everything_but_answers_to_interactions()
    {
        await using var run = await RestRun.StartAsync();
        var used = await run.UseAsync();
        run.Discord.Faults.RateLimit(Me, retryAfter: TimeSpan.FromHours(1), isGlobal: true);
        var limited = run.AskAsync(Route.Me);
        await run.Clock.WaitForTimerAsync(TimeSpan.FromHours(1));
        var held = run.PostAsync("held");

        Assert.IsType<RestOutcome.Done>(await run.AskAsync(Route.Callback(used.Id, used.Token), RestRun.Deferral));
        Assert.IsType<RestOutcome.Done>(await run.AskAsync(Route.EditOriginal(run.Discord.ApplicationId, used.Token), RestRun.Answer));
        Assert.False(held.IsCompleted);
        run.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(limited, held);
        Assert.Contains("held", run.Said());
    }

    [Fact]
    public async Task In_a_storm_of_limits_nothing_is_lost_nothing_said_twice_and_every_channel_keeps_its_order()
    {
        await using var run = await RestRun.StartAsync();
        run.Discord.Limits.Set(Posting, 5, 2 * Second);
        run.Discord.Limits.Global = 20;
        foreach (var (retryAfter, isGlobal, scope) in new[] { (0.3, false, "user"), (1.2, false, "shared"), (0.7, true, "global") })
            run.Discord.Faults.RateLimit(Posting, times: 15, TimeSpan.FromSeconds(retryAfter), isGlobal, scope);

        var channels = Enumerable.Range(0, 6).Select(number => run.Discord.AddChannel($"c{number}")).ToList();
        var posts = Enumerable.Range(0, 20).SelectMany(number => channels.Select(channel => run.PostAsync($"m{number}", channel))).ToList();
        var outcomes = await run.AdvanceUntilAsync(Task.WhenAll(posts), 2 * Second);

        Assert.All(outcomes, outcome => Assert.IsType<RestOutcome.Done>(outcome));
        Assert.All(channels, channel => Assert.Equal(Enumerable.Range(0, 20).Select(number => $"m{number}"), run.Said(channel)));
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_does_not_hold_up_those_behind()
    {
        await using var run = await RestRun.StartAsync();
        var gate = new TaskCompletionSource();
        run.Discord.Faults.Hold(Posting, gate.Task);
        using var impatience = new CancellationTokenSource();
        var first = run.PostAsync("first");
        var second = run.PostAsync("second", cancellation: impatience.Token);
        var third = run.PostAsync("third");
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult();
        await Task.WhenAll(first, third);
        Assert.Equal(["first", "third"], run.Said());
    }

    [Fact]
    public async Task More_requests_than_may_wait_are_not_sent()
    {
        await using var run = await RestRun.StartAsync();
        var gate = new TaskCompletionSource();
        run.Discord.Faults.Hold(Posting, gate.Task);
        using var end = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, DiscordRest.MostWaiting).Select(number => run.PostAsync($"m{number}", cancellation: end.Token)).ToList();

        var refused = Assert.IsType<RestOutcome.NoAnswer>(await run.PostAsync("one too many"));
        Assert.False(refused.MayHaveArrived);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        gate.SetResult();
        Assert.IsType<RestOutcome.Done>(await run.PostAsync("there is room again"));
    }

    [Fact]
    public void Answers_that_overtake_one_another_leave_the_lower_number()
    {
        var clock = new DealBot.Testing.ManualClock();
        var reset = clock.In(5 * Second);
        var (late, early) = (new Allowance(4, reset), new Allowance(1, clock.In(5.2 * Second)));
        Assert.Equal(1, late.After(early, clock).Remaining);
        Assert.Equal(1, early.After(late, clock).Remaining);
        Assert.Equal(4, early.After(new Allowance(4, clock.In(11 * Second)), clock).Remaining); // the next stretch of time
    }
}
