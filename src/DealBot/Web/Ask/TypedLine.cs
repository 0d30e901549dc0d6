using DealBot.Core.Chat;

namespace DealBot.Web.Ask;

/// <summary>What is typed on the page: the line that chat takes. Who is used to chat may begin it with the slash.</summary>
internal static class TypedLine
{
    /// <summary>UTF-16 code units of the longest line that is taken: longer than any question, or any words to verify.</summary>
    public const int Longest = 1000;

    private const string Slash = "/deal";
    private const string Administration = $"-{ChatCommands.Administration}";

    /// <summary>The line as chat hands it in.</summary>
    /// <param name="typed">Any string whatever.</param>
    public static ChatAction.Line Read(string typed)
    {
        var line = typed.Trim();
        if (!line.StartsWith(Slash, StringComparison.OrdinalIgnoreCase)) return new ChatAction.Line(line);

        var rest = line[Slash.Length..];
        if (rest.Length == 0 || char.IsWhiteSpace(rest[0])) return new ChatAction.Line(rest.TrimStart());
        if (rest[0] is not '-') return new ChatAction.Line(line);
        if (!rest.StartsWith(Administration, StringComparison.OrdinalIgnoreCase)) return new ChatAction.Line(rest[1..]); // as Discord has it: /deal-compare
        var command = rest[Administration.Length..];
        return command.Length == 0 || char.IsWhiteSpace(command[0]) ? new ChatAction.Line(command.TrimStart(), IsAdministration: true) : new ChatAction.Line(rest[1..]);
    }
}
