using System.CommandLine;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Import;
using DealBot.Core.Articles.Reading;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot import PATH…</c>: adds articles to the library.</summary>
internal static class ImportCommand
{
    private static readonly ImportReport Nothing = new(0, 0, 0, [], []);

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files, folders (text, Markdown, HTML) or addresses of pages; - reads one article from standard input [default: the articles folder]",
            HelpName = "PATH",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new ExampledCommand(
            "import",
            "Add articles to the library. What it holds already is left alone; a changed article replaces the old one; a new one is announced.",
            new("dealbot import news/", "A folder, with the folders in it."),
            new("dealbot import page.html notes.md", "Single files."),
            new("dealbot import https://news.example/harbour", "A page, fetched from the web."),
            new("pdftotext report.pdf - | dealbot import -", "What another program prints."))
        {
            paths,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            var folders = GlobalOptions.FoldersOf(parsed);
            var given = parsed.GetValue(paths) is { Length: > 0 } named ? named.ToLookup(Inputs.IsAddress) : new[] { folders.Articles.Path }.ToLookup(_ => false);
            using var opened = OpenedLibrary.Open(folders);
            await opened.PopulateAsync(terminal, stopped);
            var fromFiles = given[false].Any() ? await ImportFilesAsync(terminal, opened, [.. given[false]], stopped) : Nothing;
            var fromWeb = await FetchAsync(terminal, opened, given[true], stopped);
            return ImportReports.Conclude(fromFiles.And(fromWeb), terminal);
        });
        return command;
    }

    private static Task<ImportReport> ImportFilesAsync(Terminal terminal, OpenedLibrary opened, string[] paths, CancellationToken stopped)
    {
        var total = paths.Sum(path => path is Inputs.StandardInput ? 1 : ArticleFolder.List(path).Count());
        var inputs = Inputs.Read(paths, terminal, opened.Configuration.Options.MaxArticleBytes);
        return ImportProgressBar.RunAsync(terminal.Error, "Importing", total, progress => opened.Library.ImportAsync(inputs, progress, stopped));
    }

    private static async Task<ImportReport> FetchAsync(Terminal terminal, OpenedLibrary opened, IEnumerable<string> addresses, CancellationToken stopped)
    {
        using var fetcher = opened.OpenFetcher(terminal.Clock, NullLoggerFactory.Instance);
        var sources = new Sources(opened.Library, fetcher, terminal.Clock);
        var report = Nothing;
        foreach (var address in addresses) report = report.And(await sources.ImportAsync(address, stopped));
        return report;
    }
}
