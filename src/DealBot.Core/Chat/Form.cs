namespace DealBot.Core.Chat;

/// <summary>Questions to the user in a window of their own (a modal).</summary>
/// <param name="Id">As <see cref="Button.Id"/>; comes back in <see cref="ChatAction.Submit"/>.</param>
/// <param name="Title">1 to 24 characters of our own.</param>
/// <param name="Fields">1 to 5.</param>
public sealed record Form(string Id, string Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>What it is about, above the fields; null for nothing. Discord shows it as the first field's description.</summary>
    public string? Introduction { get; init; }
}

/// <summary>One question.</summary>
/// <param name="Name">Under which the answer comes back; like <see cref="Button.Id"/>.</param>
/// <param name="Label">1 to 45 characters of our own.</param>
/// <param name="Kind">What may be answered.</param>
/// <param name="IsRequired">Whether it must be answered.</param>
/// <param name="Value">What stands there at first; null for nothing.</param>
public sealed record FormField(string Name, string Label, FormFieldKind Kind, bool IsRequired = true, string? Value = null)
{
    /// <summary>The answers to choose from, for <see cref="FormFieldKind.Choice"/>: 1 to 25; the first one holds unless another is chosen.</summary>
    public IReadOnlyList<MenuOption> Choices { get; init; } = [];
}

/// <summary>What may be answered in a field.</summary>
public enum FormFieldKind
{
    /// <summary>One line of at most 300 characters.</summary>
    Line,

    /// <summary>Several lines of at most 2,000 characters in all.</summary>
    Lines,

    /// <summary>One of several answers.</summary>
    Choice,

    /// <summary>A file; where a platform cannot ask for one, the command takes it as an attachment.</summary>
    File,
}
