using System.Collections.Concurrent;
using System.Diagnostics;
using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Storage;
using DealBot.Testing;
using DealBot.Testing.Web;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Tests.Feeds.Day;

/// <summary>A day of two hundred feeds, in a hosted run: real HTTP on loopback, a real database, a clock that the test moves.</summary>
public sealed class TwoHundredFeedsTests
{
    private const int Seed = 20250301;
    private const int Workers = 8;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan HostPause = TimeSpan.FromSeconds(1);

    private static readonly ChatPlace Newsroom = new(ChatPlatform.Discord, "guild", "newsroom", IsDirect: false);

    private readonly ManualClock _clock = new();
    private readonly ConcurrentQueue<(DateTimeOffset At, string Host, string Path)> _visits = [];
    private readonly Signal _changed;
    private int _hung; // requests that were left without an answer
    private int _left; // of those, the ones that the fetcher has turned its back on

    private readonly PostgresServer _server;

    public TwoHundredFeedsTests(PostgresServer server)
    {
        _server = server;
        _changed = new Signal(TimeSpan.FromSeconds(60), () => $"{_clock.GetUtcNow()}: {string.Join('\n', _visits.TakeLast(20))}");
    }

    [Fact]
    public async Task In_a_day_of_two_hundred_feeds_every_good_item_comes_once_every_bad_feed_is_reported_and_none_is_lost()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, _server);
        using var library = Library.Open(new LibraryOptions { DataFolder = place.Folder, Clock = _clock });
        library.Subscriptions.Add(Newsroom, "", new Wish.EachArticle(), new ChatUser("1", "Ann", IsModerator: true));
        library.Outbox.SetNoticeChannel(Newsroom);
        using var log = new CapturingLoggerFactory();
        await using var web = new WebCounterpart();
        var started = _clock.GetUtcNow();
        var outlets = Plan.Of(Seed, (host, path) => web.Url(host, path).AbsoluteUri, Hanging);
        foreach (var outlet in outlets) Serve(web, outlet, started);

        var fetchClock = new FetchClock(_clock, _changed.Changed);
        using var fetcher = new Fetcher(
            web.Options with { HostPause = HostPause, MaxBytes = 4 * 1024 * 1024 }, fetchClock, log.CreateLogger<Fetcher>(), web.ResolveAsync);
        var sources = new Sources(library, fetcher, _clock);
        foreach (var outlet in outlets)
            await sources.AddAsync(web.Url(outlet.Host, "/feed").AbsoluteUri, "Ann", @unchecked: true, outlet.Host, TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var poller = new FeedPoller(library, fetcher, new FeedPollerOptions { Workers = Workers, Random = new Random(Seed) }, _clock, log.CreateLogger<FeedPoller>());
        var running = Task.Run(() => poller.RunAsync(stop.Token), stop.Token);
        await PassAsync(library, fetchClock, running, started + Day);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        watch.Stop();

        using var view = library.View();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{watch.Elapsed.TotalSeconds:0} s for {Day.TotalHours} h: {outlets.Count} feeds, {_visits.Count} requests, {view.Articles.Count} articles.");

        AssertImportedOnce(view, outlets);
        AssertAnnouncedOnce(library, view, outlets);
        AssertReported(sources.Feeds(), outlets, web, started + Day);
        AssertNoticed(library, outlets);
        AssertPolite(outlets);
        Assert.Empty(LibraryCheck.Of(library));
        Assert.DoesNotContain(log.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>Every story of a good outlet is there once, with its words; and nothing else is.</summary>
    private static void AssertImportedOnce(LibraryView view, List<Outlet> outlets)
    {
        var expected = outlets.Where(outlet => outlet.IsGood).SelectMany(outlet => outlet.Stories.Select(entry => (outlet.Kind, entry.Story.Title))).ToList();
        var held = view.Articles.GroupBy(article => article.Title, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);
        var wrong = expected.GroupBy(story => story.Title, StringComparer.Ordinal)
            .Select(story => (story.First().Kind, story.Key, Expected: story.Count(), Held: held.GetValueOrDefault(story.Key)?.Count ?? 0))
            .Where(story => story.Expected != story.Held)
            .Select(story => $"{story.Kind}: {story.Key}: {story.Held} instead of {story.Expected}")
            .Concat(held.Keys.Except(expected.Select(story => story.Title), StringComparer.Ordinal).Select(title => $"nobody's: {title}"));
        AssertNone(wrong);

        var texts = outlets.Where(outlet => outlet.IsGood).SelectMany(outlet => outlet.Stories.Select(entry => (outlet.Kind, Words: outlet.Held(entry.Story).Trim(), Text: view.Article(held[entry.Story.Title][0].Id)!.Text)));
        AssertNone(texts.Where(story => !story.Text.Contains(story.Words, StringComparison.Ordinal)).Select(story => $"{story.Kind}: {story.Text}\n instead of {story.Words}"));
    }

    /// <summary>What came after a feed's first reading is announced once; of a story that two outlets print, once to the channel.</summary>
    private static void AssertAnnouncedOnce(Library library, LibraryView view, List<Outlet> outlets)
    {
        var alerts = view.Articles.ToLookup(article => article.Title, article => library.Alerts.OfArticle(article.Id), StringComparer.Ordinal);
        foreach (var outlet in outlets.Where(outlet => outlet.IsGood))
        {
            foreach (var (at, story) in outlet.Stories)
            {
                var rows = alerts[story.Title].SelectMany(static rows => rows).ToList();
                if (at <= outlet.Readable) Assert.True(rows.Count == 0, $"{outlet.Kind}: {story.Title} was there from the start and is announced.");
                else if (!outlet.IsOfWire) Assert.True(rows is [{ State: AlertState.Due }], $"{outlet.Kind}: {story.Title} is announced {rows.Count} times.");
                else Assert.Equal([AlertState.Due, AlertState.Merged], rows.Select(row => row.State).Order());
            }
        }
    }

    /// <summary>Every feed is still followed and has its next time; every bad one says why it is bad.</summary>
    private static void AssertReported(IReadOnlyList<FeedEntry> feeds, List<Outlet> outlets, WebCounterpart web, DateTimeOffset end)
    {
        Assert.Equal(outlets.Count, feeds.Count);
        List<string> wrong = [];
        foreach (var outlet in outlets)
        {
            var address = outlet.MovesTo switch
            {
                null => web.Url(outlet.Host, "/feed"),
                "" => web.Url(outlet.Host, "/feed-of-today"),
                var host => web.Url(host, "/feed"),
            };
            var feed = Assert.Single(feeds, feed => string.Equals(feed.Url, address.AbsoluteUri, StringComparison.Ordinal));
            if (feed.Next <= end) wrong.Add($"{outlet.Kind} is not to be fetched again.");
            if (outlet.IsGood && (feed.Succeeded <= end - TimeSpan.FromHours(2) || feed.Articles != outlet.Stories.Count))
                wrong.Add($"{outlet.Kind}: {feed.Articles} articles instead of {outlet.Stories.Count}: {feed.Status}");
            if (!outlet.IsGood && !(feed is { Articles: 0, Succeeded: null, FailingSince: not null } && feed.Status.Contains(outlet.Status, StringComparison.Ordinal)))
                wrong.Add($"{outlet.Kind} is not reported as “{outlet.Status}”: {feed.Status}");
        }

        AssertNone(wrong);
    }

    /// <summary>Moderators hear of each outage once, and once of its end.</summary>
    private static void AssertNoticed(Library library, List<Outlet> outlets)
    {
        var notices = library.Database.Read(session => session.Rows($"SELECT text FROM posts WHERE text IS NOT NULL", static row => row.GetString(0)));
        List<string> wrong = [];
        foreach (var outlet in outlets)
        {
            var about = notices.Where(notice => notice.Contains(outlet.Host, StringComparison.Ordinal)).ToList();
            var counted = (about.Count(notice => notice.Contains("has failed", StringComparison.Ordinal)), about.Count(notice => notice.Contains("works again", StringComparison.Ordinal)));
            if (outlet.Notices != counted) wrong.Add($"{outlet.Kind}: {counted} instead of {outlet.Notices}: {string.Join('\n', about)}");
        }

        AssertNone(wrong);
        Assert.Equal(outlets.Sum(outlet => outlet.Notices.Outages + outlet.Notices.Recoveries), notices.Count);
    }

    /// <summary>No host is asked twice within a second, and no feed sooner than it, its server or the interval allows.</summary>
    private void AssertPolite(List<Outlet> outlets)
    {
        foreach (var host in _visits.GroupBy(visit => visit.Host, StringComparer.Ordinal))
        {
            Assert.All(Pauses(host), pause => Assert.True(pause >= HostPause, $"{host.Key} was asked again after {pause}."));
        }

        foreach (var outlet in outlets)
        {
            var pauses = Pauses(_visits.Where(visit => string.Equals(visit.Host, outlet.Host, StringComparison.Ordinal) && visit.Path is "/feed")).ToList();
            Assert.All(pauses, pause => Assert.True(pause >= outlet.Pause || outlet.Kind is "redirect in a circle", $"{outlet.Kind} was fetched again after {pause}."));
            if (outlet.Readable > TimeSpan.Zero) Assert.True(pauses[0] >= outlet.Readable, $"{outlet.Kind} was fetched again after {pauses[0]}.");
        }

        static IEnumerable<TimeSpan> Pauses(IEnumerable<(DateTimeOffset At, string Host, string Path)> visits)
        {
            var times = visits.Select(visit => visit.At).ToList();
            return times.Zip(times.Skip(1), (one, next) => next - one);
        }
    }

    private static void AssertNone(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong.Take(40)));

    private void Serve(WebCounterpart web, Outlet outlet, DateTimeOffset started)
    {
        web.Serve(outlet.Host, "/robots.txt", Noted(outlet.Robots is { } rules ? WebAnswers.Ok("text/plain", rules) : WebAnswers.Status(404)));
        web.Serve(outlet.Host, "/feed", Noted(exchange => outlet.AnswerFeedAsync(exchange, _clock.GetUtcNow() - started)));
        web.Serve(outlet.Host, "/feed-of-today", Noted(exchange => outlet.ShowFeedAsync(exchange, _clock.GetUtcNow() - started)));
        web.Serve(outlet.Host, "*", Noted(outlet.AnswerPageAsync));
        if (outlet.MovesTo is { Length: > 0 } host) web.Serve(host, "/feed", Noted(exchange => outlet.ShowFeedAsync(exchange, _clock.GetUtcNow() - started)));
    }

    private WebHandler Noted(WebHandler answer) => exchange =>
    {
        _visits.Enqueue((_clock.GetUtcNow(), exchange.Visit.Host, exchange.Visit.Path));
        return answer(exchange);
    };

    private WebHandler Hanging(WebHandler answer) => async exchange =>
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(exchange.Over);
        Interlocked.Increment(ref _hung);
        _changed.Changed();
        try
        {
            var hanging = answer(exchange with { Over = gone.Token });
            await Task.WhenAny(hanging, exchange.Stream.ReadAsync(new byte[1], gone.Token).AsTask()); // ends when the other side has gone
        }
        finally
        {
            Interlocked.Increment(ref _left);
            _changed.Changed();
            await gone.CancelAsync();
        }
    };

    /// <summary>Lets the day pass: the clock moves when everybody waits for it.</summary>
    private async Task PassAsync(Library library, FetchClock fetching, Task running, DateTimeOffset end)
    {
        using var over = new CancellationTokenSource();
        var forwarding = ForwardAsync(library.FeedsChanged, _changed, over.Token);
        try
        {
            while (true)
            {
                int visits = 0;
                DateTimeOffset due = default;
                await _changed.UntilAsync(() =>
                {
                    (visits, due) = library.Database.Read(session => (
                        (int)session.Number($"SELECT count(*) FROM feeds WHERE claimed_until > 0")!.Value,
                        DateTimeOffset.FromUnixTimeMilliseconds(FeedRows.NextDue(session, _clock.GetUtcNow().ToUnixTimeMilliseconds())!.Value)));
                    var isWaiting = visits == fetching.Asking + fetching.Pausing
                        && fetching.Asking == Volatile.Read(ref _hung) - Volatile.Read(ref _left) && fetching.Expired == Volatile.Read(ref _left)
                        && (visits == Workers || due > _clock.GetUtcNow());
                    return isWaiting || running.IsCompleted ? "so" : null;
                }, "everybody waits for the clock");
                if (running.IsCompleted) await running;

                var now = _clock.GetUtcNow();
                if (now >= end) return;
                var next = visits == 0 ? due : now + _clock.Pending.First(static left => left > TimeSpan.Zero);
                _clock.Advance((next < end ? next : end) - now);
                library.FeedsChanged.Beat();
            }
        }
        finally
        {
            await over.CancelAsync();
            await forwarding;
        }
    }

    private static async Task ForwardAsync(Pulse pulse, Signal signal, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await pulse.Next.WaitAsync(over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            signal.Changed();
        }
    }
}
