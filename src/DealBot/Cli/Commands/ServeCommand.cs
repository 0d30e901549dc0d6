using System.CommandLine;
using DealBot.Hosting;
using DealBot.Hosting.Logging;
using DealBot.Web.Access;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot serve</c>, and <c>dealbot</c> alone: the page, the connectors, the feeds and the alerts, until stopped.</summary>
internal static class ServeCommand
{
    /// <summary>Where to listen; an option of the program without a command as well.</summary>
    public static readonly Option<string?> Urls = new(ListenAddresses.Option)
    {
        Description = $"Where to serve the page, as ASP.NET Core writes it; several parted by semicolons [environment: {ListenAddresses.Variable}; default: {ListenAddresses.Default}]",
        HelpName = "URLS",
    };

    public static Command Create(Terminal terminal, Signals? signals)
    {
        var command = new ExampledCommand(
            "serve",
            "Serve the page to ask on, and answer in Discord and Slack wherever there is a token; fetch the feeds, watch the articles folder, and tell channels of new articles. "
            + "This is what dealbot does without a command.",
            new("dealbot serve", $"The page, on {ListenAddresses.Default}."),
            new($"{Secrets.DiscordToken}_FILE=token.txt dealbot serve", "And in Discord."),
            new($"{Secrets.WebToken}_FILE=token.txt dealbot serve --urls http://*:8080", "For others too, who must give the token."),
            new("dealbot doctor", "Says whether everything is set up, and what to do about the rest."))
        {
            Urls,
        };
        command.SetAction((parsed, stopped) => RunAsync(parsed, terminal, signals, stopped));
        return command;
    }

    /// <summary>Serves until stopped.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, Signals? signals, CancellationToken stopped)
    {
        if (signals is not null) signals.Patience = ServiceHost.GraceToStop;
        var addresses = ListenAddresses.Of(parsed.GetValue(Urls), Environment.GetEnvironmentVariable);
        var folders = GlobalOptions.FoldersOf(parsed);
        var secrets = new Secrets(Environment.GetEnvironmentVariable);
        var platforms = Platforms.Of(OpenedLibrary.Configured(folders.Config).Options, secrets);
        var access = WebAccess.Of(addresses, secrets);
        using var logs = Logs.ToStandardError(terminal.Error, terminal.Clock, GlobalOptions.IsVerbose(parsed));
        using var opened = OpenedLibrary.Open(folders);
        using var store = opened.OpenChatStore(terminal.Clock);
        await using var host = new ServiceHost(opened, store, platforms, access, addresses, terminal.Clock, logs);
        await host.RunAsync(terminal.Error, stopped);
        return ExitCode.Done;
    }
}
