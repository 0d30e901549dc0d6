using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using DealBot.Cli.Commands;
using DealBot.Cli.Commands.Alerts;
using DealBot.Cli.Commands.Feeds;
using DealBot.Hosting;

namespace DealBot.Cli;

/// <summary>The tree of commands, and how a line of arguments runs through it.</summary>
internal static class CommandLine
{
    private static readonly Example[] FirstSteps =
    [
        new("dealbot", $"Serves the page to ask on, on {ListenAddresses.Default}, and answers in Discord and Slack wherever there is a token."),
        new("dealbot ask what did Waltz say", "The words, who said them, and where they were printed."),
        new("dealbot verify the deal is done", "Whether anybody said these words, and exactly so."),
        new("dealbot import news/", "Adds a folder of articles to the library."),
        new("dealbot ask --help", "The options of a command, with examples."),
    ];

    private static readonly ParserConfiguration Parsing = new()
    {
        EnablePosixBundling = false, // "-kyiv" is a word of the question, not "-k yiv"
        ResponseFileTokenReplacer = null, // "@waltz" is a word, not a file
    };

    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var terminal = Terminal.OfProcess();
        using var signals = new Signals();
        return await FaultBoundary.RunAsync(terminal, signals, GlobalOptions.IsVerbose(args), () => RunAsync(args, terminal, signals));
    }

    /// <summary>Every command, its options and its help.</summary>
    public static RootCommand Tree(Terminal terminal, Signals? signals = null)
    {
        var root = new RootCommand(
            "DealBot finds what was said: verbatim quotes from a library of articles, with speaker and source. Without a command it serves the page to ask on, "
            + "as 'dealbot serve' does.")
        {
            GlobalOptions.Data,
            GlobalOptions.Articles,
            GlobalOptions.Config,
            GlobalOptions.Verbose,
            ServeCommand.Urls,
            AskCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            QuotesCommand.Create(terminal),
            ImportCommand.Create(terminal),
            RemoveCommand.Create(terminal),
            ReindexCommand.Create(terminal),
            ArticlesCommand.Create(terminal),
            SpeakersCommand.Create(terminal),
            StatusCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            ExportCommand.Create(terminal),
            FeedsCommand.Create(terminal),
            AlertsCommand.Create(terminal),
            ServeCommand.Create(terminal, signals),
            HealthcheckCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            DiscordCommand.Create(terminal),
            SlackCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };
        root.SetAction((parsed, stopped) => ServeCommand.RunAsync(parsed, terminal, signals, stopped));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, FirstSteps);
        return root;
    }

    private static async Task<int> RunAsync(string[] args, Terminal terminal, Signals signals)
    {
        var parsed = Tree(terminal, signals).Parse(args, Parsing);
        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out.Writer,
            Error = terminal.Error.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        if (parsed.Action is not ParseErrorAction) return await parsed.InvokeAsync(invocation, signals.Stopped);

        ExplainMisuse(parsed, args, terminal);
        return ExitCode.Usage;
    }

    private static void ExplainMisuse(ParseResult parsed, string[] args, Terminal terminal)
    {
        if (parsed.CommandResult.Command is not RootCommand root)
        {
            var path = PathOf(parsed.CommandResult);
            if (parsed.CommandResult.Command.Subcommands is { Count: > 0 } commands)
                terminal.Complain($"{(parsed.UnmatchedTokens is [var unknown, ..] ? $"There is no command {path} {unknown}." : $"Say what to do with {path}.")} The commands are: {string.Join(", ", commands.Select(command => command.Name))}.");
            else foreach (var error in parsed.Errors) terminal.Complain(error.Message);
            terminal.Note($"Try: dealbot {path} --help");
        }
        else if (parsed.UnmatchedTokens is [var word, ..])
        {
            terminal.Complain(word.StartsWith('-') ? $"There is no option {word}." : $"There is no command {word}.");
            terminal.Note(args is [var first, _, ..] && !first.StartsWith('-')
                ? $"To ask a question: dealbot ask {string.Join(' ', args)}"
                : $"The commands are: {string.Join(", ", root.Subcommands.Select(command => command.Name))}. Try: dealbot --help");
        }
        else
        {
            terminal.Complain("Say what to do, for example: dealbot ask what did Waltz say");
            terminal.Note("Try: dealbot --help");
        }
    }

    /// <summary>"slack manifest": the command's name, with that of the command it belongs to in front.</summary>
    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult { Command: not RootCommand } parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
