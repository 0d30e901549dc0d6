using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DealBot.Testing.Slack;

/// <summary>A Slack on loopback: Web API, Socket Mode, response URLs, and signed requests for the HTTP mode; misbehaves when told to.
/// What breaks Slack's rules or schemas is a violation in the <see cref="Journal"/>, which fails the test at the end.</summary>
public sealed class SlackCounterpart : IAsyncDisposable
{
    public const string BotToken = "xoxb-counterpart-bot";
    public const string AppToken = "xapp-counterpart-app";
    public const string SigningSecret = "counterpart-signing-secret";

    private readonly WebApplication _web;
    private readonly CancellationTokenSource _over = new();
    private readonly SlackWebApi _api;
    private readonly SlackMessagesApi _messages;
    private readonly SlackResponseUrls _urls;
    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _lastPosts = new(StringComparer.Ordinal);
    private int _sockets;

    private SlackCounterpart(TimeProvider time)
    {
        Time = time;
        Workspace = new(time);
        Triggers = new(time);
        _urls = new(this);
        _api = new(this);
        _messages = new(this);
        Deliveries = new(this);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        _web = builder.Build();
        _web.Run(HandleAsync);
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
        await slack._web.StartAsync();
        return slack;
    }

    public TimeProvider Time { get; }

    /// <summary>The address of everything, with a slash at the end.</summary>
    public Uri Base => new(_web.Urls.First() + "/");

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
        "users:read", "usergroups:read", "files:read",
    };

    /// <summary>The error that every call of the Web API meets from now on: <c>token_revoked</c>, <c>account_inactive</c>; null for none.</summary>
    public string? RevokedWith { get; set; }

    /// <summary>How far posts to one channel must lie apart, else 429; zero for no limit. Slack: about a second.</summary>
    public TimeSpan PostPace { get; set; }

    /// <summary>Until when a new socket waits for its hello.</summary>
    public Task HelloAfter { get; set; } = Task.CompletedTask;

    /// <summary>Every call, in the order of arrival.</summary>
    public ConcurrentQueue<SlackCall> Calls { get; } = [];

    /// <summary>Everything that happened, in order; waits for what has not happened yet.</summary>
    public Journal Journal { get; } = new(TimeSpan.FromSeconds(20));

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

    internal Uri NewSocketAddress()
    {
        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = true;
        return new UriBuilder(Base) { Scheme = "ws", Path = "/link/", Query = $"ticket={ticket}&app_id={SlackWorkspace.App}" }.Uri;
    }

    internal string NewResponseUrl(string user, string channel, string? thread = null, PostedMessage? source = null) =>
        _urls.Give(user, channel, thread, source);

    /// <summary>An answer in an acknowledgement: a message, as a response URL takes it.</summary>
    internal void AnswerInline(string responseUrl, JsonElement body)
    {
        var call = new SlackCall(SlackFaults.ResponseUrl, body, null, Time.GetUtcNow());
        Check(call);
        var (status, answer) = _urls.Answer(new Uri(responseUrl).AbsolutePath, call, _messages);
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
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        _over.Dispose();
        Journal.ThrowIfViolated();
    }

    private Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith("/api/", StringComparison.Ordinal)) return CallAsync(context, path["/api/".Length..]);
        if (path.StartsWith("/respond/", StringComparison.Ordinal)) return CallAsync(context, SlackFaults.ResponseUrl);
        if (path.StartsWith("/link/", StringComparison.Ordinal)) return ConnectAsync(context);
        return path.StartsWith("/files-pri/", StringComparison.Ordinal) ? DownloadAsync(context, path["/files-pri/".Length..]) : Status(context, 404);
    }

    private async Task CallAsync(HttpContext context, string method)
    {
        SlackCall call;
        try
        {
            call = await SlackCall.ReadAsync(context, method, Time.GetUtcNow());
        }
        catch (JsonException)
        {
            await AnswerAsync(context, null, 200, SlackWebApi.Error("invalid_json").ToJsonString());
            return;
        }

        Calls.Enqueue(call);
        Journal.Record($"called {method} {call.Body}");
        Check(call);
        var fault = Faults.Next(method) ?? PaceFault(call);
        if (fault is SlackFault.Held held)
        {
            await held.Until.WaitAsync(_over.Token);
            fault = null;
        }

        switch (fault)
        {
            case SlackFault.TooMany tooMany:
                if (tooMany.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                await AnswerAsync(context, call, 429, SlackWebApi.Error("ratelimited").ToJsonString());
                return;
            case SlackFault.ServerError error:
                await AnswerAsync(context, call, error.Status, "<html>Server Error</html>", "text/html");
                return;
            case SlackFault.Refusal refusal:
                await AnswerAsync(context, call, 200, SlackWebApi.Error(refusal.Error).ToJsonString());
                return;
            case SlackFault.Garbled:
                await AnswerAsync(context, call, 200, "{\"ok\": tr");
                return;
            case SlackFault.Reset { ButDone: false }:
                await CutAsync(context, call);
                return;
        }

        if (method is "auth.test") context.Response.Headers["X-OAuth-Scopes"] = string.Join(',', Scopes);
        var (status, body) = string.Equals(method, SlackFaults.ResponseUrl, StringComparison.Ordinal)
            ? _urls.Answer(context.Request.Path.Value!, call, _messages)
            : (200, _api.Answer(call).ToJsonString());
        if (fault is SlackFault.Reset) await CutAsync(context, call);
        else await AnswerAsync(context, call, status, body);
    }

    /// <summary>Whatever the app sends, whether it is answered or not, must be what Slack takes.</summary>
    private void Check(SlackCall call)
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

    private SlackFault.TooMany? PaceFault(SlackCall call)
    {
        if (PostPace <= TimeSpan.Zero || call.Method is not "chat.postMessage" || call["channel"] is not { } channel) return null;
        var now = Time.GetTimestamp();
        var isTooSoon = _lastPosts.TryGetValue(channel, out var last) && Time.GetElapsedTime(last, now) < PostPace;
        if (!isTooSoon) _lastPosts[channel] = now;
        return isTooSoon ? new SlackFault.TooMany((int)Math.Ceiling(PostPace.TotalSeconds)) : null;
    }

    private async Task AnswerAsync(HttpContext context, SlackCall? call, int status, string body, string type = "application/json; charset=utf-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        if (call is not null) call.Answer = $"{status} {body}";
        Journal.Record($"answered {call?.Method} {status} {body}");
        await context.Response.WriteAsync(body, _over.Token);
    }

    private async Task CutAsync(HttpContext context, SlackCall call)
    {
        call.Answer = "(cut off)";
        Journal.Record($"cut off {call.Method}");
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"ok\":", _over.Token);
        await context.Response.Body.FlushAsync(_over.Token);
        context.Abort();
    }

    private async Task DownloadAsync(HttpContext context, string id)
    {
        var isAllowed = string.Equals(context.Request.Headers.Authorization.ToString(), $"Bearer {BotToken}", StringComparison.Ordinal);
        if (Workspace.File(id) is not { } file) context.Response.StatusCode = 404;
        else if (isAllowed) await context.Response.Body.WriteAsync(file.Content, _over.Token);
        else await context.Response.WriteAsync("<!DOCTYPE html><title>Sign in</title>", _over.Token); // Slack sends its sign-in page, with 200
    }

    private async Task ConnectAsync(HttpContext context)
    {
        var isUpgrade = context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };
        if (!isUpgrade || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _))
        {
            await Status(context, 404); // a ticket opens one connection
            return;
        }

        using var socket = await SlackSocket.AcceptAsync(context, Interlocked.Increment(ref _sockets));
        Open[socket] = true;
        Journal.Record($"connection {socket.Number} opened");
        try
        {
            await HelloAfter.WaitAsync(_over.Token);
            await socket.SendTextAsync(Hello());
            socket.HasGreeted = true;
            Journal.Changed();
            while (await socket.ReceiveAsync(_over.Token) is { } text)
            {
                Journal.Record($"connection {socket.Number} said {text}");
                Deliveries.Take(text);
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or System.Net.WebSockets.WebSocketException)
        {
            // The connection is over: the client went, or the test is done.
        }
        finally
        {
            Open.TryRemove(socket, out _);
            Journal.Record($"connection {socket.Number} ended {socket.ClosedWith}");
        }
    }

    private string Hello() => new JsonObject
    {
        ["type"] = "hello",
        ["num_connections"] = Open.Count,
        ["debug_info"] = new JsonObject { ["host"] = "applink-counterpart", ["build_number"] = 1, ["approximate_connection_time"] = 18_060 },
        ["connection_info"] = new JsonObject { ["app_id"] = SlackWorkspace.App },
    }.ToJsonString();

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
