using DealBot.Cli;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Folders;
using DealBot.Core.Chat;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting;

/// <summary>What runs beside the connectors: feeds are fetched, folders are watched, old articles leave, and channels are told of what came.</summary>
internal sealed partial class Newswire : BackgroundService
{
    private readonly Supervisor _supervisor;
    private readonly FeedPoller _feeds;
    private readonly FolderWatch _folders;
    private readonly Retention _retention;
    private readonly IReadOnlyList<(ChatPlatform Platform, Dispatcher Dispatcher)> _dispatchers;
    private readonly ILogger _log;

    /// <param name="opened">The library that is filled, and the configuration.</param>
    /// <param name="fetcher">Fetches.</param>
    /// <param name="connectors">Where channels are told; may be none.</param>
    /// <param name="supervisor">Starts again what fails.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="logs">Learns what happens.</param>
    public Newswire(OpenedLibrary opened, Fetcher fetcher, Connectors connectors, Supervisor supervisor, TimeProvider clock, ILoggerFactory logs)
    {
        (_log, _supervisor) = (logs.CreateLogger<Newswire>(), supervisor);
        var (feeds, alerts) = (opened.Configuration.Options.Feeds, opened.Configuration.Options.Alerts);
        _feeds = new FeedPoller(
            opened.Library, fetcher, new FeedPollerOptions { Interval = TimeSpan.FromMinutes(feeds.Minutes) }, clock, logs.CreateLogger<FeedPoller>());
        _folders = new FolderWatch(opened.Library, [opened.Folders.Articles.FullPath, .. feeds.Folders], clock, logs.CreateLogger<FolderWatch>());
        _retention = new Retention(opened.Library, clock, logs.CreateLogger<Retention>());
        var pace = new DispatcherOptions { Burst = alerts.Burst, Kept = TimeSpan.FromDays(alerts.KeptDays) };
        _dispatchers = [.. connectors.Posters.Select(poster => (poster.Platform, new Dispatcher(opened.Library, poster, pace, clock, logs.CreateLogger<Dispatcher>())))];
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        _supervisor.RunAsync("Fetching feeds", _feeds.RunAsync, stoppingToken),
        _supervisor.RunAsync("Watching folders", _folders.RunAsync, stoppingToken),
        _supervisor.RunAsync("Taking out old articles", _retention.RunAsync, stoppingToken),
        .. _dispatchers.Select(sent => SendAsync(sent.Platform, sent.Dispatcher, stoppingToken)),
    ]);

    private async Task SendAsync(ChatPlatform platform, Dispatcher dispatcher, CancellationToken stopped)
    {
        try
        {
            await _supervisor.RunAsync($"Alerts in {platform}", dispatcher.RunAsync, stopped);
        }
        catch (ConnectorRefusedException refusal)
        {
            LogRefused(platform, refusal.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Platform} hears of no new articles: {Reason}")]
    private partial void LogRefused(ChatPlatform platform, string reason);
}
