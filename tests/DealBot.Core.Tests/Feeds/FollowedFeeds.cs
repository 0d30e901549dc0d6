using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Storage;
using DealBot.Testing;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Feeds;

/// <summary>A library that follows feeds on a web of loopback, by a clock that the test moves.</summary>
internal sealed class FollowedFeeds : IAsyncDisposable
{
    private readonly TestDatabase _place;
    private readonly List<(CancellationTokenSource Stop, Task Running, Fetcher Fetcher)> _pollers = [];
    private readonly Lazy<Fetcher> _asking;

    public FollowedFeeds(PostgresServer server, DatabaseKind kind = DatabaseKind.Sqlite)
    {
        _place = new TestDatabase(kind, server);
        Library = OpenLibrary();
        _asking = new Lazy<Fetcher>(NewFetcher);
    }

    public WebCounterpart Web { get; } = new();

    public ManualClock Clock { get; } = new();

    public CapturingLoggerFactory Log { get; } = new();

    public Library Library { get; }

    public Sources Sources => new(Library, _asking.Value, Clock);

    /// <summary>Changes how fetching goes, before the first fetch.</summary>
    public Func<FetchOptions, FetchOptions> Options { get; init; } = static options => options;

    /// <summary>The titles of the library's articles, oldest first.</summary>
    public IReadOnlyList<string> Titles
    {
        get
        {
            using var view = Library.View();
            return [.. view.Articles.OrderBy(static article => article.Id).Select(static article => article.Title)];
        }
    }

    /// <summary>The one feed that is followed.</summary>
    public FeedEntry Feed => Assert.Single(Sources.Feeds());

    public Library OpenLibrary() => Library.Open(new LibraryOptions { DataFolder = _place.Folder, Connection = _place.Connection, Clock = Clock });

    /// <summary>Follows what is served at an address, without looking at it first.</summary>
    public async Task<long> FollowAsync(string host, string path = "/feed") =>
        (await Sources.AddAsync(Web.Url(host, path).AbsoluteUri, "Ann", @unchecked: true, title: null, TestContext.Current.CancellationToken)).Feed!.Id;

    /// <summary>Begins to poll, as one process does. The hosts are known by now.</summary>
    public void Start(Library? library = null)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var fetcher = NewFetcher();
        var poller = new FeedPoller(library ?? Library, fetcher, new FeedPollerOptions { Random = new Random(7) }, Clock, Log.CreateLogger<FeedPoller>());
        _pollers.Add((stop, Task.Run(() => poller.RunAsync(stop.Token)), fetcher));
    }

    /// <summary>Ends all polling, as a process that is told to stop does.</summary>
    public async Task StopAsync()
    {
        foreach (var (stop, running, fetcher) in _pollers)
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            fetcher.Dispose();
            stop.Dispose();
        }

        _pollers.Clear();
    }

    /// <summary>Waits until everything is done that is due.</summary>
    public Task SettleAsync() => UntilAsync(IsSettled);

    /// <summary>Waits until something is so, looking again whenever a feed was worked on.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (true)
        {
            var change = Library.FeedsChanged.Next;
            if (isSo()) return;
            foreach (var (_, running, _) in _pollers) if (running.IsFaulted) await running;
            await change.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets time pass, and all that becomes due in it be done at its moment.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        await SettleAsync();
        while (NextDue() is { } due && due <= end)
        {
            Clock.Advance(due - Clock.GetUtcNow());
            Library.FeedsChanged.Beat();
            await SettleAsync();
        }

        Clock.Advance(end - Clock.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_asking.IsValueCreated) _asking.Value.Dispose();
        await Web.DisposeAsync();
        Library.Dispose();
        _place.Dispose();
    }

    private bool IsSettled() => (NextDue() is not { } due || due > Clock.GetUtcNow())
        && Library.Database.Read(session => session.Number($"SELECT count(*) FROM feeds WHERE claimed_until > 0")) is 0;

    private DateTimeOffset? NextDue() =>
        Library.Database.Read(session => FeedRows.NextDue(session, Clock.GetUtcNow().ToUnixTimeMilliseconds())) is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    private Fetcher NewFetcher() => new(Options(Web.Options with { ObeysRobots = false }), Clock, Log.CreateLogger<Fetcher>(), Web.ResolveAsync);
}
