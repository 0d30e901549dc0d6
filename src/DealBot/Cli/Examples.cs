using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DealBot.Cli;

/// <summary>What a command's help shows below its options.</summary>
/// <param name="Line">What to type.</param>
/// <param name="Effect">What it does, in a few words.</param>
internal sealed record Example(string Line, string Effect);

/// <summary>A command that teaches by example.</summary>
internal sealed class ExampledCommand(string name, string description, params Example[] examples) : Command(name, description)
{
    public IReadOnlyList<Example> Examples { get; } = examples;
}

/// <summary>The library's help, followed by the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<Example> rootExamples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = parseResult.CommandResult.Command switch
        {
            RootCommand => rootExamples,
            ExampledCommand command => command.Examples,
            var group => [.. group.Subcommands.OfType<ExampledCommand>().Select(command => command.Examples[0])],
        };
        if (examples.Count > 0) output.WriteLine("Examples:");
        foreach (var (line, effect) in examples)
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {effect}");
        }

        if (parseResult.CommandResult.Command is RootCommand) output.WriteLine(ExitCodes);
        return ExitCode.Done;
    }

    private const string ExitCodes = """

        Exit codes:
          0    done
          1    nothing found
          2    wrong usage or configuration
          3    some inputs failed, each named on standard error
          4    an outside service failed: the disk or the database
          70   a fault of DealBot itself
          130  stopped by Ctrl-C (143: by SIGTERM)
        """;
}
