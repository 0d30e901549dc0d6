using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Presses;

/// <summary>Decides who sees an answer, and whether a form is opened instead.</summary>
internal static class Plans
{
    /// <summary>The id of the form that asks for a file to add.</summary>
    public const string AddForm = "admin.add";

    /// <summary>How the answer to a command comes.</summary>
    public static ChatPlan Of(ChatRequest request, ChatAction.Command command, ChatStore store)
    {
        var asksForFile = command is { Name: "admin add", File: null } && request.User.IsModerator && CanOpenForm(request.Origin);
        var visibility = request.Origin is ChatOrigin.SlashCommand && !request.Place.IsDirect
            ? InChannel(command, store, request.Place)
            : Of(request).Visibility;
        return new ChatPlan(visibility, Of(request).Mode, asksForFile ? FileForm : null);
    }

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

    private static Form FileForm => new(AddForm, "Add an article", [new FormField("file", "A text, Markdown or HTML file", FormFieldKind.File)]);
}
