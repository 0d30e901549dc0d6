using System.CommandLine;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;

namespace DealBot.Cli.Commands.Feeds;

/// <summary><c>dealbot feeds import FILE</c>: follows the feeds of a list that another reader exported.</summary>
internal static class FeedsImportCommand
{
    private const int MaxBytes = 10 * 1024 * 1024; // some ten thousand feeds

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "The list, in OPML; - reads standard input", HelpName = "FILE" };
        var command = new ExampledCommand(
            "import",
            "Follow the feeds of an OPML list, as every feed reader exports it. They are first fetched by 'dealbot serve'.",
            new("dealbot feeds import feeds.opml", "The feeds that are followed already are left alone."),
            new("dealbot feeds import feeds.opml && dealbot feeds check", "And looks at each at once."))
        {
            file,
        };
        command.SetAction((parsed, stopped) => FeedsCommand.RunAsync(
            parsed, terminal, fills: true, sources => ImportAsync(terminal, sources, parsed.GetRequiredValue(file), stopped), stopped));
        return command;
    }

    private static async Task<int> ImportAsync(Terminal terminal, Sources sources, string file, CancellationToken stopped)
    {
        var name = file is Inputs.StandardInput ? "standard input" : file;
        var (feeds, fault) = Opml.Read(await ReadAsync(terminal, file, name, stopped));
        if (fault is not null && feeds.Count == 0) throw new CommandException(ExitCode.Usage, $"{name}: {fault}");
        if (fault is not null) terminal.Complain($"{name}: {fault}");

        var (added, followed, failed) = (0, 0, fault is null ? 0 : 1);
        foreach (var feed in feeds)
        {
            var addition = await sources.AddAsync(feed.Address.OriginalString, FeedsAddCommand.By, @unchecked: true, feed.Title, stopped);
            if (addition.Feed is null)
            {
                terminal.Complain(addition.Check?.Problem ?? $"{feed.Address} was not added.");
                failed++;
            }
            else if (addition.IsNew) added++;
            else followed++;
        }

        terminal.Out.Writer.WriteLine($"{Counted.Of(added, "feed")} added, {followed} followed already, {failed} failed");
        return failed > 0 ? ExitCode.SomeInputsFailed : ExitCode.Done;
    }

    private static async Task<byte[]> ReadAsync(Terminal terminal, string file, string name, CancellationToken stopped)
    {
        try
        {
            await using var stream = file is Inputs.StandardInput ? terminal.OpenInput() : File.OpenRead(file);
            using var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int count; (count = await stream.ReadAsync(buffer, stopped)) > 0;)
            {
                if (bytes.Length + count > MaxBytes) throw new CommandException(ExitCode.Usage, $"{name} is larger than {Counted.Bytes(MaxBytes)}, which no list of feeds is. Check that it is the right file.");
                bytes.Write(buffer, 0, count);
            }

            return bytes.ToArray();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"{name} cannot be read ({fault.Message.TrimEnd('.')}). Check the path and its permissions.");
        }
    }
}
