using System.CommandLine;
using System.Text;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;

namespace DealBot.Cli.Commands.Feeds;

/// <summary><c>dealbot feeds export [FILE]</c>: writes the list of feeds for another reader, or for another library.</summary>
internal static class FeedsExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string?>("file")
        {
            Description = "The file to write; without it, or for -, standard output",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new ExampledCommand(
            "export",
            "Write the feeds as an OPML list, which every feed reader imports.",
            new("dealbot feeds export feeds.opml", "To a file."),
            new("dealbot feeds export | dealbot feeds import - --data elsewhere", "To another library."))
        {
            file,
        };
        command.SetAction((parsed, stopped) => FeedsCommand.RunAsync(
            parsed, terminal, fills: false, sources => ExportAsync(terminal, sources, parsed.GetValue(file), stopped), stopped));
        return command;
    }

    private static async Task<int> ExportAsync(Terminal terminal, Sources sources, string? file, CancellationToken stopped)
    {
        var feeds = sources.Feeds();
        var list = Opml.Write([.. feeds.Select(feed => new OpmlFeed(new Uri(feed.Url), feed.Title))], terminal.Clock.GetUtcNow());
        if (file is null or "-")
        {
            await terminal.Out.Writer.WriteAsync(Encoding.UTF8.GetString(list));
            return ExitCode.Done;
        }

        try
        {
            await File.WriteAllBytesAsync(file, list, stopped);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new CommandException(ExitCode.Usage, $"{file} cannot be written ({fault.Message.TrimEnd('.')}). Check the path and its permissions.");
        }

        terminal.Note($"Wrote {Counted.Of(feeds.Count, "feed")} to {file}.");
        return ExitCode.Done;
    }
}
