using DealBot.Cli;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Folders;
using DealBot.Core.Chat;
using DealBot.Hosting.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting;

/// <summary>What runs beside the connectors: feeds are fetched, folders are watched, old articles leave, and channels are told of what came.</summary>
/// <param name="opened">The library that is filled, and the configuration.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="connectors">Where channels are told; may be none.</param>
/// <param name="settings">Tells when the configuration was read again.</param>
/// <param name="supervisor">Starts again what fails.</param>
/// <param name="clock">Times everything.</param>
/// <param name="logs">Learns what happens.</param>
internal sealed partial class Newswire(
    OpenedLibrary opened, Fetcher fetcher, Connectors connectors, LiveSettings settings, Supervisor supervisor, TimeProvider clock, ILoggerFactory logs) : BackgroundService
{
    private readonly ILogger _log = logs.CreateLogger<Newswire>();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // What is being posted is finished and what is being fetched is given back, at a change as at a stop.
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, settings.UntilNewsChange);
            await RunAsync(ends.Token);
            if (!ends.IsCancellationRequested) return; // nothing of it has anything to do any more
        }
    }

    private Task RunAsync(CancellationToken stopped)
    {
        var (feeds, alerts) = (opened.Configuration.Options.Feeds, opened.Configuration.Options.Alerts);
        var poller = new FeedPoller(
            opened.Library, fetcher, new FeedPollerOptions { Interval = TimeSpan.FromMinutes(feeds.Minutes) }, clock, logs.CreateLogger<FeedPoller>());
        var folders = new FolderWatch(opened.Library, [opened.Folders.Articles.FullPath, .. feeds.Folders], clock, logs.CreateLogger<FolderWatch>());
        var retention = new Retention(opened.Library, clock, logs.CreateLogger<Retention>());
        var pace = new DispatcherOptions { Burst = alerts.Burst, Kept = TimeSpan.FromDays(alerts.KeptDays) };
        return Task.WhenAll(
        [
            supervisor.RunAsync("Fetching feeds", poller.RunAsync, stopped),
            supervisor.RunAsync("Watching folders", folders.RunAsync, stopped),
            supervisor.RunAsync("Taking out old articles", retention.RunAsync, stopped),
            .. connectors.Posters.Select(poster => SendAsync(
                poster.Platform, new Dispatcher(opened.Library, poster, pace, clock, logs.CreateLogger<Dispatcher>()), stopped)),
        ]);
    }

    private async Task SendAsync(ChatPlatform platform, Dispatcher dispatcher, CancellationToken stopped)
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
