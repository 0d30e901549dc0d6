using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Cli.Commands.Feeds;

/// <summary><c>dealbot feeds check URL|FEED…</c>: fetches and reads feeds now, and says what is wrong and what to do.</summary>
internal static class FeedsCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var references = FeedsCommand.Feeds(
            ArgumentArity.ZeroOrMore, "Addresses, or feeds that are followed, by number or part of the title [default: all that are followed]");
        var format = Formats.Option(Formats.Text, Formats.JsonLines);
        var command = new ExampledCommand(
            "check",
            "Fetch and read feeds now, and say what is wrong and what to do. Nothing is stored.",
            new("dealbot feeds check https://news.example/feed.xml", "Before adding it."),
            new("dealbot feeds check 3 harbour", "Two that are followed, by number and by title."),
            new("dealbot feeds check", "All that are followed."))
        {
            references,
            format,
        };
        command.SetAction((parsed, stopped) => FeedsCommand.RunAsync(
            parsed, terminal, fills: false, sources => CheckAsync(terminal, sources, parsed.GetValue(references) ?? [], parsed.GetRequiredValue(format), stopped), stopped));
        return command;
    }

    private static async Task<int> CheckAsync(Terminal terminal, Sources sources, string[] references, string format, CancellationToken stopped)
    {
        var view = new FeedChecksView(terminal.Out);
        var failures = 0;
        foreach (var address in references is [] ? sources.Feeds().Select(feed => feed.Url) : references.SelectMany(reference => AddressesOf(sources, reference)))
        {
            var check = await sources.CheckAsync(address, stopped);
            if (check.Problem is not null) failures++;
            if (format is Formats.Text) view.Write(check);
            else CliJson.WriteLine(terminal.Out.Writer, FeedCheckJson.Of(check));
        }

        return failures > 0 ? ExitCode.SomeInputsFailed : ExitCode.Done;
    }

    /// <summary>Of every feed that is meant, since to look at one more changes nothing; what means none is an address.</summary>
    private static IEnumerable<string> AddressesOf(Sources sources, string reference) =>
        sources.Find(reference) is { Count: > 0 } followed ? followed.Select(feed => feed.Url) : [reference];
}
