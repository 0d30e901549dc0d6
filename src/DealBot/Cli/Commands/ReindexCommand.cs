using System.CommandLine;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot reindex</c>: looks through the articles folder again and rebuilds what is derived from the articles.</summary>
internal static class ReindexCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new ExampledCommand(
            "reindex",
            "Rebuild quotes, speakers and index from the articles, new files of the articles folder included. Meanwhile the old index answers.",
            new Example("dealbot reindex", "After a new version of DealBot, or new files in the articles folder."));
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            int total;
            using (var view = opened.Library.View()) total = view.Articles.Count;
            var report = await ImportProgressBar.RunAsync(
                terminal.Error, "Reindexing", total, progress => opened.Library.ReindexAsync(progress, stopped));
            return ImportReports.Conclude(report, terminal);
        });
        return command;
    }
}
