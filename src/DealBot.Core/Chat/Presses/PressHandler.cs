using DealBot.Core.Articles;
using DealBot.Core.Chat.Administration;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Commands;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Presses;

/// <summary>Does what the buttons, menus and forms of stored answers say.</summary>
/// <param name="library">What is shown anew.</param>
/// <param name="store">Has the answers.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="run">Runs a command, for what asks something new.</param>
internal sealed class PressHandler(Library library, ChatStore store, TimeProvider clock, CommandHandler run)
{
    private const string HomePrefix = $"{HomeCommand.Id}.";

    private static readonly ReplyPart TooLate = new Note("This button is too old, or belongs to another conversation. Please ask again.");

    private readonly WrongSpeaker _wrongSpeaker = new(library, store);
    private readonly AlertPress _alerts = new(library, store, clock);

    /// <summary>How the answer to a press comes.</summary>
    public ChatPlan Plan(ChatRequest request, ChatAction.Press action)
    {
        var plan = Plans.Of(request);
        if (Find(request, action.Id) is not { } press)
        {
            // What a moderator's button leads to takes the place of what it stood under, unless others read that.
            if (CommandPress.CommandOf(action) is not { } command) return plan;
            plan = plan with { IsChange = Plans.IsChange(request, command) };
            return request.Origin is ChatOrigin.PrivateMessage || request.Place.IsDirect ? plan with { Mode = ReplyMode.Replace } : plan;
        }

        var isOwn = press.IsBy(request.User);
        var isPublic = request.Origin is ChatOrigin.PublicMessage && !request.Place.IsDirect;
        return press.Kind switch
        {
            // Whoever pages somebody else's public answer gets a copy: the message stays as its readers know it.
            'p' when isOwn || !isPublic => plan with { Mode = ReplyMode.Replace, Visibility = isPublic ? Visibility.Channel : plan.Visibility },
            'c' when press.Page is not null && !isPublic => plan with { Mode = ReplyMode.Replace },
            'o' or 'm' when isOwn && isPublic => plan with { Visibility = Visibility.Channel },
            's' => new ChatPlan(CanShare(press, request) ? Visibility.Channel : Visibility.OnlyYou),
            'w' => plan with { Form = WrongSpeaker.FormOf(action.Id) },
            _ => plan,
        };
    }

    /// <summary>Does what was pressed.</summary>
    public Task<Reply> AnswerAsync(Call call, ChatAction.Press action, CancellationToken cancellation)
    {
        if (AlertButtons.Find(library, call.Place, action.Id) is var (post, wanted))
            return _alerts.CommandOf(post, wanted, action.Value) is { } asked ? run(call with { Command = asked }, cancellation) : Task.FromResult(_alerts.Answer(call, post, wanted));

        var press = Find(call.Request, action.Id);
        return CommandOf(press, action) is { } command
            ? run(call with { Command = command }, cancellation)
            : Task.FromResult(press is null ? call.Reply(TooLate) : Show(call, press));
    }

    private Reply Show(Call call, Press press)
    {
        using var view = library.View();
        return press.Kind switch
        {
            'o' or 'm' => call.Reply(TooLate),
            'p' => call.Reply(Replies.Parts(view, press.Stored, press.Saved, press.Number, MayShare(press, call.Request))),
            'c' => call.Reply(ContextPage.Parts(view, press.Stored.Id, press.Saved, press.Number, press.Page)),
            's' => Share(call, view, press),
            _ => call.Reply(new Note("Please press the button once more; the form did not open.")),
        };
    }

    /// <summary>Does what a form says.</summary>
    public Reply Answer(Call call, ChatAction.Submit action) =>
        Find(call.Request, action.FormId) is { Kind: 'w' } press ? _wrongSpeaker.Answer(call, press, action.Fields) : call.Reply(TooLate);

    private Press? Find(ChatRequest request, string id) => Press.Find(store, request.Place, request.User, id);

    private Reply Share(Call call, ILibraryView view, Press press)
    {
        if (!press.IsBy(call.User)) return call.Reply(new Note("Only who asked may share an answer."));

        // Whoever presses twice at once is planned to be answered in public twice; nobody else is to read that it came to nothing.
        if (!CanShare(press, call.Request) || !store.TryShare(press.Stored.Id))
            return call.Reply(new Note("This answer is shared already.")) with { Visibility = Visibility.OnlyYou };
        return call.Reply(Replies.Parts(view, press.Stored, press.Saved, press.Number, isShareable: false));
    }

    private static bool CanShare(Press press, ChatRequest request) => press.IsBy(request.User) && !press.Stored.IsPublic && !request.Place.IsDirect;

    // The copy that somebody else got of a public answer offers no sharing: there is nothing left to share.
    private static bool MayShare(Press press, ChatRequest request) => CanShare(press, request) && request.Origin is ChatOrigin.PrivateMessage;

    // What a press asks anew; null when it asks nothing, or for what has left the library.
    private ChatAction.Command? CommandOf(Press? press, ChatAction.Press action)
    {
        using var view = library.View();
        return press switch
        {
            null => action.Id.StartsWith(HomePrefix, StringComparison.Ordinal)
                ? HomeCommand.CommandOf(view, action.Id[HomePrefix.Length..])
                : CommandPress.CommandOf(action),
            { Kind: 'o' } => CommandOf(press.Saved.Offers[press.Number]),
            { Kind: 'm' } => CommandOf(view, press.Saved, action.Value),
            _ => null,
        };
    }

    private static ChatAction.Command? CommandOf(LibraryView view, SavedReply saved, string? value) => value switch
    {
        ['a', .. var id] when Named.Article(view, $"#{id}") is { } article => CommandOf(new SavedOffer("", "article", $"#{article.Id}")),
        ['k', ..] when Named.Speaker(view, value) is { } speaker =>
            CommandOf(new SavedOffer("", ChatCommands.Ask, $"what did {speaker.Name} say")),
        { Length: < 4 } when int.TryParse(value, out var index) && index >= 0 && index < saved.Offers.Count => CommandOf(saved.Offers[index]),
        _ => null,
    };

    private static ChatAction.Command CommandOf(SavedOffer offer) => new(
        offer.Command,
        new Dictionary<string, string>(StringComparer.Ordinal) { [ChatCommands.Find(offer.Command)!.Options[0].Name] = offer.Value });
}
