using DealBot.Cli;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Folders;
using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting;

/// <summary>What runs beside the connectors: feeds are fetched, folders are watched, and channels are told of what came.</summary>
internal sealed partial class Newswire
{
    private readonly FeedPoller _feeds;
    private readonly FolderWatch _folders;
    private readonly IReadOnlyList<(ChatPlatform Platform, Dispatcher Dispatcher)> _dispatchers;
    private readonly ILogger _log;

    /// <param name="opened">The library that is filled, and the configuration.</param>
    /// <param name="fetcher">Fetches.</param>
    /// <param name="posters">Where channels are told; may be none.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="logs">Learns what happens.</param>
    public Newswire(OpenedLibrary opened, Fetcher fetcher, IEnumerable<IPoster> posters, TimeProvider clock, ILoggerFactory logs)
    {
        _log = logs.CreateLogger<Newswire>();
        var (feeds, alerts) = (opened.Configuration.Options.Feeds, opened.Configuration.Options.Alerts);
        _feeds = new FeedPoller(
            opened.Library, fetcher, new FeedPollerOptions { Interval = TimeSpan.FromMinutes(feeds.Minutes) }, clock, logs.CreateLogger<FeedPoller>());
        _folders = new FolderWatch(opened.Library, [opened.Folders.Articles.FullPath, .. feeds.Folders], clock, logs.CreateLogger<FolderWatch>());
        var pace = new DispatcherOptions { Burst = alerts.Burst, Kept = TimeSpan.FromDays(alerts.KeptDays) };
        _dispatchers = [.. posters.Select(poster => (poster.Platform, new Dispatcher(opened.Library, poster, pace, clock, logs.CreateLogger<Dispatcher>())))];
    }

    /// <summary>Runs until stopped.</summary>
    public Task RunAsync(Supervisor supervisor, CancellationToken stopped) => Task.WhenAll(
    [
        supervisor.RunAsync("Fetching feeds", _feeds.RunAsync, stopped),
        supervisor.RunAsync("Watching folders", _folders.RunAsync, stopped),
        .. _dispatchers.Select(sent => SendAsync(sent.Platform, sent.Dispatcher, supervisor, stopped)),
    ]);

    private async Task SendAsync(ChatPlatform platform, Dispatcher dispatcher, Supervisor supervisor, CancellationToken stopped)
    {
        try
        {
            await supervisor.RunAsync($"Alerts in {platform}", dispatcher.RunAsync, stopped);
        }
        catch (ConnectorRefusedException refusal)
        {
            LogRefused(platform, refusal.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Platform} hears of no new articles: {Reason}")]
    private partial void LogRefused(ChatPlatform platform, string reason);
}
