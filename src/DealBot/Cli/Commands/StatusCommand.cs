using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Articles;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot status</c>: how much the library holds, and where it lies.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var format = Formats.Option(Formats.Text, Formats.Json);
        var command = new ExampledCommand(
            "status",
            "Show what the library holds: counts, revision, size on disk; how many feeds fill it, and what became of its alerts.",
            new("dealbot status", "The counts and the places."),
            new("dealbot status --format json", "The same for scripts."))
        {
            format,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            using var view = opened.Library.View();
            var feeds = opened.Feeds(terminal.Clock);
            var status = StatusJson.Of(LibraryCounts.Of(view), opened.Library.Place, BytesOf(opened.Folders), opened.Folders.Config) with
            {
                Feeds = feeds.Count,
                FailingFeeds = feeds.Count(feed => feed.FailingSince is not null),
                Alerts = opened.Library.Alerts.Counts().ToDictionary(count => JsonNames.Of(count.Key), count => count.Value, StringComparer.Ordinal),
            };
            if (parsed.GetValue(format) is Formats.Text) new StatusView(terminal.Out).Write(status);
            else CliJson.WriteIndented(terminal.Out.Writer, status);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The database with its log and its lock; the articles folder, which may lie below, is not counted.</summary>
    private static long? BytesOf(Folders folders) => folders.Database is null
        ? new DirectoryInfo(folders.Data.FullPath).EnumerateFiles("dealbot.db*").Sum(file => file.Length)
        : null;
}
