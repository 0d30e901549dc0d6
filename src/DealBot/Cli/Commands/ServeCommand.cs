using System.CommandLine;
using DealBot.Hosting;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot serve</c>: answers in Discord and Slack, fills the library and tells channels of what is new, until stopped.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal, Signals? signals)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen for Slack's requests, when slack.mode is http",
            HelpName = "URLS",
            DefaultValueFactory = _ => "http://localhost:8080",
        };
        var command = new ExampledCommand(
            "serve",
            "Answer in Discord and Slack, wherever there is a token in the environment; fetch the feeds, watch the articles folder, and tell channels of new articles.",
            new($"{Secrets.DiscordToken}_FILE=token.txt dealbot serve", "In Discord."),
            new("dealbot doctor", "Says whether everything is set up, and what to do about the rest."))
        {
            urls,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            if (signals is not null) signals.Patience = Service.GraceToStop;
            var folders = GlobalOptions.FoldersOf(parsed);
            var platforms = Platforms.Of(OpenedLibrary.Configured(folders.Config).Options, new Secrets(Environment.GetEnvironmentVariable));
            if (platforms.Discord is null) terminal.Note(Platforms.DiscordIsOff);
            if (platforms.Slack is null) terminal.Note(Platforms.SlackIsOff);
            using var logs = Logs.ToStandardError();
            using var opened = await OpenedLibrary.OpenAsync(folders, terminal, stopped);
            if (platforms is { Discord: null, Slack: null })
            {
                if (opened.Configuration.Options.Feeds.Folders is [] && opened.Feeds(terminal.Clock) is []) throw new CommandException(ExitCode.Usage, "There is nowhere to serve, and nothing to fetch. Set the token of a chat platform: the README says how to get one. Or follow a feed: dealbot feeds add URL. Or name a folder to be watched under feeds.folders in config/dealbot.json.");
                terminal.Note("The library fills itself; nobody is told of what is new.");
            }

            using var store = opened.OpenChatStore(terminal.Clock);
            using var service = new Service(opened, store, platforms, terminal.Clock, logs);
            await service.RunAsync(parsed.GetRequiredValue(urls), stopped);
            return ExitCode.Done;
        });
        return command;
    }
}
