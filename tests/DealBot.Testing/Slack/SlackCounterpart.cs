using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>A Slack on loopback: Web API, Socket Mode, response URLs, and signed requests for the HTTP mode; misbehaves when told to.
/// What breaks Slack's rules or schemas is a violation in the <see cref="Journal"/>, which fails the test at the end.</summary>
public sealed class SlackCounterpart : IAsyncDisposable
{
    public const string BotToken = "xoxb-counterpart-bot";
    public const string AppToken = "xapp-counterpart-app";
    public const string SigningSecret = "counterpart-signing-secret";

    private readonly SlackServer _server;
    private readonly CancellationTokenSource _over = new();

    private SlackCounterpart(TimeProvider time)
    {
        Time = time;
        Workspace = new(time);
        Triggers = new(this);
        Deliveries = new(this);
        _server = new(this);
        Workspace.AddUser("U0ALICE", "alice");
        Workspace.AddUser("U0BOB", "bob");
        Workspace.AddUser("U0MONA", "mona", isAdmin: true);
        Workspace.AddUser(SlackWorkspace.BotUser, "dealbot");
        Workspace.AddChannel("C0GENERAL", "general");
        Workspace.AddChannel("C0RANDOM", "random", botIsMember: false);
    }

    /// <summary>Starts one on a free port. Users: U0ALICE, U0BOB, and U0MONA, an admin. Channels: C0GENERAL, and C0RANDOM without the bot.</summary>
    public static async Task<SlackCounterpart> StartAsync(TimeProvider? time = null)
    {
        var slack = new SlackCounterpart(time ?? TimeProvider.System);
        await slack._server.StartAsync();
        return slack;
    }

    public TimeProvider Time { get; }

    /// <summary>The address of everything, with a slash at the end.</summary>
    public Uri Base => _server.Base;

    /// <summary>The Web API's address, with a slash at the end.</summary>
    public Uri Api => new(Base, "api/");

    public SlackWorkspace Workspace { get; }

    public SlackTriggers Triggers { get; }

    public SlackFaults Faults { get; } = new();

    public SlackDeliveries Deliveries { get; }

    /// <summary>The bot token's scopes; a test may take some away.</summary>
    public HashSet<string> Scopes { get; } = new(StringComparer.Ordinal)
    {
        "chat:write", "commands", "app_mentions:read", "channels:read", "groups:read", "im:read", "im:write", "im:history",
        "users:read", "usergroups:read", "files:read", "channels:history", "groups:history", "mpim:history",
    };

    /// <summary>The error that every call of the Web API meets from now on: <c>token_revoked</c>, <c>account_inactive</c>; null for none.</summary>
    public string? RevokedWith { get; set; }

    /// <summary>How far posts to one channel must lie apart, else 429; zero for no limit. Slack: about a second.</summary>
    public TimeSpan PostPace { get; set; }

    /// <summary>How long the app has to acknowledge a delivery, and to open a modal. docs.slack.dev/interactivity/handling-user-interaction</summary>
    public TimeSpan Deadline { get; set; } = SentDelivery.Deadline;

    /// <summary>Until when a new socket waits for its hello.</summary>
    public Task HelloAfter { get; set; } = Task.CompletedTask;

    /// <summary>Every call, in the order of arrival.</summary>
    public ConcurrentQueue<SlackCall> Calls { get; } = [];

    /// <summary>Everything that happened, in order; waits for what has not happened yet.</summary>
    public Journal Journal { get; } = new(TimeSpan.FromMinutes(1));

    internal CancellationToken Over => _over.Token;

    /// <summary>The connections that are open, the oldest first.</summary>
    public IReadOnlyList<SlackSocket> Sockets => [.. Open.Keys.OrderBy(socket => socket.Number)];

    internal ConcurrentDictionary<SlackSocket, bool> Open { get; } = [];

    /// <summary>Waits for the open socket with this number or a later one, greeted.</summary>
    public Task<SlackSocket> ConnectedAsync(int number = 1) => Journal.UntilAsync(
        () => Sockets.FirstOrDefault(socket => socket.Number >= number && socket.HasGreeted && !socket.IsLeaving), $"connection {number}");

    /// <summary>Waits for the n-th call of a method, counted from 1, to be answered.</summary>
    public Task<SlackCall> CalledAsync(string method, int number = 1) => Journal.UntilAsync(
        () => Calls.Where(call => call.Answer is not null && string.Equals(call.Method, method, StringComparison.Ordinal)).ElementAtOrDefault(number - 1),
        $"call {number} of {method}");

