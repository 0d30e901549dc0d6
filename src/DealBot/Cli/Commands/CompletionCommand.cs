using System.CommandLine;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot completion SHELL</c>: prints the script that makes a shell complete our commands and options.</summary>
/// <remarks>The scripts ask the program itself, through System.CommandLine's <c>[suggest]</c> directive, so they never grow old.</remarks>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new ExampledCommand(
            "completion",
            "Print a script that completes commands and options in your shell.",
            new("source <(dealbot completion bash)", "In ~/.bashrc (bash), or the same with zsh in ~/.zshrc."),
            new("dealbot completion fish > ~/.config/fish/completions/dealbot.fish", "For fish."),
            new("dealbot completion pwsh | Out-String | Invoke-Expression", "In $PROFILE (PowerShell)."))
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{parsed.GetRequiredValue(shell)}")!;
            using var reader = new StreamReader(script);
            terminal.Out.Writer.Write(reader.ReadToEnd());
            return ExitCode.Done;
        });
        return command;
    }
}
