namespace DealBot.Core.Chat.Lines;

/// <summary>Commands as people type them on their platform, so that every hint can be typed as it stands.</summary>
internal static class AsTyped
{
    /// <summary>A line as the platform's slash command.</summary>
    /// <param name="platform">Slack and the page take the line itself; Discord a command of its own for each, with named options.</param>
    /// <param name="line">What would be typed without a slash: "compare Trump and Zelensky", "admin reindex".</param>
    public static string Of(ChatPlatform platform, string line) => platform switch
    {
        ChatPlatform.Slack => InSlack(line),
        ChatPlatform.Page => line,
        _ => InDiscord(ChatLine.Parse(line)),
    };

    /// <summary>A line as it is typed in a place: in Slack's threads as a mention, for slash commands are not taken there.</summary>
    public static string Of(ChatPlace place, string line) => place.Thread is null ? Of(place.Platform, line) : $"@DealBot {line}";

    /// <summary>The same where the text has styles.</summary>
    public static RichText Code(ChatPlatform platform, string line) =>
        RichText.Of(Of(platform, line), platform is ChatPlatform.Page ? RunStyle.Code | RunStyle.Line : RunStyle.Code);

    /// <inheritdoc cref="Code(ChatPlatform, string)"/>
    public static RichText Code(ChatPlace place, string line) => place.Thread is null ? Code(place.Platform, line) : RichText.Of(Of(place, line), RunStyle.Code);

    /// <summary>For whoever may fill an empty library.</summary>
    public static string EmptyLibrary(ChatPlatform platform) => $"The library is empty. A moderator adds articles with {Of(platform, "admin add")}.";

    private static string InSlack(string line) =>
        line.StartsWith($"{ChatCommands.Administration} ", StringComparison.Ordinal) ? $"/deal-{line}" : $"/deal {line}";

    private static string InDiscord(ChatAction.Command command)
    {
        var options = ChatCommands.Find(command.Name)!.Options
            .Where(option => command.Arguments.ContainsKey(option.Name))
            .Select(option => $" {option.Name}:{command.Arguments[option.Name]}");
        return $"/deal{(command.Name is ChatCommands.Ask ? "" : $"-{command.Name}")}{string.Concat(options)}";
    }
}
