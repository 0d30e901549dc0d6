using DealBot.Core.Chat;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Sockets;

/// <summary>Holds Slack's sockets open: what they deliver is acknowledged and handed over at once.</summary>
/// <remarks>Slack delivers to any one of the sockets; docs.slack.dev/apis/events-api/using-socket-mode.</remarks>
internal sealed partial class SocketMode(
    SlackOptions options, SlackWebApi api, Deliveries deliveries, ILogger<SocketMode> log, TimeProvider clock, SocketTiming? timing = null)
{
    private const int ManyFailures = 20;
    private readonly SocketTiming _timing = timing ?? new SocketTiming();
    private readonly SlackSocket?[] _sockets = new SlackSocket?[Math.Clamp(options.Connections, 1, 10)]; // Slack allows ten

    /// <summary>How it stands now.</summary>
    public ConnectorStatus Status => _sockets.Count(socket => socket is { IsOpen: true }) switch
    {
        0 => new ConnectorStatus(ConnectorState.Connecting, "No socket to Slack is open; it is tried again and again."),
        var open => new ConnectorStatus(ConnectorState.Connected, $"{open} of {_sockets.Length} sockets to Slack are open."),
    };

    /// <summary>Serves until cancelled, then closes the sockets properly. What was delivered may still be under way.</summary>
    /// <exception cref="ConnectorRefusedException">Slack will not have us, and trying again cannot help.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var held = Enumerable.Range(0, _sockets.Length).Select(place => HoldAsync(place, stop.Token)).ToArray();
        await Task.WhenAny(held); // they end when cancelled; and when one is refused, all are
        await stop.CancelAsync();
        await Task.WhenAll(held);
    }

    /// <summary>Keeps one socket open; the next has said hello before the one before goes, unless that broke.</summary>
    private async Task HoldAsync(int place, CancellationToken cancellation)
    {
        var failures = 0;
        try
        {
            while (true)
            {
                var pause = _timing.PauseAfter(failures, Random.Shared.NextDouble());
                if (pause > TimeSpan.Zero) await Task.Delay(pause, clock, cancellation);
                failures = await ServeAsync(place, cancellation) switch
                {
                    SocketLife.Good => 0,
                    SocketLife.Short => Math.Min(failures + 1, ManyFailures),
                    _ => ManyFailures,
                };
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // As was asked.
        }
        finally
        {
            if (_sockets[place] is { } last) await last.DisposeAsync();
            _sockets[place] = null;
        }
    }

    /// <summary>Opens a socket, lets go of the one before, and waits until the new one must be replaced too.</summary>
    private async Task<SocketLife> ServeAsync(int place, CancellationToken cancellation)
    {
        if (await AddressAsync(cancellation) is not { } address) return SocketLife.Short;
        if (await SlackSocket.OpenAsync(address, deliveries, _timing, clock, log, cancellation) is not { } socket) return SocketLife.Short;

        var opened = clock.GetTimestamp();
        if (socket.SaidHello)
        {
            if (_sockets[place] is { } before) await before.DisposeAsync();
            _sockets[place] = socket;
        }

        var reason = await socket.GoingAsync(cancellation);
        LogGoing(reason ?? "it broke");
        if (!socket.SaidHello) await socket.DisposeAsync();
        return reason switch
        {
            "link_disabled" => throw new ConnectorRefusedException("Socket Mode is switched off for the app (link_disabled). Switch it on at api.slack.com/apps, Socket Mode, or set DealBot to HTTP."),
            "too_many_websockets" => SocketLife.Unwanted, // other processes hold Slack's ten
            _ => clock.GetElapsedTime(opened) >= _timing.GoodLife ? SocketLife.Good : SocketLife.Short,
        };
    }

    /// <summary>Where to open a socket; null when Slack does not say now, which is logged.</summary>
    private async Task<Uri?> AddressAsync(CancellationToken cancellation)
    {
        var result = await api.OpenConnectionAsync(cancellation);
        return result is SlackResult<Uri>.Refused { Error: "missing_scope" }
            ? throw new ConnectorRefusedException("The app-level token lacks the scope connections:write (missing_scope). Make one with it at api.slack.com/apps, Basic Information, App-Level Tokens; it begins with xapp-.")
            : result.ValueOrDefault;
    }

    /// <summary>What became of a socket.</summary>
    private enum SocketLife
    {
        /// <summary>It served for a while: the next is opened at once.</summary>
        Good,

        /// <summary>It failed, or died young: the next is opened after a pause that grows.</summary>
        Short,

        /// <summary>There are too many: the next is opened after the longest pause.</summary>
        Unwanted,
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A socket to Slack goes ({Reason}); another is opened")]
    private partial void LogGoing(string reason);
}
