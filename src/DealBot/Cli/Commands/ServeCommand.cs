using System.CommandLine;
using DealBot.Hosting;
using DealBot.Web.Access;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot serve</c>, and <c>dealbot</c> alone: the page, the connectors, the feeds and the alerts, until stopped.</summary>
internal static class ServeCommand
{
    private const string DefaultUrls = "http://localhost:8080";

    public static Command Create(Terminal terminal, Signals? signals)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, as ASP.NET Core writes it; several are parted by semicolons",
            HelpName = "URLS",
            DefaultValueFactory = _ => DefaultUrls,
        };
        var command = new ExampledCommand(
            "serve",
            "Serve the page to ask on, and answer in Discord and Slack wherever there is a token; fetch the feeds, watch the articles folder, and tell channels of new articles.",
            new("dealbot serve", $"The page, on {DefaultUrls}."),
            new($"{Secrets.DiscordToken}_FILE=token.txt dealbot serve", "And in Discord."),
            new("dealbot doctor", "Says whether everything is set up, and what to do about the rest."))
        {
            urls,
        };
        command.SetAction((parsed, stopped) => RunAsync(parsed, parsed.GetRequiredValue(urls), terminal, signals, stopped));
        return command;
    }

    /// <summary>Serves with all defaults, for the program without a command.</summary>
    public static Task<int> RunAsync(ParseResult parsed, Terminal terminal, Signals? signals, CancellationToken stopped) =>
        RunAsync(parsed, DefaultUrls, terminal, signals, stopped);

    private static async Task<int> RunAsync(ParseResult parsed, string urls, Terminal terminal, Signals? signals, CancellationToken stopped)
    {
        if (signals is not null) signals.Patience = ServiceHost.GraceToStop;
        var folders = GlobalOptions.FoldersOf(parsed);
        var secrets = new Secrets(Environment.GetEnvironmentVariable);
        var platforms = Platforms.Of(OpenedLibrary.Configured(folders.Config).Options, secrets);
        var access = WebAccess.Of(urls, secrets);
        if (platforms.Discord is null) terminal.Note(Platforms.DiscordIsOff);
        if (platforms.Slack is null) terminal.Note(Platforms.SlackIsOff);
        if (platforms is { Discord: null, Slack: null }) terminal.Note("The page answers and the library fills itself; nobody is told of what is new.");
        using var logs = Logs.ToStandardError();
        using var opened = await OpenedLibrary.OpenAsync(folders, terminal, stopped);
        using var store = opened.OpenChatStore(terminal.Clock);
        await using var host = new ServiceHost(opened, store, platforms, access, urls, terminal.Clock, logs);
        await host.RunAsync(stopped);
        return ExitCode.Done;
    }
}
