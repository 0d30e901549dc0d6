using DealBot.Cli;
using DealBot.Core.Chat;
using DealBot.Core.Configuration;
using Microsoft.Extensions.Hosting;

namespace DealBot.Hosting.Settings;

/// <summary>Has the settings read again whenever the files of the configuration folder change.</summary>
/// <param name="settings">Reads them.</param>
/// <param name="opened">Knows the folder.</param>
/// <param name="supervisor">Starts again what fails.</param>
/// <param name="clock">Says when to look.</param>
internal sealed class SettingsWatch(LiveSettings settings, OpenedLibrary opened, Supervisor supervisor, TimeProvider clock) : BackgroundService
{
    private readonly ConfigurationWatch _watch = new(opened.Folders.Config.FullPath, clock);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => supervisor.RunAsync("Watching the settings", WatchAsync, stoppingToken);

    private Task WatchAsync(CancellationToken stopped)
    {
        settings.Reload(); // making the library may have taken long enough for somebody to change them meanwhile
        return _watch.RunAsync(settings.Reload, stopped);
    }
}
