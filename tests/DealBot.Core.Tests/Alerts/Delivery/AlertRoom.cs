using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Storage;
using DealBot.Testing;
using DealBot.Testing.Posting;

namespace DealBot.Core.Tests.Alerts.Delivery;

/// <summary>A library with channels that want every article, and dispatchers that send to them by a clock of the test's.</summary>
internal sealed class AlertRoom : IDisposable
{
    public static readonly ChatUser Ann = new("7", "Ann", IsModerator: true);

    private readonly TestDatabase _place;
    private int _articles;

    public AlertRoom(DatabaseKind kind, PostgresServer server, ChatPlatform platform = ChatPlatform.Discord)
    {
        _place = new TestDatabase(kind, server);
        Library = Open();
        Channels = new ScriptedChannels(platform, Clock);
    }

    public ManualClock Clock { get; } = new();

    public Library Library { get; }

    public ScriptedChannels Channels { get; }

    public CapturingLoggerFactory Log { get; } = new();

    /// <summary>The same library as another process opens it.</summary>
    public Library Open() => Library.Open(new LibraryOptions { DataFolder = _place.Folder, Connection = _place.Connection, Clock = Clock });

    public ChatPlace Channel(int number) => new(Channels.Platform, "W1", $"C{number}", IsDirect: false);

    /// <summary>Subscribes a channel to every article.</summary>
    public ChatPlace Subscribed(int number, Wish? wish = null)
    {
        Library.Subscriptions.Add(Channel(number), "", wish ?? new Wish.EachArticle(), Ann);
        return Channel(number);
    }

    /// <summary>Imports so many articles that have nothing to do with one another.</summary>
    public async Task<IReadOnlyList<long>> ImportAsync(int count)
    {
        await Library.ImportAsync(NumberedArticles.Of(_articles + 1, count), cancellation: TestContext.Current.CancellationToken);
        _articles += count;
        using var view = Library.View();
        return [.. view.Articles.Select(entry => entry.Id).Order().TakeLast(count)];
    }

    /// <summary>Starts a dispatcher. Where nothing else is said its claims hold for a day, since a test's seconds may be shorter than a statement takes.</summary>
    public RunningDispatcher Start(DispatcherOptions? options = null, Library? library = null, IPoster? poster = null) => new(
        new Dispatcher(library ?? Library, poster ?? Channels, options ?? new DispatcherOptions { Lease = TimeSpan.FromDays(1) }, Clock, Log.CreateLogger<Dispatcher>()));

    /// <summary>Moves the time on, second by second, until something is so in the channels.</summary>
    public Task UntilAsync(Func<ScriptedChannels, bool> look, string what) =>
        Clock.AdvanceUntilAsync(Channels.UntilAsync(look, what), TimeSpan.FromSeconds(1));

    /// <summary>Moves the time on, second by second, until the log of alerts is so.</summary>
    public async Task UntilLogAsync(Func<IReadOnlyList<AlertEntry>, bool> look, string what)
    {
        for (var round = 0; !look(Library.Alerts.Latest(1000)); round++)
        {
            Assert.True(round < 1000, $"Waited for {what}: {string.Join('\n', Library.Alerts.Latest(20))}\n{Log.Text}");
            await PassAsync(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Lets time pass: the dispatchers look at least once, and do all that is to be done then.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await Clock.WaitForTimerAsync(TimeSpan.FromSeconds(1)); // it looked, found nothing more, and waits
    }

    public void Dispose()
    {
        Library.Dispose();
        Log.Dispose();
        _place.Dispose();
    }
}

/// <summary>A dispatcher at work, until disposed.</summary>
internal sealed class RunningDispatcher : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public RunningDispatcher(Dispatcher dispatcher) => Run = Task.Run(() => dispatcher.RunAsync(_stop.Token));

    /// <summary>Ends when it was stopped, or by a fault.</summary>
    public Task Run { get; }

    /// <summary>Tells it to stop.</summary>
    public void Stop() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        Stop();
        await Run;
        _stop.Dispose();
    }
}
