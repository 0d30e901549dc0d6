using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot articles</c>: what the library holds, newest first.</summary>
internal static class ArticlesCommand
{
    public static Command Create(Terminal terminal)
    {
        var format = Formats.Option(Formats.Text, Formats.JsonLines);
        var count = AnswerCount.Option("How many articles at most [default: all]");
        var command = new ExampledCommand(
            "articles",
            "List the articles of the library, newest first.",
            new("dealbot articles -k 10", "The ten newest."),
            new("dealbot articles --format jsonl", "One JSON a line, for scripts."))
        {
            format,
            count,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            using var view = opened.Library.View();
            var articles = view.Articles.Take(parsed.GetValue(count) ?? int.MaxValue).ToList();
            if (parsed.GetValue(format) is Formats.Text) new ArticlesView(terminal.Out).Write(articles);
            else foreach (var article in articles) CliJson.WriteLine(terminal.Out.Writer, ListedArticleJson.Of(article));
            return articles.Count > 0 ? ExitCode.Done : ExitCode.NothingFound;
        });
        return command;
    }
}
