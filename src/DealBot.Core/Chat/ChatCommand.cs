namespace DealBot.Core.Chat;

/// <summary>A command as all platforms offer it.</summary>
/// <param name="Group">"alerts", "admin", or null for a command of its own.</param>
/// <param name="Name">One lower-case word.</param>
/// <param name="Description">What it does, at most 100 characters.</param>
/// <param name="Options">What it takes, the required ones first.</param>
public sealed record ChatCommand(string? Group, string Name, string Description, IReadOnlyList<ChatOption> Options)
{
    /// <summary>"ask", "alerts on".</summary>
    public string FullName => Group is null ? Name : $"{Group} {Name}";

    /// <summary>Whether only moderators may use it.</summary>
    public bool IsForModerators => Group is ChatCommands.Administration;
}

/// <summary>An option of a command.</summary>
/// <param name="Name">One lower-case word.</param>
/// <param name="Description">What it means, at most 100 characters.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsRequired">Whether it must be given.</param>
public sealed record ChatOption(string Name, string Description, ChatOptionKind Kind, bool IsRequired = false)
{
    /// <summary>The values there are, for <see cref="ChatOptionKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>What an option takes.</summary>
public enum ChatOptionKind
{
    /// <summary>Any words.</summary>
    Text,

    /// <summary>A question; recent ones and speakers are offered.</summary>
    Question,

    /// <summary>A speaker; the library's are offered.</summary>
    Speaker,

    /// <summary>An article; the library's titles are offered.</summary>
    Article,

    /// <summary>An outlet; those of the library's articles are offered.</summary>
    Outlet,

    /// <summary>A whole number from 1.</summary>
    Number,

    /// <summary>One of a few values.</summary>
    Choice,

    /// <summary>A file.</summary>
    File,
}
