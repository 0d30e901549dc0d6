using System.CommandLine;
using DealBot.Core.Articles.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.Cli.Commands.Feeds;

/// <summary><c>dealbot feeds</c>: the feeds that the library follows. <c>dealbot serve</c> fetches them.</summary>
internal static class FeedsCommand
{
    public static Command Create(Terminal terminal) => new("feeds", "Keep the feeds that the library follows; 'dealbot serve' fetches them.")
    {
        FeedsAddCommand.Create(terminal),
        FeedsListCommand.Create(terminal),
        FeedsCheckCommand.Create(terminal),
        FeedsRemoveCommand.Create(terminal),
        FeedsImportCommand.Create(terminal),
        FeedsExportCommand.Create(terminal),
    };

    /// <summary>An argument that takes any number of feeds that are followed.</summary>
    public static Argument<string[]> Feeds(ArgumentArity arity, string description) => new("feed")
    {
        Description = description,
        HelpName = "FEED",
        Arity = arity,
    };

    /// <summary>Runs a command on the feeds of a library.</summary>
    /// <param name="parsed">Names the library.</param>
    /// <param name="terminal">Shows what comes of it.</param>
    /// <param name="fills">Whether it may begin with an empty library, where there is neither one nor articles to make it from.</param>
    /// <param name="work">The command.</param>
    /// <param name="stopped">Ends it.</param>
    public static async Task<int> RunAsync(
        ParseResult parsed, Terminal terminal, bool fills, Func<Sources, Task<int>> work, CancellationToken stopped)
    {
        var folders = GlobalOptions.FoldersOf(parsed);
        using var opened = fills ? OpenedLibrary.Open(folders) : await OpenedLibrary.OpenAsync(folders, terminal, stopped);
        if (fills) await opened.PopulateAsync(terminal, stopped);
        using var fetcher = opened.OpenFetcher(terminal.Clock, NullLoggerFactory.Instance);
        return await work(new Sources(opened.Library, fetcher, terminal.Clock));
    }
}
