using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>One of the program's two outputs: a terminal, or a pipe or file.</summary>
/// <remarks>
/// A terminal gets wrapped lines, styles and links; a pipe gets plain text in which every passage stays on its own lines,
/// so that <c>grep</c> finds it. <c>NO_COLOR</c> (no-color.org) and <c>TERM=dumb</c> are obeyed.
/// </remarks>
internal sealed class Screen
{
    /// <summary>Longer lines are tiring to read, however wide the window.</summary>
    private const int WidestText = 100;

    /// <summary>Narrower than this, cards could not be laid out; the terminal wraps them itself.</summary>
    private const int NarrowestText = 24;

    /// <summary>For terminals that do not tell theirs.</summary>
    private const int UsualWidth = 80;

    /// <summary>Pipes: so wide that nothing is wrapped.</summary>
    private const int Unwrapped = 1 << 20;

    private readonly Lazy<IAnsiConsole> console;

    public Screen(TextWriter writer, bool isTerminal, int width, bool coloured)
    {
        Writer = writer;
        IsTerminal = isTerminal;
        Width = isTerminal ? Math.Clamp(width > 0 ? width : UsualWidth, NarrowestText, WidestText) : Unwrapped;
        IsColoured = isTerminal && coloured;
        Palette = isTerminal ? Palette.Terminal : Palette.Plain;
        console = new Lazy<IAnsiConsole>(Create);
    }

    /// <summary>What is written to.</summary>
    public TextWriter Writer { get; }

    /// <summary>Whether somebody is looking.</summary>
    public bool IsTerminal { get; }

    /// <summary>Whether colours are wanted there.</summary>
    public bool IsColoured { get; }

    /// <summary>Columns to write in.</summary>
    public int Width { get; }

    /// <summary>The styles to write with.</summary>
    public Palette Palette { get; }

    /// <summary>Tables, paragraphs and progress bars are drawn here; made when first used, for it costs time at the start.</summary>
    public IAnsiConsole Console => console.Value;

    /// <summary>Standard output.</summary>
    public static Screen StandardOutput() => Standard(System.Console.OpenStandardOutput(), System.Console.IsOutputRedirected, autoFlush: false);

    /// <summary>Standard error, which is written at once.</summary>
    public static Screen StandardError() => Standard(System.Console.OpenStandardError(), System.Console.IsErrorRedirected, autoFlush: true);

    /// <summary>The bar beside somebody's words; pipes get none.</summary>
    public Segment[] Bar() => IsTerminal ? [new Segment("┃ ", Palette.Bar)] : [];

    private static Screen Standard(Stream stream, bool redirected, bool autoFlush)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 14) { AutoFlush = autoFlush };
        var isTerminal = !redirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        var coloured = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Screen(writer, isTerminal, isTerminal ? System.Console.WindowWidth : 0, coloured);
    }

    private IAnsiConsole Create()
    {
        var drawn = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // A plain palette yields no escape sequence; Spectre's other way out would set the console's own colours.
            Ansi = AnsiSupport.Yes,
            ColorSystem = IsColoured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = IsTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new Output(this),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        drawn.Profile.Capabilities.Unicode = true;
        drawn.Profile.Capabilities.Links = Palette.Linked;
        return drawn;
    }

    private sealed class Output(Screen screen) : IAnsiConsoleOutput
    {
        public TextWriter Writer => screen.Writer;

        public bool IsTerminal => screen.IsTerminal;

        public int Width => screen.Width;

        public int Height => 24; // only interactive prompts ask for it, and there are none

        public void SetEncoding(Encoding encoding) { } // always UTF-8
    }
}
