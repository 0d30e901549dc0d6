using System.CommandLine;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;

namespace DealBot.Cli.Commands.Feeds;

/// <summary><c>dealbot feeds remove FEED…</c>: follows feeds no more.</summary>
internal static class FeedsRemoveCommand
{
    public static Command Create(Terminal terminal)
    {
        var references = FeedsCommand.Feeds(ArgumentArity.OneOrMore, "Numbers, as 'dealbot feeds list' prints them, or addresses, or parts of titles");
        var command = new ExampledCommand(
            "remove",
            "Follow feeds no more; the articles that came of them stay.",
            new("dealbot feeds remove 3", "By number."),
            new("dealbot feeds remove harbour", "By part of its title."))
        {
            references,
        };
        command.SetAction((parsed, stopped) => FeedsCommand.RunAsync(
            parsed, terminal, fills: false, sources => Task.FromResult(Remove(terminal, sources, parsed.GetRequiredValue(references))), stopped));
        return command;
    }

    private static int Remove(Terminal terminal, Sources sources, string[] references)
    {
        var (removed, unclear) = (0, 0);
        foreach (var reference in references)
        {
            switch (sources.Find(reference))
            {
                case [var feed]:
                    sources.Remove(feed.Id);
                    terminal.Out.Writer.WriteLine($"removed #{feed.Id}: {Visible.Line(feed.Title ?? feed.Url)} ({Visible.Line(feed.Url)})");
                    removed++;
                    break;
                case []:
                    terminal.Complain($"No feed {reference} is followed. To see which are: dealbot feeds list");
                    unclear++;
                    break;
                case var several:
                    terminal.Complain($"{several.Count} feeds are meant by {reference}, and none was removed. Name those you mean by their numbers: {string.Join(", ", several.Select(feed => feed.Id))}.");
                    unclear++;
                    break;
            }
        }

        if (unclear == 0) return ExitCode.Done;
        return removed > 0 ? ExitCode.SomeInputsFailed : ExitCode.NothingFound;
    }
}
