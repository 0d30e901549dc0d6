using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
using DealBot.Discord;
using DealBot.Hosting;
using DealBot.Hosting.Logging;
using DealBot.Hosting.Settings;
using DealBot.Slack.Setup;
using DealBot.Web.Access;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot doctor</c>: looks at everything that must be right, and says what to do about what is not.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new ExampledCommand(
            "doctor",
            "Check configuration, library, page, tokens, scopes, intents and permissions, each with what to do.",
            new Example("dealbot doctor", "Before the first 'dealbot serve', and when something does not work."));
        command.SetAction(async (parsed, stopped) =>
        {
            var folders = GlobalOptions.FoldersOf(parsed);
            var configuration = OpenedLibrary.Configured(folders.Config);
            var secrets = new Secrets(Environment.GetEnvironmentVariable);
            var platforms = Platforms.Of(configuration.Options, secrets);
            using var logs = Logs.Off();
            var view = new ChecksView(terminal.Out);
            view.Write("DealBot", [
                new("configuration", SetupOutcome.Good, folders.Config.Exists ? $"{folders.Config.Path} is as it should be." : $"There is no folder {folders.Config.Path}: all defaults hold."),
                .. ReadVariables.Mistyped().Select(static mistake => new SetupCheck("environment", SetupOutcome.Warning, mistake)),
                .. await LibraryAsync(folders, terminal, stopped),
                PageOf(secrets)]);
            using var discord = platforms.Discord is { } options ? new DiscordSetup(options, terminal.Clock, logs) : null;
            view.Write("Discord", discord is null ? [new("token", SetupOutcome.Warning, Platforms.DiscordIsOff)] : await discord.CheckAsync(stopped));
            view.Write("Slack", platforms.Slack is { } slack
                ? await SlackSetup.CheckAsync(slack, terminal.Clock, stopped)
                : [new("token", SetupOutcome.Warning, Platforms.SlackIsOff)]);
            return view.Worst is SetupOutcome.Failed ? ExitCode.OutsideFailed : ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<SetupCheck>> LibraryAsync(Folders folders, Terminal terminal, CancellationToken stopped)
    {
        try
        {
            using var opened = await OpenedLibrary.OpenAsync(folders, terminal, stopped);
            using var view = opened.Library.View();
            return
            [
                new("library", SetupOutcome.Good, $"{opened.Library.Place} holds {Counted.Of(view.Articles.Count, "article")}."),
                StorageOf(opened.Library.CheckHealth()),
                FeedsOf(opened.Feeds(terminal.Clock)),
            ];
        }
        catch (Exception failure) when (failure is CommandException or StorageException)
        {
            return [new("library", SetupOutcome.Failed, failure.Message)];
        }
    }

    // Where 'serve' would listen without an option.
    private static SetupCheck PageOf(Secrets secrets)
    {
        try
        {
            var addresses = ListenAddresses.Of(option: null, Environment.GetEnvironmentVariable);
            return new("page", SetupOutcome.Good, WebAccess.Of(addresses, secrets).IsOpen
                ? $"{addresses.Urls} is for whoever is on this machine."
                : $"{addresses.Urls} is for those who have the token.");
        }
        catch (CommandException failure)
        {
            return new("page", SetupOutcome.Failed, failure.Message);
        }
    }

    private static SetupCheck StorageOf(StorageHealth health) => health.Fault is { } fault
        ? new("storage", SetupOutcome.Warning, fault.Message)
        : new("storage", SetupOutcome.Good, "It can be read and written.");

    // As they fared last: to fetch them all would take a while, and is what 'feeds check' does.
    private static SetupCheck FeedsOf(IReadOnlyList<FeedEntry> feeds) => feeds.Count(feed => feed.FailingSince is not null) switch
    {
        0 => new("feeds", SetupOutcome.Good, feeds.Count == 0 ? "No feed is followed. To follow one: dealbot feeds add URL" : $"{Counted.Of(feeds.Count, "feed")} followed, none of them failing."),
        var failing => new("feeds", SetupOutcome.Warning, $"{failing} of {Counted.Of(feeds.Count, "feed")} cannot be read. To see which and why: dealbot feeds list"),
    };
}
