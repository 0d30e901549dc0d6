using System.Globalization;
using DealBot.Core.Articles.Fetching;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Fetching;

public sealed class PolitenessTests
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Two_requests_to_one_host_begin_a_second_apart_and_another_host_is_asked_meanwhile()
    {
        await using var site = Site();

        await site.FetchAsync("feed.test", "/a");
        var next = site.FetchAsync("feed.test", "/b");
        await site.Clock.WaitForTimerAsync(Second);
        await site.FetchAsync("other.test", "/c");
        Assert.False(next.IsCompleted);
        site.Clock.Advance(Second);
        await next;

        Assert.Equal(["GET feed.test /a", "GET other.test /c", "GET feed.test /b"], site.Web.Asked);
    }

    [Fact]
    public async Task No_more_than_two_requests_are_with_one_host_at_a_time()
    {
        using var go = new SemaphoreSlim(0);
        var (together, most) = (0, 0);
        await using var site = Site(static options => options with { HostPause = TimeSpan.Zero });
        site.Web.Serve("feed.test", "*", async exchange =>
        {
            most = Math.Max(most, Interlocked.Increment(ref together));
            await go.WaitAsync(exchange.Over);
            Interlocked.Decrement(ref together); // before we can know of the answer
            await exchange.AnswerAsync(200, default, "Content-Type: text/xml");
        });

        var fetches = Task.WhenAll(Enumerable.Range(0, 6).Select(at => site.FetchAsync("feed.test", $"/{at}")));
        for (var asked = 2; asked <= 6; asked++)
        {
            await site.Web.Journal.UntilAsync(() => site.Web.Visits.Count == asked, "as many requests as may be");
            go.Release();
        }

        go.Release();
        await fetches;
        Assert.Equal(2, most);
    }

    [Theory]
    [InlineData("7.5", 7.5)]
    [InlineData("0", 1)]
    [InlineData("86400", 30)]
    [InlineData("-1", 1)]
    [InlineData("soon", 1)]
    public async Task A_host_that_asks_for_longer_pauses_gets_them_up_to_a_bound(string asked, double seconds)
    {
        await using var site = Site(static options => options with { ObeysRobots = true });
        site.Web.Serve("feed.test", "/robots.txt", WebAnswers.Ok("text/plain", $"User-agent: *\nCrawl-delay: {asked}"));

        foreach (var pause in (double[])[1, seconds, seconds]) // after robots.txt, which says so, and then after each fetch
        {
            var fetch = site.FetchAsync("feed.test", "/rss.xml");
            await site.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(pause));
            site.Clock.Advance(TimeSpan.FromSeconds(pause));
            Assert.IsType<FetchOutcome.Fetched>(await fetch);
        }
    }

    public static TheoryData<int, string?, double?, bool> Pauses =>
    [
        new(429, "120", 120, true) { TestDisplayName = "seconds" },
        new(503, "Sat, 01 Mar 2025 12:10:00 GMT", 600, true) { TestDisplayName = "a time" },
        new(503, "Saturday, 01-Mar-25 12:10:00 GMT", 600, true) { TestDisplayName = "a time as it was written once" },
        new(503, "Sat, 01 Mar 2025 11:00:00 GMT", 0, false) { TestDisplayName = "a time that is over" },
        new(429, "31536000", 86400, true) { TestDisplayName = "a year" },
        new(429, "99999999999999999999999999", 86400, true) { TestDisplayName = "an age" },
        new(429, "soon", null, false) { TestDisplayName = "no time" },
        new(429, "-5", null, false) { TestDisplayName = "less than nothing" },
        new(429, null, null, false) { TestDisplayName = "nothing" },
        new(404, "60", 60, false) { TestDisplayName = "with a status that concerns the page alone" },
    ];

    [Theory, MemberData(nameof(Pauses))]
    public async Task A_host_that_asks_to_be_left_alone_is_left_alone(int status, string? retryAfter, double? seconds, bool isHeld)
    {
        await using var site = Site(static options => options with { HostPause = TimeSpan.Zero });
        site.Web.Serve("feed.test", "/busy", WebAnswers.Status(status, retryAfter is null ? "X: y" : $"Retry-After: {retryAfter}"));
        TimeSpan? pause = seconds is { } stated ? TimeSpan.FromSeconds(stated) : null;

        Assert.Equal(new FetchOutcome.Failed($"answered {status}", pause, status), await site.FetchAsync("feed.test", "/busy"));
        var next = await site.FetchAsync("feed.test", "/rss.xml");

        var held = pause < LongestHold ? pause : LongestHold; // one address must not close its host for a day
        Assert.Equal(isHeld ? held : null, (next as FetchOutcome.Failed)?.RetryAfter);
        Assert.Equal(isHeld ? 1 : 2, site.Web.Visits.Count);
        if (!isHeld) return;
        site.Clock.Advance(held!.Value);
        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml"));
    }

    [Fact]
    public async Task Who_waits_for_a_turn_may_give_up_and_takes_nobody_elses()
    {
        await using var site = Site(static options => options with { HostPause = TimeSpan.FromSeconds(10) });
        using var given = new CancellationTokenSource();
        await site.FetchAsync("feed.test", "/a");
        var waiting = site.FetchAsync(new FetchRequest(site.Web.Url("feed.test", "/b"), FetchKind.Feed), given.Token);
        await site.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(10));

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        site.Clock.Advance(TimeSpan.FromSeconds(20));
        await site.FetchAsync("feed.test", "/c");
        Assert.Equal(["GET feed.test /a", "GET feed.test /c"], site.Web.Asked);
    }

    [Fact]
    public async Task No_more_is_remembered_than_there_is_room_for()
    {
        var turns = new HostTurns(Second, new Testing.ManualClock());
        List<string> hosts = [.. Enumerable.Range(1, 20_000).Select(static number => $"host{number.ToString(CultureInfo.InvariantCulture)}.test")];
        foreach (var (seconds, host) in hosts.Index()) turns.Hold(host, TimeSpan.FromMilliseconds(10 * (seconds + 1)));

        using var turn = await turns.TakeAsync("feed.test", TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.InRange(hosts.Count(host => turns.HeldFor(host) is not null), 3000, 4096);
        Assert.Equal(TimeSpan.FromSeconds(200), turns.HeldFor(hosts[^1]));
    }

    public static TheoryData<string[], double?> Freshness =>
    [
        new(["Cache-Control: public, max-age=300"], 300) { TestDisplayName = "an age" },
        new(["Cache-Control: max-age=300", "Age: 100"], 200) { TestDisplayName = "an age that is partly over" },
        new(["Cache-Control: max-age=300", "Age: 900"], 0) { TestDisplayName = "an age that is over" },
        new(["Cache-Control: no-cache, max-age=300"], 0) { TestDisplayName = "none" },
        new(["Cache-Control: no-store"], 0) { TestDisplayName = "none either" },
        new(["Cache-Control: max-age=300", "Expires: 0"], 300) { TestDisplayName = "an age before a time" },
        new(["Expires: Sat, 01 Mar 2025 12:05:00 GMT"], 300) { TestDisplayName = "a time" },
        new(["Expires: Sat, 01 Mar 2025 12:05:00 GMT", "Date: Sat, 01 Mar 2025 12:04:00 GMT"], 60) { TestDisplayName = "a time by the server's clock" },
        new(["Expires: -1"], 0) { TestDisplayName = "no time" },
        new(["Cache-Control: max-age=99999999"], 7 * 86400) { TestDisplayName = "years" },
        new(["Cache-Control: max-age=soon"], null) { TestDisplayName = "nonsense" },
        new([], null) { TestDisplayName = "nothing" },
    ];

    [Theory, MemberData(nameof(Freshness))]
    public async Task Says_how_long_an_answer_stays_fresh(string[] headers, double? seconds)
    {
        await using var site = Site();
        site.Web.Serve("feed.test", "/", WebAnswers.Ok("text/xml", "<rss/>", headers));

        Assert.Equal(seconds, Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/")).Freshness?.TotalSeconds);
    }

    private static FetchedWeb Site(Func<FetchOptions, FetchOptions>? change = null)
    {
        var site = new FetchedWeb
        {
            Options = options =>
            {
                var own = options with { ObeysRobots = false, HostPause = Second };
                return change is null ? own : change(own);
            },
        };
        foreach (var host in (string[])["feed.test", "other.test"]) site.Web.Serve(host, "*", WebAnswers.Ok("text/xml", "<rss/>"));
        return site;
    }
}
