using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Commands;

/// <summary>Says what can be asked, with examples.</summary>
internal static class HelpCommand
{
    /// <summary>Lines to type, each with the command that says what it does.</summary>
    public static IReadOnlyList<(string Line, string Command)> Examples { get; } =
    [
        ("what did Waltz say", "ask"),
        ("verify \"the deal is done\" by Bessent", "verify"),
        ("compare Trump and Zelensky on security", "compare"),
        ("timeline Zelensky on security guarantees", "timeline"),
        ("speakers", "speakers"),
        ("sources", "sources"),
        ("article Oval Office", "article"),
        ("context 2", "context"),
        ("alerts on speaker:Waltz minerals", "alerts on"),
        ("alerts off", "alerts off"),
        ("alerts list", "alerts list"),
        ("alerts mute BBC", "alerts mute"),
        ("alerts unmute BBC", "alerts unmute"),
        ("alerts why Oval Office", "alerts why"),
        ("alerts log", "alerts log"),
        ("alerts test", "alerts test"),
    ];

    // What else an alert can be: a wish of its own, and a time.
    private static readonly (string Line, string Says)[] Wishes =
    [
        ("alerts on speaker:Trump wants:quotes", "Tell this channel only of articles with new quotes"),
        ("alerts on minerals -oil daily at 8 Europe/Kyiv", "Tell this channel of all of them together, once a day or a week"),
    ];

    /// <summary>The commands with examples; the moderators' for moderators alone.</summary>
    public static Reply Answer(Call call)
    {
        List<ReplyPart> parts =
        [
            new Heading("What you can ask"),
            new Note("Every answer is printed words of an article that you can open. Ask in your own words, or use a command:"),
            new Listing([.. ExamplesOn(call.Place.Platform).SelectMany(example => example.Command is "alerts on"
                ? Wishes.Select(wish => Item(call, wish.Line, wish.Says)).Prepend(Item(call, example.Line, Of(example.Command)))
                : [Item(call, example.Line, Of(example.Command))])]),
        ];
        if (call.User.IsModerator)
        {
            parts.Add(new Note("For moderators:"));
            parts.Add(new Listing([.. ChatCommands.All.Where(command => command.IsForModerators && (command.Name is not "settings" || call.Place.Platform is not ChatPlatform.Page)).Select(command => Item(call, command.FullName, command.Description))]));
        }

        if (call.Place.Platform is not ChatPlatform.Page)
        {
            parts.Add(new Note(
                RichText.Of("In a direct message, or after mentioning me, no slash is needed: ").Then(Example("compare"), RunStyle.Code), IsQuiet: true));
        }

        return call.Reply(parts);
    }

    /// <summary>Says where alerts can be set, where they cannot.</summary>
    public static Reply NoAlertsHere(Call call) => call.Reply(new Note(
        RichText.Of("Alerts go to channels of Slack and Discord, not to this page. Type the command in the channel that is to be told of new articles: in Slack ")
            .Then(AsTyped.Of(ChatPlatform.Slack, call.Command.Name), RunStyle.Code).Then(", in Discord ")
            .Then(AsTyped.Of(ChatPlatform.Discord, call.Command.Name), RunStyle.Code).Then(".")));

    /// <summary>Says that there is no such command, and where they are listed.</summary>
    public static Reply Unknown(Call call) => call.Reply(new Note(RichText.Of("There is no command ")
        .Then(Echo.Of(call.Command.Name), RunStyle.Code)
        .Then(". To see what there is: ")
        .Then(AsTyped.Code(call.Place.Platform, "help"))));

    /// <summary>What is missing, and an example of how to say it.</summary>
    public static Reply Missing(Call call, string sentence) => call.Reply(new Note(
        RichText.Of($"{sentence}, such as: ").Then(AsTyped.Code(call.Place.Platform, Example(call.Command.Name)))));

    /// <summary>How the command would be typed with which a question begins that was not understood as one; null when it begins with none.</summary>
    public static string? MeantBy(ChatPlatform platform, string question)
    {
        var first = question.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.TrimEnd(':');
        var meant = ExamplesOn(platform).FirstOrDefault(example => example.Command is not ChatCommands.Ask && string.Equals(FirstWord(example.Command), first, StringComparison.OrdinalIgnoreCase));
        return meant.Line is { } line ? $"If you meant the command, type it like this: {AsTyped.Of(platform, line)}" : null;
    }

    // No alerts go to the page.
    private static IEnumerable<(string Line, string Command)> ExamplesOn(ChatPlatform platform) =>
        Examples.Where(example => platform is not ChatPlatform.Page || ChatCommands.Find(example.Command)!.Group is not ChatCommands.Alerts);

    private static string Example(string command) => Examples.First(example => string.Equals(example.Command, command, StringComparison.Ordinal)).Line;

    private static string FirstWord(string command) => command.Split(' ')[0];

    private static string Of(string command) => ChatCommands.Find(command)!.Description;

    private static ListItem Item(Call call, string line, string says) => new(AsTyped.Code(call.Place.Platform, line), says);
}
