using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat.Administration;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Commands;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Presses;
using DealBot.Core.Chat.Store;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat;

/// <summary>What every chat platform asks of the product: commands, answers, and the buttons under them.</summary>
/// <remarks>Safe for any number of threads. Holds nothing that a restart would lose: answers live in the store.</remarks>
public sealed class ChatService : IChatService
{
    private readonly Library _library;
    private readonly ChatStore _store;
    private readonly Dictionary<string, CommandHandler> _commands;
    private readonly FindQuotesCommand _findQuotes;
    private readonly HomeCommand _home;
    private readonly PressHandler _presses;
    private readonly Completion _completion;

    /// <summary>Serves a library.</summary>
    /// <param name="library">What is asked.</param>
    /// <param name="answerer">Answers from it.</param>
    /// <param name="store">Keeps what buttons need.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="connectors">How the connectors stand now, as moderators are told; null for none.</param>
    /// <param name="sources">The feeds that the library follows; null where this instance follows none.</param>
    public ChatService(
        Library library,
        Answerer answerer,
        ChatStore store,
        TimeProvider clock,
        Func<IEnumerable<(string Name, ConnectorStatus Status)>>? connectors = null,
        Sources? sources = null)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(store);
        (_library, _store) = (library, store);
        var replies = new Replies(store);
        var ask = new AskCommand(library, answerer, replies);
        var lists = new ListCommands(library, replies);
        _commands = new Dictionary<string, CommandHandler>(AdministrationCommands.Of(library, sources, store, clock, connectors ?? (static () => [])), StringComparer.Ordinal)
        {
            [ChatCommands.Ask] = Now(ask.Answer),
            ["verify"] = Now(new VerifyCommand(library, answerer, replies).Answer),
            ["compare"] = Now(new CompareCommand(library, answerer, replies).Answer),
            ["timeline"] = Now(new TimelineCommand(library, answerer, replies).Answer),
            ["speakers"] = Now(lists.Speakers),
            ["sources"] = Now(lists.Sources),
            ["article"] = Now(new ArticleCommand(library, replies).Answer),
            ["context"] = Now(new ContextCommand(library, store).Answer),
            ["help"] = Now(HelpCommand.Answer),
        };
        _findQuotes = new FindQuotesCommand(library, answerer, replies, ask);
        _home = new HomeCommand(library, clock);
        _presses = new PressHandler(library, store, clock, RunAsync);
        _completion = new Completion(library, store);
    }

    /// <inheritdoc/>
    public ChatPlan Plan(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Action switch
        {
            ChatAction.Press press => _presses.Plan(request, press),
            ChatAction.Command or ChatAction.Line => Plans.Of(request, CommandOf(request.Action)!, _store),
            ChatAction.Submit => Plans.Of(request) with { IsChange = true },
            _ => Plans.Of(request),
        };
    }

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(ChatRequest request, IProgress<Reply> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new Call(request, CommandOf(request.Action) ?? Nothing, Plan(request), progress);
        return request.Action switch
        {
            ChatAction.Press press => _presses.AnswerAsync(call, press, cancellation),
            ChatAction.Submit submit when Plans.CommandOf(submit) is null => Task.FromResult(_presses.Answer(call, submit)),
            ChatAction.FindQuotes => Task.FromResult(_findQuotes.Answer(call)),
            ChatAction.OpenHome => Task.FromResult(_home.Answer(call)),
            _ => RunAsync(call, cancellation),
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Complete(ChatPlace place, ChatUser user, ChatOptionKind kind, string typed) =>
        _completion.Offer(place, user, kind, typed);

    /// <inheritdoc/>
    public bool TryClaim(ChatPlatform platform, string delivery) => _store.TryClaim(platform, delivery);

    /// <inheritdoc/>
    public bool IsVerbatim(Citation citation, string shown)
    {
        using var view = _library.View();
        return VerbatimWords.AreIn(view, citation, shown);
    }

    private Task<Reply> RunAsync(Call call, CancellationToken cancellation)
    {
        var command = ChatCommands.Find(call.Command.Name);
        if (command is { IsForModerators: true } && !call.User.IsModerator)
            return Task.FromResult(call.Reply(new Note("Only moderators may do this. Ask somebody who keeps the library.")));
        if (command is { Group: ChatCommands.Alerts } && call.Place.Platform is ChatPlatform.Page) return Task.FromResult(HelpCommand.NoAlertsHere(call));
        return command is not null && _commands.TryGetValue(command.FullName, out var handler)
            ? handler(call, cancellation)
            : Task.FromResult(HelpCommand.Unknown(call));
    }

    // What an action says in the words of the catalogue; null for presses and pages, which say it otherwise.
    private static ChatAction.Command? CommandOf(ChatAction action) => action switch
    {
        ChatAction.Command command => command,
        ChatAction.Line line => ChatLine.Parse(line.Text, line.IsAdministration) with { File = line.File },
        ChatAction.FindQuotes find => Nothing with { Arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["message"] = find.Text } },
        ChatAction.Submit submit => Plans.CommandOf(submit),
        _ => null,
    };

    private static CommandHandler Now(Func<Call, Reply> handler) => (call, _) => Task.FromResult(handler(call));

    private static readonly ChatAction.Command Nothing = new("", new Dictionary<string, string>(StringComparer.Ordinal));
}
