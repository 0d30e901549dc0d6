using DealBot.Cli.Display;

namespace DealBot.EndToEnd.Display;

/// <summary>What a screen shows.</summary>
internal static class Drawn
{
    /// <summary>Text as a pipe gets it.</summary>
    public static string ForPipe(Action<Screen> draw) => Of(draw, isTerminal: false, width: 0, coloured: false);

    /// <summary>Text with escape sequences as a terminal of this width gets it.</summary>
    public static string ForTerminal(int width, Action<Screen> draw, bool coloured = true) => Of(draw, isTerminal: true, width, coloured);

    private static string Of(Action<Screen> draw, bool isTerminal, int width, bool coloured)
    {
        var writer = new StringWriter { NewLine = "\n" };
        draw(new Screen(writer, isTerminal, width, coloured));
        return writer.ToString().ReplaceLineEndings("\n");
    }
}
