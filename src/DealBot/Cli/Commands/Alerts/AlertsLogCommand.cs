using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Alerts;

namespace DealBot.Cli.Commands.Alerts;

/// <summary><c>dealbot alerts log</c>: what became of each new article in each channel.</summary>
internal static class AlertsLogCommand
{
    private const int Most = 10_000;

    public static Command Create(Terminal terminal)
    {
        var state = new Option<string?>("--state") { Description = $"Only those: {string.Join(", ", Enum.GetValues<AlertState>().Select(JsonNames.Of))}", HelpName = "STATE" };
        state.AcceptOnlyFromAmong([.. Enum.GetValues<AlertState>().Select(JsonNames.Of)]);
        var limit = new Option<int>("--limit") { Description = "How many at most", HelpName = "N", DefaultValueFactory = _ => 50 };
        limit.Validators.Add(static given =>
        {
            if (given.Tokens is [{ Value: var typed }] && !(int.TryParse(typed, out var count) && count is >= 1 and <= Most))
                given.AddError($"--limit {typed}: give a whole number from 1 to {Most}.");
        });
        var format = Formats.Option(Formats.Text, Formats.Json, Formats.JsonLines);
        var command = new ExampledCommand(
            "log",
            "List what became of each new article in each channel, last changed first.",
            new("dealbot alerts log", "The last fifty."),
            new("dealbot alerts log --state failed", "Those that will never arrive, with the reason."),
            new("dealbot alerts log --limit 1000 --format json", "For scripts."))
        {
            state,
            limit,
            format,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            var entries = opened.Library.Alerts.Latest(parsed.GetValue(limit), JsonNames.Read<AlertState>(parsed.GetValue(state)));
            switch (parsed.GetValue(format))
            {
                case Formats.Json:
                    CliJson.WriteIndented<IReadOnlyList<AlertJson>>(terminal.Out.Writer, [.. entries.Select(AlertJson.Of)]);
                    break;
                case Formats.JsonLines:
                    foreach (var entry in entries) CliJson.WriteLine(terminal.Out.Writer, AlertJson.Of(entry));
                    break;
                default:
                    new AlertsView(terminal.Out).Write(entries);
                    break;
            }

            if (entries.Count == 0) terminal.Note("The log holds none. It begins with the first new article after a channel subscribed, with /deal-alerts on in Discord, /deal alerts on in Slack.");
            return entries.Count > 0 ? ExitCode.Done : ExitCode.NothingFound;
        });
        return command;
    }
}
