using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;

namespace DealBot.Cli.Commands.Feeds;

/// <summary><c>dealbot feeds list</c>: which feeds are followed, and how each fares.</summary>
internal static class FeedsListCommand
{
    public static Command Create(Terminal terminal)
    {
        var format = Formats.Option(Formats.Text, Formats.JsonLines);
        var command = new ExampledCommand(
            "list",
            "List the feeds and how each fares: when it was last read, since when it fails and why, when it is fetched next.",
            new("dealbot feeds list", "For eyes."),
            new("dealbot feeds list --format jsonl", "One JSON a line, for scripts."))
        {
            format,
        };
        command.SetAction((parsed, stopped) => FeedsCommand.RunAsync(parsed, terminal, fills: false, sources =>
        {
            var feeds = sources.Feeds();
            if (parsed.GetValue(format) is Formats.Text) new FeedsView(terminal.Out, terminal.Clock).Write(feeds);
            else foreach (var feed in feeds) CliJson.WriteLine(terminal.Out.Writer, FeedJson.Of(feed));
            if (feeds.Count == 0) terminal.Note("No feed is followed. To follow one: dealbot feeds add URL");
            return Task.FromResult(feeds.Count > 0 ? ExitCode.Done : ExitCode.NothingFound);
        }, stopped));
        return command;
    }
}
