using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DealBot.Testing.Slack;

/// <summary>What listens: the Web API, the response URLs, the downloads and the sockets, with the faults that were ordered.</summary>
internal sealed class SlackServer : IAsyncDisposable
{
    private readonly SlackCounterpart _slack;
    private readonly WebApplication _web;
    private readonly SlackWebApi _api;
    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _lastPosts = new(StringComparer.Ordinal);
    private int _sockets;

    public SlackServer(SlackCounterpart slack)
    {
        _slack = slack;
        _api = new(slack, NewSocketAddress);
        ResponseUrls = new(slack, new SlackMessagesApi(slack));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        _web = builder.Build();
        _web.Run(HandleAsync);
    }

    public SlackResponseUrls ResponseUrls { get; }

    public Uri Base => new(_web.Urls.First() + "/");

    public Task StartAsync() => _web.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
    }

    /// <summary>An address that opens one connection.</summary>
    private Uri NewSocketAddress()
    {
        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = true;
        return new UriBuilder(Base) { Scheme = "ws", Path = "/link/", Query = $"ticket={ticket}&app_id={SlackWorkspace.App}" }.Uri;
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
            call = await SlackCall.ReadAsync(context, method, _slack.Time.GetUtcNow());
        }
        catch (JsonException)
        {
            await AnswerAsync(context, null, 200, SlackWebApi.Error("invalid_json").ToJsonString());
            return;
        }

        _slack.Calls.Enqueue(call);
        _slack.Journal.Record($"called {method} {call.Body}");
        _slack.Check(call);
        var fault = _slack.Faults.Next(method) ?? PaceFault(call);
        if (fault is SlackFault.Held held)
        {
            await held.Until.WaitAsync(_slack.Over);
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

        if (method is "auth.test") context.Response.Headers["X-OAuth-Scopes"] = string.Join(',', _slack.Scopes);
        var (status, body) = string.Equals(method, SlackFaults.ResponseUrl, StringComparison.Ordinal)
            ? ResponseUrls.Answer(context.Request.Path.Value!, call)
            : (200, _api.Answer(call).ToJsonString());
        if (fault is SlackFault.Reset) await CutAsync(context, call);
        else await AnswerAsync(context, call, status, body);
    }

    private SlackFault.TooMany? PaceFault(SlackCall call)
    {
        if (_slack.PostPace <= TimeSpan.Zero || call.Method is not "chat.postMessage" || call["channel"] is not { } channel) return null;
        var now = _slack.Time.GetTimestamp();
        var isTooSoon = _lastPosts.TryGetValue(channel, out var last) && _slack.Time.GetElapsedTime(last, now) < _slack.PostPace;
        if (!isTooSoon) _lastPosts[channel] = now;
        return isTooSoon ? new SlackFault.TooMany((int)Math.Ceiling(_slack.PostPace.TotalSeconds)) : null;
    }

    private async Task AnswerAsync(HttpContext context, SlackCall? call, int status, string body, string type = "application/json; charset=utf-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        if (call is not null) call.Answer = $"{status} {body}";
        _slack.Journal.Record($"answered {call?.Method} {status} {body}");
        await context.Response.WriteAsync(body, _slack.Over);
    }

    private async Task CutAsync(HttpContext context, SlackCall call)
    {
        call.Answer = "(cut off)";
        _slack.Journal.Record($"cut off {call.Method}");
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"ok\":", _slack.Over);
        await context.Response.Body.FlushAsync(_slack.Over);
        context.Abort();
    }

    private async Task DownloadAsync(HttpContext context, string id)
    {
        var isAllowed = string.Equals(context.Request.Headers.Authorization.ToString(), $"Bearer {SlackCounterpart.BotToken}", StringComparison.Ordinal);
        if (_slack.Workspace.File(id) is not { } file) context.Response.StatusCode = 404;
        else if (isAllowed) await context.Response.Body.WriteAsync(file.Content, _slack.Over);
        else await AnswerAsync(context, null, 200, "<!DOCTYPE html><title>Sign in</title>", "text/html"); // as Slack does
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
        _slack.Open[socket] = true;
        _slack.Journal.Record($"connection {socket.Number} opened");
        try
        {
            await _slack.HelloAfter.WaitAsync(_slack.Over);
            await socket.SendTextAsync(Hello());
            socket.HasGreeted = true;
            _slack.Journal.Changed();
            while (await socket.ReceiveAsync(_slack.Over) is { } text)
            {
                _slack.Journal.Record($"connection {socket.Number} said {text}");
                _slack.Deliveries.Take(text);
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or WebSocketException)
        {
            // The connection is over: the client went, or the test is done.
        }
        finally
        {
            _slack.Open.TryRemove(socket, out _);
            _slack.Journal.Record($"connection {socket.Number} ended {socket.ClosedWith}");
        }
    }

    private string Hello() => new JsonObject
    {
        ["type"] = "hello",
        ["num_connections"] = _slack.Open.Count,
        ["debug_info"] = new JsonObject { ["host"] = "applink-counterpart", ["build_number"] = 1, ["approximate_connection_time"] = 18_060 },
        ["connection_info"] = new JsonObject { ["app_id"] = SlackWorkspace.App },
    }.ToJsonString();

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
