using DealBot.Core.Chat;
using DealBot.Cli.Display;
using Spectre.Console;

namespace DealBot.Cli;

/// <summary>Where the program reads and writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
internal sealed record Terminal(Screen Out, Screen Error, Func<Stream> OpenInput, TimeProvider Clock)
{
    /// <summary>The process's own standard streams.</summary>
    public static Terminal OfProcess()
    {
        // Windows consoles start in a code page that holds no quotation marks.
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = System.Text.Encoding.UTF8;
        return new Terminal(Screen.StandardOutput(), Screen.StandardError(), Console.OpenStandardInput, TimeProvider.System);
    }

    /// <summary>Says in one sentence or two what was wrong and what to do.</summary>
    public void Complain(string message) => Say("error: ", Error.Palette.Failure, message);

    /// <summary>Says what was odd, but hindered nothing.</summary>
    public void Warn(string message) => Say("warning: ", Error.Palette.Caution, message);

    /// <summary>Says what was done, beside the results.</summary>
    public void Note(string message) => Error.Writer.WriteLine(Visible.Of(message));

    private void Say(string label, Style style, string message)
    {
        if (Error.IsTerminal)
        {
            Error.Console.Write(new StyledText().Append(label, style).Append(Visible.Of(message)));
            Error.Console.WriteLine();
        }
        else
        {
            Error.Writer.WriteLine(label + Visible.Of(message));
        }
    }
}
