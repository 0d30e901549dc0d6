using DealBot.Core.Chat.Administration;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Presses;

/// <summary>Decides who sees an answer, and whether a form is opened instead.</summary>
internal static class Plans
{
    private const string AddForm = "admin.add";
    private const string ImportForm = "admin.feeds";

    /// <summary>How the answer to a command comes.</summary>
    public static ChatPlan Of(ChatRequest request, ChatAction.Command command, ChatStore store)
    {
        var form = request.User.IsModerator && CanOpenForm(request.Origin) ? FormFor(command) : null;
        var visibility = request.Origin is ChatOrigin.SlashCommand && !request.Place.IsDirect
            ? InChannel(command, store, request.Place)
            : Of(request).Visibility;
        return new ChatPlan(visibility, Of(request).Mode, form) { IsChange = form is null && IsChange(request, command) };
    }

    /// <summary>Whether a command may change something for others than who types it: all that keep library and channels, but those which only show.</summary>
    public static bool IsChange(ChatRequest request, ChatAction.Command command) => ChatCommands.Find(command.Name) switch
    {
        null or { Group: null } => false,
        { IsForModerators: true } when !request.User.IsModerator => false, // it is refused
        { Group: ChatCommands.Alerts } when request.Place.Platform is ChatPlatform.Page => false, // it is set in channels
        _ => command.Name switch
        {
            "alerts list" or "alerts why" or "alerts log" or "alerts test" or "admin status" => false,
            "admin remove" => command.Arguments.ContainsKey(RemoveCommand.Confirmed),
            "admin feeds" => command.Arguments.GetValueOrDefault("do") is not (null or "list" or "export"),
            "admin quality" => command.Arguments.Keys.Any(static option => option is not "words"),
            "admin settings" => command.Arguments.Count > 0,
            _ => true,
        },
    };

    /// <summary>By where a request comes from alone.</summary>
    public static ChatPlan Of(ChatRequest request) => request.Origin switch
    {
        ChatOrigin.Home => new ChatPlan(Visibility.OnlyYou, ReplyMode.Replace), // the page is all there is to show it on
        ChatOrigin.Mention or ChatOrigin.DirectMessage => new ChatPlan(Visibility.Channel),
        _ => new ChatPlan(request.Place.IsDirect ? Visibility.Channel : Visibility.OnlyYou),
    };

    // What concerns its user alone stays with the user, whatever is set for the channel; an alert is shown where alerts will be.
    private static Visibility InChannel(ChatAction.Command command, ChatStore store, ChatPlace place) => command.Name switch
    {
        "help" or "context" => Visibility.OnlyYou,
        "alerts test" => Visibility.Channel,
        _ => ChatCommands.Find(command.Name) is { IsForModerators: false } ? store.AnswersIn(place) : Visibility.OnlyYou,
    };

    private static bool CanOpenForm(ChatOrigin origin) =>
        origin is ChatOrigin.SlashCommand or ChatOrigin.PrivateMessage or ChatOrigin.PublicMessage or ChatOrigin.Home;

    /// <summary>The command that a form asks the rest of; null when it is of another kind.</summary>
    public static ChatAction.Command? CommandOf(ChatAction.Submit submit) => submit.FormId switch
    {
        AddForm => new("admin add", submit.Fields) { File = submit.File },
        ImportForm => new("admin feeds", new Dictionary<string, string>(StringComparer.Ordinal) { ["do"] = "import" }) { File = submit.File },
        _ => null,
    };

    // A slash command of Slack's cannot bring a file.
    private static Form? FormFor(ChatAction.Command command) => command switch
    {
        { Name: "admin add", File: null } when !command.Arguments.ContainsKey("url") => new Form(AddForm, "Add an article",
        [
            new FormField("file", "A text, Markdown or HTML file", FormFieldKind.File, IsRequired: false),
            new FormField("url", "Or its address on the web", FormFieldKind.Line, IsRequired: false),
        ]),
        { Name: "admin feeds", File: null } when command.Arguments.GetValueOrDefault("do") is "import" => new Form(ImportForm, "Import feeds",
            [new FormField("file", "A list of feeds (OPML)", FormFieldKind.File)]),
        _ => null,
    };
}
