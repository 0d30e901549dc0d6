namespace DealBot.Core.Chat;

/// <summary>Text in runs of one style each; whatever a run contains is shown literally.</summary>
/// <param name="Runs">In order; none is empty.</param>
public sealed record RichText(IReadOnlyList<Run> Runs)
{
    /// <summary>All of its characters.</summary>
    public string Plain => string.Concat(Runs.Select(run => run.Text));

    /// <summary>Text of one style.</summary>
    public static RichText Of(string text, RunStyle style = RunStyle.Plain) => new(text.Length == 0 ? [] : [new Run(text, style)]);

    /// <summary>Plain text.</summary>
    public static implicit operator RichText(string text) => Of(text);

    /// <summary>This text with more after it.</summary>
    public RichText Then(string text, RunStyle style = RunStyle.Plain, string? url = null) =>
        text.Length == 0 ? this : new([.. Runs, new Run(text, style, url)]);

    /// <summary>This text with another after it.</summary>
    public RichText Then(RichText more) => new([.. Runs, .. more.Runs]);
}

/// <summary>A run of characters in one style.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Style">How they look.</param>
/// <param name="Url">An absolute http or https address that they link to; null for none.</param>
public sealed record Run(string Text, RunStyle Style = RunStyle.Plain, string? Url = null);

/// <summary>How a run looks; combined freely.</summary>
[Flags]
public enum RunStyle
{
    /// <summary>As is.</summary>
    Plain = 0,

    /// <summary>A hit, a name: bold.</summary>
    Strong = 1,

    /// <summary>The reporter's words around a speaker's own: italic.</summary>
    Narration = 2,

    /// <summary>Something to type: equal widths.</summary>
    Code = 4,

    /// <summary>A whole line to type, which can be asked as it stands: where lines can be links, it is one.</summary>
    Line = 8,
}
