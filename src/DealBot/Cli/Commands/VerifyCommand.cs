using System.CommandLine;
using System.Diagnostics;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Answers;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot verify WORDS…</c>: whether somebody said these words, and exactly so.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("words")
        {
            Description = "The words that are supposed to have been said",
            HelpName = "WORDS",
            Arity = ArgumentArity.OneOrMore,
        };
        var speaker = new Option<string?>("--by") { Description = "Who is supposed to have said them: a name or a role", HelpName = "SPEAKER" };
        var format = Formats.Option(Formats.Text, Formats.Json, Formats.JsonLines);
        var count = AnswerCount.Option();
        var command = new ExampledCommand(
            "verify",
            "Check a quote: said exactly so, nearly so, by somebody else, or not in these articles. Exit code 0 only when verbatim.",
            new("dealbot verify the deal is done", "Whether anybody said these words."),
            new("dealbot verify the deal is finished --by Bessent", "Whether he did; the differences are marked."))
        {
            words,
            speaker,
            format,
            count,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            var started = Stopwatch.GetTimestamp();
            using var view = opened.Library.View();
            var options = new AskOptions(parsed.GetValue(count) ?? opened.Configuration.Options.AnswerCount);
            var answer = opened.Answerer.Verify(view, parsed.GetValue(speaker), string.Join(' ', QuestionWords.Of(parsed, words)), options)
                .Passed(view, terminal);
            var took = Stopwatch.GetElapsedTime(started);
            if (parsed.GetValue(format) is not Formats.Text and { } json) AnswerJson.Of(answer, took).Write(terminal.Out.Writer, json);
            else new AnswerView(terminal.Out, view, terminal.Clock).Write(answer);
            return answer.Verdict is Verdict.Verbatim ? ExitCode.Done : ExitCode.NothingFound;
        });
        return command;
    }
}
