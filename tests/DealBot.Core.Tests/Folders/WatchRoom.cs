using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Folders;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;
using DealBot.Testing;

namespace DealBot.Core.Tests.Folders;

/// <summary>A library with a channel that hears of every article, and a folder that may be watched.</summary>
internal sealed class WatchRoom : IAsyncDisposable
{
    private readonly TestDatabase _place;
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public WatchRoom(PostgresServer server, DatabaseKind kind = DatabaseKind.Sqlite)
    {
        _place = new TestDatabase(kind, server);
        Library = TestLibrary.Open(_place);
        Library.Subscriptions.Add(new ChatPlace(ChatPlatform.Discord, "G1", "C1", IsDirect: false), "", new Wish.EachArticle(), new ChatUser("7", "Ann", IsModerator: false));
        Folder = Path.Combine(_place.Folder, "inbox");
        Directory.CreateDirectory(Folder);
    }

    public Library Library { get; }

    public string Folder { get; }

    public ManualClock Clock { get; } = new();

    public CapturingLoggerFactory Log { get; } = new();

    /// <summary>The files that the library holds, by name.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            using var view = Library.View();
            return [.. view.Articles.Select(static article => article.File).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The headlines that the channel hears of.</summary>
    public IReadOnlyList<string?> Announced => [.. Library.Alerts.Latest(100).Select(static entry => entry.Title).Order(StringComparer.Ordinal)];

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Begins to watch, and looks until what lies there is taken in.</summary>
    public async Task StartAsync(params string[] folders)
    {
        _stop = new CancellationTokenSource();
        _running = new FolderWatch(Library, folders is [] ? [Folder] : folders, Clock, Log.CreateLogger<FolderWatch>()).RunAsync(_stop.Token);
        await LooksAsync();
    }

    /// <summary>As if the process ended.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        _running = Task.CompletedTask;
        _stop.Dispose();
    }

    /// <summary>Lets it look a few times.</summary>
    public async Task LooksAsync(int times = 3)
    {
        for (var look = 0; look < 2 * times; look++) await LookOnceAsync();
    }

    /// <summary>Lets the next pause pass: the short one after a look, or the long one before.</summary>
    public async Task LookOnceAsync()
    {
        var timer = Clock.WaitForTimerAsync(static left => left > TimeSpan.Zero);
        if (await Task.WhenAny(timer, _running) == _running) await _running;
        Clock.Advance(Clock.Pending.FirstOrDefault(static left => left > TimeSpan.Zero));
        await Clock.WaitForTimerAsync(static left => left > TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_running.IsCompleted) await StopAsync();
        _stop.Dispose();
        Library.Dispose();
        Log.Dispose();
        _place.Dispose();
    }
}
