using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Articles.Reading;
using DealBot.Text;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot quotes PATH…</c>: the quotes of files, without touching the library.</summary>
internal static class QuotesCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files or folders of articles (text, Markdown, HTML); - reads standard input",
            HelpName = "PATH",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = Formats.Option(Formats.Text, Formats.JsonLines);
        var command = new ExampledCommand(
            "quotes",
            "Show who said what in files, without adding them to the library.",
            new("dealbot quotes article.html", "The quotes of one page."),
            new("dealbot quotes news/ --format jsonl > quotes.jsonl", "One quote a line, for scripts; offsets are UTF-16 code units."),
            new("curl -s https://example.org/page | dealbot quotes -", "A page that was just fetched."))
        {
            paths,
            format,
        };
        command.SetAction((parsed, stopped) =>
        {
            var maxBytes = OpenedLibrary.Configured(GlobalOptions.FoldersOf(parsed).Config).Options.MaxArticleBytes;
            var inputs = Inputs.Read(parsed.GetRequiredValue(paths), terminal, maxBytes);
            return Task.FromResult(Run(terminal, inputs, parsed.GetValue(format)!, stopped));
        });
        return command;
    }

    private static int Run(Terminal terminal, IEnumerable<ReadOutcome> inputs, string format, CancellationToken stopped)
    {
        var view = new QuotesView(terminal.Out);
        var (quotes, failures) = (0, 0);
        foreach (var outcome in inputs)
        {
            stopped.ThrowIfCancellationRequested();
            switch (outcome)
            {
                case ReadOutcome.Failure failure:
                    terminal.Complain(failure.Message);
                    failures++;
                    break;
                case ReadOutcome.Success { Article: var article, Warnings: var warnings }:
                    foreach (var warning in warnings) terminal.Warn(warning);
                    var found = TextAnalyzer.Analyze(article.Text).Quotes;
                    quotes += found.Count;
                    if (format is Formats.Text) view.Write(article, found);
                    else foreach (var quote in found) CliJson.WriteLine(terminal.Out.Writer, QuoteJson.Of(article.File, article.Text, quote));
                    break;
            }
        }

        if (failures > 0) return ExitCode.SomeInputsFailed;
        return quotes > 0 ? ExitCode.Done : ExitCode.NothingFound;
    }
}
