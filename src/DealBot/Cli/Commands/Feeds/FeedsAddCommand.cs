using System.CommandLine;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;

namespace DealBot.Cli.Commands.Feeds;

/// <summary><c>dealbot feeds add URL…</c>: follows feeds from now on.</summary>
internal static class FeedsAddCommand
{
    /// <summary>Who added a feed that nobody added in chat.</summary>
    public const string By = "the command line";

    public static Command Create(Terminal terminal)
    {
        var addresses = new Argument<string[]>("url")
        {
            Description = "Addresses of feeds (RSS, Atom, JSON Feed), or of pages that name one",
            HelpName = "URL",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new ExampledCommand(
            "add",
            "Follow feeds. What they hold now is imported and announced to nobody; what comes later is announced.",
            new("dealbot feeds add https://news.example/feed.xml", "A feed."),
            new("dealbot feeds add news.example", "A page: the feed that it names is followed."))
        {
            addresses,
        };
        command.SetAction((parsed, stopped) => FeedsCommand.RunAsync(
            parsed, terminal, fills: true, sources => AddAsync(terminal, sources, parsed.GetRequiredValue(addresses), stopped), stopped));
        return command;
    }

    private static async Task<int> AddAsync(Terminal terminal, Sources sources, string[] addresses, CancellationToken stopped)
    {
        var failures = 0;
        foreach (var address in addresses)
        {
            var addition = await sources.AddAsync(address, By, @unchecked: false, title: null, stopped);
            if (addition.Check is { } check) foreach (var remark in check.Remarks) terminal.Warn($"{check.Url}: {remark}");
            if (addition.Feed is { } feed)
            {
                terminal.Out.Writer.WriteLine($"{(addition.IsNew ? "added" : "followed already")} #{feed.Id}: {Visible.Line(feed.Title ?? feed.Url)} ({Visible.Line(feed.Url)})");
            }
            else
            {
                terminal.Complain(addition.Check?.Problem ?? $"{address} was not added.");
                failures++;
            }
        }

        return failures > 0 ? ExitCode.SomeInputsFailed : ExitCode.Done;
    }
}
