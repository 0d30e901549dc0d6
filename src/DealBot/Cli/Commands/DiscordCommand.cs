using System.CommandLine;
using DealBot.Core.Chat;
using DealBot.Discord;
using DealBot.Hosting;
using DealBot.Hosting.Logging;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot discord register</c>: makes the commands known to Discord.</summary>
internal static class DiscordCommand
{
    public static Command Create(Terminal terminal)
    {
        var register = new ExampledCommand(
            "register",
            "Register the commands, where they differ from what Discord holds. 'dealbot serve' does it at its start too.",
            new Example("dealbot discord register", "For all servers, or for those in discord.guilds, where they appear at once."));
        register.SetAction(async (parsed, stopped) =>
        {
            var configuration = OpenedLibrary.Configured(GlobalOptions.FoldersOf(parsed).Config);
            var discord = Platforms.Of(configuration.Options, new Secrets(Environment.GetEnvironmentVariable)).Discord
                ?? throw new CommandException(ExitCode.Usage, $"{Platforms.DiscordIsOff} Set it to the token of your bot, from discord.com/developers.");
            using var logs = Logs.ToStandardError(terminal.Error, terminal.Clock, isVerbose: false);
            try
            {
                using var setup = new DiscordSetup(discord, terminal.Clock, logs);
                foreach (var change in await setup.RegisterAsync(stopped)) terminal.Out.Writer.WriteLine(Visible.Line(change));
                return ExitCode.Done;
            }
            catch (Exception fault) when (fault is ConnectorRefusedException or IOException)
            {
                throw new CommandException(ExitCode.OutsideFailed, fault.Message);
            }
        });
        return new Command("discord", "Set DealBot up in Discord.") { register };
    }
}
