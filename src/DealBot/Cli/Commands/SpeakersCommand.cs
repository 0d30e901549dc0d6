using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot speakers</c>: who is quoted, most quoted first.</summary>
internal static class SpeakersCommand
{
    private const int ShownInText = 20;

    public static Command Create(Terminal terminal)
    {
        var format = Formats.Option(Formats.Text, Formats.JsonLines);
        var count = AnswerCount.Option($"How many speakers at most [default: {ShownInText}; in jsonl, all]");
        var command = new ExampledCommand(
            "speakers",
            "List who is quoted in the library, most quoted first.",
            new("dealbot speakers", "A table with a bar for each."),
            new("dealbot speakers --format jsonl", "Names, aliases, roles and counts, for scripts."))
        {
            format,
            count,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            using var view = opened.Library.View();
            var quoted = view.Speakers.Where(speaker => speaker.QuoteCount > 0).ToList();
            var isText = parsed.GetValue(format) is Formats.Text;
            var shown = quoted.Take(parsed.GetValue(count) ?? (isText ? ShownInText : int.MaxValue)).ToList();
            if (!isText) foreach (var speaker in shown) CliJson.WriteLine(terminal.Out.Writer, SpeakerJson.Of(speaker));
            else if (shown.Count > 0) new SpeakersView(terminal.Out).Write(shown);
            if (isText && shown.Count < quoted.Count) terminal.Note($"… and {quoted.Count - shown.Count} more: dealbot speakers -k {quoted.Count}");
            return quoted.Count > 0 ? ExitCode.Done : ExitCode.NothingFound;
        });
        return command;
    }
}
