using DealBot.Slack.WebApi;
using DealBot.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Slack.Tests.WebApi;

public sealed class PaceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    [Fact]
    public async Task Lets_the_limit_through_at_once_and_the_next_when_the_first_is_over()
    {
        var clock = new ManualClock();
        var pace = new Pace(clock);
        var limit = PaceLimit.PerMinute(20);
        for (var i = 0; i < 20; i++) Assert.Null(await pace.WaitAsync("m", limit, Patience, CancellationToken.None));
        var next = pace.WaitAsync("m", limit, Patience, CancellationToken.None);
        await clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
        Assert.Null(await pace.WaitAsync("other", limit, Patience, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await next);
    }

    [Fact]
    public void In_no_stretch_of_time_are_there_more_than_the_limit() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNegativeInt[]>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (gaps, count) =>
        {
            var clock = new ManualClock();
            var pace = new Pace(clock);
            var limit = new PaceLimit((count.Get % 5) + 1, TimeSpan.FromSeconds(10));
            List<DateTimeOffset> gone = [];
            List<Task> waiting = [];
            foreach (var gap in gaps ?? [])
            {
                clock.Advance(TimeSpan.FromSeconds(gap.Get % 4));
                waiting.Add(GoAsync());
            }

            clock.Advance(Patience);
            return waiting.TrueForAll(task => task.IsCompleted)
                && gone.Order().Zip(gone.Order().Skip(limit.Count)).All(pair => pair.Second - pair.First >= limit.Span);

            async Task GoAsync()
            {
                if (await pace.WaitAsync("m", limit, Patience, CancellationToken.None) is null) gone.Add(clock.GetUtcNow());
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_pause_holds_those_too_who_have_their_place_already()
    {
        var clock = new ManualClock();
        var pace = new Pace(clock);
        var limit = new PaceLimit(1, TimeSpan.FromSeconds(1));
        Assert.Null(await pace.WaitAsync("m", limit, Patience, CancellationToken.None));
        var second = pace.WaitAsync("m", limit, Patience, CancellationToken.None);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        pace.Pause("m", TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(1));
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(29));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await second);
    }

    [Fact]
    public async Task A_pause_that_ends_within_a_millisecond_costs_one_place_and_no_more()
    {
        var clock = new ManualClock();
        var pace = new Pace(clock);
        var limit = PaceLimit.PerMinute(2);
        pace.Pause("m", TimeSpan.FromMilliseconds(10.4));
        var first = pace.WaitAsync("m", limit, Patience, CancellationToken.None);
        await clock.WaitForTimerAsync(TimeSpan.FromMilliseconds(11));
        clock.Advance(TimeSpan.FromMilliseconds(11));
        Assert.Null(await first);
        Assert.Null(await pace.WaitAsync("m", limit, TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task Who_would_wait_too_long_is_told_at_once_and_takes_no_place()
    {
        var clock = new ManualClock();
        var pace = new Pace(clock);
        var limit = new PaceLimit(1, TimeSpan.FromSeconds(10));
        Assert.Null(await pace.WaitAsync("m", limit, Patience, CancellationToken.None));
        Assert.Equal(TimeSpan.FromSeconds(10), await pace.WaitAsync("m", limit, TimeSpan.FromSeconds(9), CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await pace.WaitAsync("m", limit, TimeSpan.Zero, CancellationToken.None));
    }
}
