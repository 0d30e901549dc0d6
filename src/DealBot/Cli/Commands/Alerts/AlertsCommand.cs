using System.CommandLine;

namespace DealBot.Cli.Commands.Alerts;

/// <summary><c>dealbot alerts</c>: what channels were told of, and why.</summary>
internal static class AlertsCommand
{
    public static Command Create(Terminal terminal) => new("alerts", "See what channels were told of new articles, and why. They subscribe with /deal-alerts on in Discord, /deal alerts on in Slack.")
    {
        AlertsLogCommand.Create(terminal),
        AlertsWhyCommand.Create(terminal),
    };
}
