using System.Globalization;

namespace DealBot.Core.Chat.Administration;

/// <summary>The ids of buttons and menus that are commands. They say all that is to be done, so that they survive a restart.</summary>
/// <remarks>
/// <c>GROUP.COMMAND.OPTION.VALUE</c> is the command with one option more than people can type. Whoever presses is checked as
/// whoever types is, where commands are dispatched.
/// </remarks>
internal static class CommandPress
{
    /// <summary>The option that holds what was chosen from a menu.</summary>
    public const string Chosen = "chosen";

    /// <summary>The option that holds the thread whose alerts are meant.</summary>
    public const string Thread = "thread";

    /// <summary>The id of a menu that sets or explains a place's alerts.</summary>
    public static string AlertsId(ChatPlace place, string command) =>
        place.Thread is { } thread ? Id(ChatCommands.Alerts, command, Thread, thread) : Id(ChatCommands.Alerts, command, "of", "channel");

    /// <summary>The id of a button or a menu.</summary>
    public static string Id(string group, string command, string option, string value) => $"{group}.{command}.{option}.{value}";

    /// <summary>The command that a press means; null when it is none of these.</summary>
    public static ChatAction.Command? CommandOf(ChatAction.Press press)
    {
        if (press.Id.Split('.', 4) is not [ChatCommands.Administration or ChatCommands.Alerts, var command, var option, var value] parts) return null;
        if (ChatCommands.Find($"{parts[0]} {command}") is not { FullName: var name }) return null;

        return new ChatAction.Command(
            name, new Dictionary<string, string>(StringComparer.Ordinal) { [option] = value, [Chosen] = press.Value ?? "" });
    }

    /// <summary>A quote in such an id: article, start and length, in hexadecimal digits.</summary>
    public static string ReferenceTo(Citation quote) => $"{quote.ArticleId:x}.{quote.Start:x}.{quote.End - quote.Start:x}";

    /// <summary>The quote of a reference; null when it is none.</summary>
    public static Citation? Quote(string? reference) =>
        reference?.Split('.') is [var article, var start, var length]
        && long.TryParse(article, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(start, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(length, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count)
        && from >= 0 && count >= 0 && from <= int.MaxValue - count
            ? new Citation(id, from, from + count)
            : null;
}
