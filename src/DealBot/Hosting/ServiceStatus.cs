using System.Diagnostics;
using System.Runtime.InteropServices;
using DealBot.Cli;
using DealBot.Cli.Json;
using DealBot.Core;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
using DealBot.Hosting.Health;
using DealBot.Hosting.Settings;
using DealBot.Web.Api.Json;

namespace DealBot.Hosting;

/// <summary>How this instance stands, put together for whoever asks.</summary>
/// <param name="opened">The library and its configuration.</param>
/// <param name="sources">Its feeds.</param>
/// <param name="desk">Where requests wait.</param>
/// <param name="health">What was found of each part last.</param>
/// <param name="platforms">Which of them have tokens.</param>
/// <param name="settings">Those in effect, and those that wait.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class ServiceStatus(OpenedLibrary opened, Sources sources, ChatDesk desk, ServiceHealth health, Platforms platforms, LiveSettings settings, TimeProvider clock)
{
    /// <summary>How it stands now. Never throws for a database that does not answer: that is part of how it stands.</summary>
    /// <param name="isForModerator">Whether paths, and what is wrong where, may be said.</param>
    public ServiceStatusJson Look(bool isForModerator)
    {
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime);
        var (library, queues, storage) = OfLibrary();
        return new ServiceStatusJson(
            JsonNames.Of(health.Status),
            [.. health.Parts.Select(part => PartStatusJson.Of(part, isForModerator))],
            [.. platforms.Unreached.Values],
            isForModerator ? library : library is null ? null : library with { Library = null, Configuration = null },
            LatestImportJson.Of(storage?.LatestImport),
            queues,
            SettingsJson.Of(settings.State, isForModerator),
            new VersionsJson(ProgramVersion.Current, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription, storage?.Program, storage?.Schema),
            started.UtcDateTime,
            (long)(clock.GetUtcNow() - started).TotalSeconds,
            process.WorkingSet64);
    }

    private (StatusJson? Library, QueuesJson? Queues, LibraryStorage? Storage) OfLibrary()
    {
        try
        {
            using var view = opened.Library.View();
            var feeds = sources.Feeds();
            var (due, retried) = opened.Library.Outbox.Waiting();
            var now = clock.GetUtcNow();
            return (
                StatusJson.Of(opened, view, feeds),
                new QueuesJson(due, retried, feeds.Count(feed => feed.Next <= now), desk.Depth),
                opened.Library.Storage());
        }
        catch (StorageException)
        {
            return (null, null, null); // the parts say so, and since when
        }
    }
}
