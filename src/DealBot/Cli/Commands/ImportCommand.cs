using System.CommandLine;
using DealBot.Core.Articles.Reading;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot import PATH…</c>: adds articles to the library.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files or folders (text, Markdown, HTML); - reads one article from standard input [default: the articles folder]",
            HelpName = "PATH",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new ExampledCommand(
            "import",
            "Add articles to the library. What it holds already is left alone; a changed article replaces the old one.",
            new("dealbot import news/", "A folder, with the folders in it."),
            new("dealbot import page.html notes.md", "Single files."),
            new("pdftotext report.pdf - | dealbot import -", "What another program prints."))
        {
            paths,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            var folders = GlobalOptions.FoldersOf(parsed);
            string[] given = parsed.GetValue(paths) is { Length: > 0 } named ? named : [folders.Articles.Path];
            using var opened = OpenedLibrary.Open(folders);
            await opened.PopulateAsync(terminal, stopped);
            var total = given.Sum(path => path is Inputs.StandardInput ? 1 : ArticleFolder.List(path).Count());
            var inputs = Inputs.Read(given, terminal, opened.Configuration.Options.MaxArticleBytes);
            var report = await ImportProgressBar.RunAsync(
                terminal.Error, "Importing", total, progress => opened.Library.ImportAsync(inputs, progress, stopped));
            return ImportReports.Conclude(report, terminal);
        });
        return command;
    }
}
