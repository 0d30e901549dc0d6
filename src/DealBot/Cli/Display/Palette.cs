using Spectre.Console;

namespace DealBot.Cli.Display;

/// <summary>The styles of everything that is printed for eyes; named by what they mark, not by how they look.</summary>
internal sealed record Palette
{
    /// <summary>For pipes and files: no escape sequence at all.</summary>
    public static Palette Plain { get; } = new();

    /// <summary>For a terminal. Only the sixteen colours that every theme chooses legibly, and none that a light background swallows.</summary>
    public static Palette Terminal { get; } = new()
    {
        Quoted = new Style(decoration: Decoration.Bold),
        Hit = new Style(Color.Green, decoration: Decoration.Bold | Decoration.Underline),
        Speaker = new Style(Color.Teal, decoration: Decoration.Bold),
        Caution = new Style(Color.Olive),
        Failure = new Style(Color.Maroon, decoration: Decoration.Bold),
        Success = new Style(Color.Green, decoration: Decoration.Bold),
        Added = new Style(Color.Green, decoration: Decoration.Underline),
        Missing = new Style(Color.Maroon, decoration: Decoration.Strikethrough),
        Faint = new Style(decoration: Decoration.Dim),
        Bar = new Style(Color.Teal),
        Heading = new Style(decoration: Decoration.Bold),
        Linked = true,
    };

    /// <summary>The speaker's own words within a passage.</summary>
    public Style Quoted { get; private init; } = Style.Plain;

    /// <summary>The reporter's words around them.</summary>
    public Style Narration { get; private init; } = Style.Plain;

    /// <summary>A word of the question.</summary>
    public Style Hit { get; private init; } = Style.Plain;

    /// <summary>Who speaks.</summary>
    public Style Speaker { get; private init; } = Style.Plain;

    /// <summary>What must not be overlooked: a doubtful speaker, a warning.</summary>
    public Style Caution { get; private init; } = Style.Plain;

    /// <summary>What went wrong, or is not so.</summary>
    public Style Failure { get; private init; } = Style.Plain;

    /// <summary>What is so.</summary>
    public Style Success { get; private init; } = Style.Plain;

    /// <summary>Words of the article that the asker did not give.</summary>
    public Style Added { get; private init; } = Style.Plain;

    /// <summary>Words of the asker that the article does not hold.</summary>
    public Style Missing { get; private init; } = Style.Plain;

    /// <summary>What is looked at last.</summary>
    public Style Faint { get; private init; } = Style.Plain;

    /// <summary>The bar beside a passage, and the bars of a chart.</summary>
    public Style Bar { get; private init; } = Style.Plain;

    /// <summary>Headings of tables and sections.</summary>
    public Style Heading { get; private init; } = Style.Plain;

    /// <summary>Whether links are written as OSC 8 hyperlinks, which terminals without them ignore.</summary>
    public bool Linked { get; private init; }
}
