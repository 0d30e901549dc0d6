namespace DealBot.Cli;

/// <summary>Ends a command with a message for the person and an exit code; thrown where no result can be returned any more.</summary>
/// <param name="exitCode">One of <see cref="Cli.ExitCode"/>.</param>
/// <param name="message">What was wrong and what to do.</param>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode => exitCode;
}
