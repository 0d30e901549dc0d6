using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;

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
            var status = StatusJson.Of(opened, view, opened.Feeds(terminal.Clock));
            if (parsed.GetValue(format) is Formats.Text) new StatusView(terminal.Out).Write(status);
            else CliJson.WriteIndented(terminal.Out.Writer, status);
            return ExitCode.Done;
        });
        return command;
    }
}
