using System.CommandLine;
using System.Diagnostics;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Answers;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot ask QUESTION…</c>, and <c>--batch</c> for many questions at once.</summary>
internal static class AskCommand
{
    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("question")
        {
            Description = "The question, in as many words as you like; quotation marks are not needed",
            HelpName = "QUESTION",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var batch = new Option<string?>("--batch")
        {
            Description = "Answer many questions: one a line, plain or as JSON with a \"question\"; - reads standard input",
            HelpName = "FILE",
        };
        var format = new Option<string?>("--format") { Description = "How to print: text, json, jsonl [default: text; of a batch: jsonl]", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(Formats.Text, Formats.Json, Formats.JsonLines);
        var explain = new Option<bool>("--explain") { Description = "Also print how the question was understood, and why each answer stands where it does" };
        var count = AnswerCount.Option();

        var command = new ExampledCommand(
            "ask",
            "Ask the library: verbatim quotes and passages, with speaker, article and date.",
            new("dealbot ask what did Waltz say", "Somebody's words."),
            new("dealbot ask zelensky on security guarantees -k 3", "Somebody's words about something; spelling is forgiven."),
            new("dealbot ask did Bessent say \"the deal is done\"", "Whether somebody said something, word for word."),
            new("dealbot ask 'fund after:2025-02-26 source:\"sample library\" -oil'", "Operators: \"phrase\" -word speaker: source: kind: after: before:"),
            new("dealbot ask --batch questions.txt --format jsonl", "One JSON a line, in the order of the questions."))
        {
            words,
            batch,
            format,
            explain,
            count,
        };
        command.Validators.Add(result =>
        {
            var (asked, file) = (result.GetValue(words) is { Length: > 0 }, result.GetValue(batch) is not null);
            if (asked == file) result.AddError(asked ? "Give either a question or --batch FILE, not both." : "Give a question, or --batch FILE.");
        });
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            var options = new AskOptions(parsed.GetValue(count) ?? opened.Configuration.Options.AnswerCount, parsed.GetValue(explain));
            return parsed.GetValue(batch) is { } file
                ? new Batch(terminal, opened, options, parsed.GetValue(format) ?? Formats.JsonLines).Run(file, stopped)
                : AskOne(terminal, opened, QuestionWords.Join(QuestionWords.Of(parsed, words)), options, parsed.GetValue(format) ?? Formats.Text);
        });
        return command;
    }

    private static int AskOne(Terminal terminal, OpenedLibrary opened, string question, AskOptions options, string format)
    {
        var started = Stopwatch.GetTimestamp();
        using var view = opened.Library.View();
        var answer = opened.Answerer.Ask(view, question, options).Passed(view, terminal);
        var took = Stopwatch.GetElapsedTime(started);
        if (format is Formats.Text) new AnswerView(terminal.Out, view, terminal.Clock).Write(answer);
        else AnswerJson.Of(answer, took).Write(terminal.Out.Writer, format);
        return answer.Results.Count > 0 ? ExitCode.Done : ExitCode.NothingFound;
    }
}
