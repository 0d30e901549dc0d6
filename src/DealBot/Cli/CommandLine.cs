using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DealBot.Cli.Commands;

namespace DealBot.Cli;

/// <summary>The tree of commands, and how a line of arguments runs through it.</summary>
internal static class CommandLine
{
    private static readonly Example[] FirstSteps =
    [
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
        return await FaultBoundary.RunAsync(terminal, signals, GlobalOptions.IsVerbose(args), () => RunAsync(args, terminal, signals.Stopped));
    }

    /// <summary>Every command, its options and its help.</summary>
    public static RootCommand Tree(Terminal terminal)
    {
        var root = new RootCommand("DealBot finds what was said: verbatim quotes from a library of articles, with speaker and source.")
        {
            GlobalOptions.Data,
            GlobalOptions.Articles,
            GlobalOptions.Config,
            GlobalOptions.Verbose,
            CompletionCommand.Create(terminal),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, FirstSteps);
        return root;
    }

    private static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken stopped)
    {
        var parsed = Tree(terminal).Parse(args, Parsing);
        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out.Writer,
            Error = terminal.Error.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        if (parsed.Action is not ParseErrorAction) return await parsed.InvokeAsync(invocation, stopped);

        foreach (var error in parsed.Errors) terminal.Complain(error.Message);
        terminal.Note(Remedy(parsed, args));
        return ExitCode.Usage;
    }

    private static string Remedy(ParseResult parsed, string[] args)
    {
        if (parsed.CommandResult.Command is not RootCommand) return $"Try: dealbot {parsed.CommandResult.Command.Name} --help";
        return args is [var first, ..] && !first.StartsWith('-') && args.Length > 1
            ? $"To ask a question: dealbot ask {string.Join(' ', args)}"
            : "Try: dealbot --help";
    }
}