    /// <summary>What a user sees in a channel, or in one of its threads, in order.</summary>
    public IReadOnlyList<PostedMessage> Seen(string user, string channel, string? thread = null) =>
    [
        .. Workspace.Messages.Where(message =>
            string.Equals(message.Channel, channel, StringComparison.Ordinal)
            && (message.OnlyTo is null || string.Equals(message.OnlyTo, user, StringComparison.Ordinal))
            && (thread is null || string.Equals(message.ThreadTs, thread, StringComparison.Ordinal))),
    ];

    /// <summary>Waits until a user sees a message of the bot that <paramref name="is"/> holds of; the newest such.</summary>
    public Task<PostedMessage> SeesAsync(string user, string channel, Func<PostedMessage, bool> @is, string awaited, string? thread = null) => Journal.UntilAsync(
        () => Seen(user, channel, thread).LastOrDefault(message => message.IsOurs && @is(message)), $"{user} to see {awaited}");

    /// <summary>Waits until a user sees a message of the bot with these words.</summary>
    public Task<PostedMessage> SeesAsync(string user, string channel, string words, string? thread = null) =>
        SeesAsync(user, channel, message => message.Shown.Contains(words, StringComparison.Ordinal), $"“{words}” in {channel}", thread);

    /// <summary>Waits until a user has a modal open that <paramref name="is"/> holds of.</summary>
    public Task<SlackView> ModalAsync(string user, Func<SlackView, bool>? @is = null) => Journal.UntilAsync(
        () => Workspace.Modals(user) is [.., var top] && @is?.Invoke(top) != false ? top : null, $"a modal for {user}");

    /// <summary>Waits until the user's App Home has these words.</summary>
    public Task<SlackView> HomeAsync(string user, string words) => Journal.UntilAsync(
        () => Workspace.Home(user) is { } home && SlackReader.Text(home.Body.GetProperty("blocks")).Contains(words, StringComparison.Ordinal) ? home : null,
        $"a home with “{words}” for {user}");

    internal string NewResponseUrl(string user, string channel, string? thread = null, PostedMessage? source = null) =>
        _server.ResponseUrls.Give(user, channel, thread, source);

    /// <summary>An answer in an acknowledgement: a message, as a response URL takes it.</summary>
    internal void AnswerInline(string responseUrl, JsonElement body)
    {
        var call = new SlackCall(SlackFaults.ResponseUrl, body, null, Time.GetUtcNow());
        Check(call);
        var (status, answer) = _server.ResponseUrls.Answer(new Uri(responseUrl).AbsolutePath, call);
        Journal.Record($"took the acknowledgement's message: {status} {answer}");
    }

    /// <summary>What an acknowledgement makes of the submitted modal. docs.slack.dev/surfaces/modals</summary>
    internal void AnswerSubmission(SentDelivery delivery, SlackView submitted, JsonElement? answer)
    {
        var action = answer is { } given ? SlackReader.Value(given, "response_action") : null;
        if (answer is { } body) Check(new SlackCall("view_submission", body, null, Time.GetUtcNow()));
        if (action is "errors") delivery.Errors = answer!.Value.GetProperty("errors");
        else if (action is "update" or "push")
        {
            var view = answer!.Value.GetProperty("view");
            if (action is "update") Workspace.Update(submitted.Id, view);
            else Workspace.Open(submitted.User, view, pushed: true);
        }
        else
        {
            Workspace.Close(submitted.User, all: action is "clear");
        }
    }

    internal JsonObject Described(SlackFile file) => new()
    {
        ["id"] = file.Id,
        ["name"] = file.Name,
        ["title"] = file.Name,
        ["size"] = file.Content.Length,
        ["mimetype"] = "text/plain",
        ["user"] = file.Owner,
        ["url_private"] = new Uri(Base, $"files-pri/{file.Id}").ToString(),
        ["url_private_download"] = new Uri(Base, $"files-pri/{file.Id}").ToString(),
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var socket in Sockets) socket.Drop();
        await Deliveries.DisposeAsync();
        await _server.DisposeAsync();
        _over.Dispose();
        Journal.ThrowIfViolated();
    }

    /// <summary>Whatever the app sends, whether it is answered or not, must be what Slack takes.</summary>
    internal void Check(SlackCall call)
    {
        try
        {
            SlackRefusal?[] refusals = [SlackRules.OfMessage(call.Complex("blocks")), call.Complex("view") is { } view ? SlackRules.OfView(view) : null];
            foreach (var refusal in refusals.OfType<SlackRefusal>()) Journal.Violate($"{call.Method}: {refusal.Error}: {refusal.Why}");
            foreach (var error in SlackSchemas.Errors(call)) Journal.Violate($"{call.Method}: {error}");
        }
        catch (JsonException fault)
        {
            Journal.Violate($"{call.Method}: {fault.Message}");
        }
    }
}
