using System.Diagnostics;
using System.Globalization;
using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;
using DealBot.Testing.Posting;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.EndToEnd.Crashes;

/// <summary>A library whose senders are killed, the platform that outlives them, and what was seen at each death.</summary>
internal sealed class CrashedDelivery : IAsyncDisposable
{
    private const int Channels = 2;

    private static readonly TimeSpan LongerThanALease = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);

    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "DealBot.CrashHost.exe" : "DealBot.CrashHost");

    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedClock _clock = new();
    private readonly ScriptedChannels _channels;
    private readonly ChannelServer _server;
    private readonly Library _library;
    private readonly Dictionary<string, int> _unheard = new(StringComparer.Ordinal); // deaths by the key of such a message
    private int _articles;
    private int _left;

    public CrashedDelivery(ChatPlatform platform, bool isBlind)
    {
        _channels = new ScriptedChannels(platform, _clock) { Blindness = isBlind ? new FindOutcome.CannotLook("The channel may not be read.", IsLasting: true) : null };
        _server = new ChannelServer(_channels);
        _library = Library.Open(new LibraryOptions { DataFolder = _folder.Path, Clock = _clock });
        for (var channel = 1; channel <= Channels; channel++)
            _library.Subscriptions.Add(new ChatPlace(platform, "W1", $"C{channel}", IsDirect: false), "", new Wish.EachArticle(), new ChatUser("7", "Ann", IsModerator: true));
    }

    /// <summary>How many messages stand in the channels a second time.</summary>
    public int Doubles => _channels.Standing.Count - _channels.Standing.DistinctBy(message => message.Key).Count();

    /// <summary>How many deaths left a message standing of which the library did not know.</summary>
    public int Unheard => _unheard.Values.Sum();

    /// <summary>Runs a process that imports more articles and sends what is due, and kills it, or lets it end.</summary>
    /// <param name="articles">How many more.</param>
    /// <param name="death">When it dies.</param>
    /// <returns>What it printed; null when it was killed.</returns>
    public async Task<string?> RunAsync(int articles, Mortality death)
    {
        _clock.By += LongerThanALease;
        _left += articles;
        var calls = 0;
        using var process = Start(death);
        _server.Heard = (_, isDone) =>
        {
            var call = isDone ? calls : Interlocked.Increment(ref calls);
            if (call == death.Call && isDone == death.IsAfterCall) process.Kill();
        };
        var output = process.StandardOutput.ReadToEndAsync();
        if (death.After is { } time && !process.WaitForExit(time)) process.Kill();
        await process.WaitForExitAsync();
        _server.Heard = null;
        if (process.ExitCode == 0)
        {
            (_articles, _left) = (_articles + _left, 0);
            return await output;
        }

        foreach (var key in _channels.Standing.Select(message => message.Key).Distinct().Where(key => _library.Outbox.Find(key) is { Message: null }))
            _unheard[key] = _unheard.GetValueOrDefault(key) + 1;
        return null;
    }

    /// <summary>Lets another process go on to the end: this one.</summary>
    public async Task FinishAsync()
    {
        _clock.By += LongerThanALease;
        await _library.ImportAsync(NumberedArticles.Of(_articles + 1, _left));
        (_articles, _left) = (_articles + _left, 0);

        using var stop = new CancellationTokenSource();
        var dispatcher = new Dispatcher(_library, _channels, new DispatcherOptions(), _clock, NullLogger<Dispatcher>.Instance);
        var running = dispatcher.RunAsync(stop.Token);
        while (!running.IsCompleted && _library.Alerts.Counts().Any(count => count is { Key: AlertState.Due or AlertState.Retried, Value: > 0 }))
            await Task.Delay(Glance);
        await stop.CancelAsync();
        await running;
    }

    /// <summary>Fails the test unless every channel has every article in one message, and no message stands twice that need not.</summary>
    public void Check()
    {
        Assert.Equal([new(AlertState.Sent, Channels * _articles)], _library.Alerts.Counts().Where(count => count.Value > 0));
        foreach (var channel in _channels.Standing.GroupBy(message => message.Place.Channel))
        {
            var announced = channel.DistinctBy(message => message.Key).SelectMany(message => _library.Outbox.Find(message.Key)!.Articles).ToList();
            Assert.Equal(_articles, announced.Count);
            Assert.Equal(_articles, announced.Distinct().Count());
        }

        Assert.All(
            _channels.Standing.GroupBy(message => message.Key),
            same => Assert.InRange(same.Count(), 1, 1 + _unheard.GetValueOrDefault(same.Key)));
        Assert.Empty(LibraryCheck.Of(_library));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _library.Dispose();
        _folder.Dispose();
    }

    private Process Start(Mortality death) => Process.Start(new ProcessStartInfo(Host,
        [
            _folder.Path, _server.Address.ToString(), Text((long)_clock.By.TotalMilliseconds), Text(_articles + 1), Text(_left),
            death.IsInDelivery ? "delivery" : "all", Text(death.Statement),
        ])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
    })!;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>When a process dies; never where nothing is said.</summary>
internal sealed record Mortality
{
    /// <summary>Before this statement, from 1.</summary>
    public long Statement { get; init; } = long.MaxValue / 2;

    /// <summary>Whether the statements of delivery alone count.</summary>
    public bool IsInDelivery { get; init; }

    /// <summary>At this call to the platform, from 1; 0 for none.</summary>
    public int Call { get; init; }

    /// <summary>Whether the platform has done what it was called for, and only its answer is lost.</summary>
    public bool IsAfterCall { get; init; }

    /// <summary>After so long, real time.</summary>
    public TimeSpan? After { get; init; }
}
