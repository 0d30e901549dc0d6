namespace DealBot.Core.Chat.Commands;

/// <summary>Says what can be asked, with examples.</summary>
internal static class HelpCommand
{
    /// <summary>Lines to type, each with what it does.</summary>
    private static readonly (string Line, string Command)[] Examples =
    [
        ("what did Waltz say", "ask"),
        ("verify \"wasted trip\" by Zelensky", "verify"),
        ("compare Trump and Zelensky on minerals", "compare"),
        ("timeline Zelensky on security guarantees", "timeline"),
        ("speakers", "speakers"),
        ("sources", "sources"),
        ("article Oval Office", "article"),
        ("context 2", "context"),
        ("alerts on speaker:Waltz minerals", "alerts on"),
        ("alerts off", "alerts off"),
        ("alerts list", "alerts list"),
        ("alerts test", "alerts test"),
    ];

    /// <summary>The commands with examples; the moderators' for moderators alone.</summary>
    public static Reply Answer(Call call)
    {
        List<ReplyPart> parts =
        [
            new Heading("What you can ask"),
            new Note("Every answer is printed words of an article that you can open. Ask in your own words, or name a command:"),
            new Listing([.. Examples.Select(example => Item(example.Line, example.Command))]),
        ];
        if (call.User.IsModerator)
        {
            parts.Add(new Note("For moderators:"));
            parts.Add(new Listing([.. ChatCommands.All.Where(command => command.IsForModerators).Select(command => Item(command.FullName, command.FullName))]));
        }

        return call.Reply(parts);
    }

    /// <summary>Says that there is no such command, and which there are.</summary>
    public static Reply Unknown(Call call)
    {
        var commands = ChatCommands.All.Where(command => call.User.IsModerator || !command.IsForModerators).Select(command => command.FullName);
        return call.Reply(new Note(RichText.Of("There is no command ").Then(Echo.Of(call.Command.Name), RunStyle.Code).Then($". These are: {string.Join(", ", commands)}.")));
    }

    private static ListItem Item(string line, string command) =>
        new(RichText.Of(line, RunStyle.Code), ChatCommands.Find(command)!.Description);
}
