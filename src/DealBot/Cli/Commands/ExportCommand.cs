using System.CommandLine;
using System.Diagnostics;
using System.Text;
using DealBot.Core.Answers;
using DealBot.Export;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot export [QUESTION…]</c>: writes answers, or the whole library, for other programs and for reports.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("question")
        {
            Description = "What to export the answers to, with the operators of ask; without it, the whole library",
            HelpName = "QUESTION",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = Formats.Option([.. ExportFormat.All.Select(static format => format.Name)]);
        var output = new Option<string?>("--output") { Description = "The file to write; without it, standard output", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace the file where there is one" };
        var count = AnswerCount.Option($"How many answers at most [default: {AnswerCount.Most}]");
        var command = new ExampledCommand(
            "export",
            "Write the answers to a question, or the whole library with its quotes, as JSON, CSV or Markdown with footnotes.",
            new("dealbot export 'speaker:Waltz after:2025-02-20' --format markdown --output waltz.md", "A report, each quote with a footnote for its source."),
            new("dealbot export what did Waltz say --format csv > waltz.csv", "For a spreadsheet, a quote a row."),
            new("dealbot export --output library.json", "All articles with their texts and quotes."))
        {
            words, format, output, force, count,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            var file = parsed.GetValue(output) is "-" ? null : parsed.GetValue(output);
            if (file is not null) NewFile.Check(file, parsed.GetValue(force));

            var question = parsed.GetValue(words) is { Length: > 0 } ? QuestionWords.Join(QuestionWords.Of(parsed, words)) : null;
            if (question is not null && ExportFormat.Refusal(question) is { } refusal) throw new CommandException(ExitCode.Usage, refusal);
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            using var view = opened.Library.View();
            var started = Stopwatch.GetTimestamp();
            var answer = question is null ? null
                : opened.Answerer.Ask(view, question, new AskOptions(parsed.GetValue(count) ?? AnswerCount.Most)).Passed(view, terminal);
            var into = ExportFormat.Find(parsed.GetRequiredValue(format))!;
            var pieces = answer is null ? into.Library(view) : into.Answer(answer, Stopwatch.GetElapsedTime(started));
            if (file is null) Write(terminal.Out.Writer, pieces, stopped);
            else await NewFile.WriteAsync(file, parsed.GetValue(force), begun => Task.FromResult(Write(begun, pieces, stopped)));
            return answer is { Results.Count: 0 } ? ExitCode.NothingFound : ExitCode.Done;
        });
        return command;
    }

    private static bool Write(string path, IEnumerable<string> pieces, CancellationToken stopped)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Write(writer, pieces, stopped);
        return true;
    }

    private static void Write(TextWriter writer, IEnumerable<string> pieces, CancellationToken stopped)
    {
        foreach (var piece in pieces)
        {
            stopped.ThrowIfCancellationRequested();
            writer.Write(piece);
        }
    }
}
