using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Sockets;

/// <summary>One socket: acknowledges what comes and hands it over, until either side ends it.</summary>
/// <remarks>
/// Acknowledgements never carry a payload, so it does not matter whether an envelope <c>accepts_response_payload</c>: answers take the
/// way of the response URL and the Web API, which serves HTTP as well.
/// </remarks>
internal sealed partial class SlackSocket : IAsyncDisposable
{
    /// <summary>The longest message; what is longer is passed over. Payloads with a whole message in them stay far below.</summary>
    internal const int MostMessageBytes = 4 * 1024 * 1024;

    private readonly ClientWebSocket _web = new();
    private readonly Deliveries _deliveries;
    private readonly SocketTiming _timing;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _disconnect = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private SlackSocket(Deliveries deliveries, SocketTiming timing, TimeProvider clock, ILogger log)
    {
        (_deliveries, _timing, _clock, _log) = (deliveries, timing, clock, log);
        _web.Options.KeepAliveInterval = timing.PingAfter;
        _web.Options.KeepAliveTimeout = timing.PongWithin;
    }

    /// <summary>Whether it still serves.</summary>
    public bool IsOpen => SaidHello && !_reading.IsCompleted;

    /// <summary>Opens a socket.</summary>
    /// <returns>One that said <c>hello</c>, or was told to go before; null when it did not come about, which is logged.</returns>
    public static async Task<SlackSocket?> OpenAsync(
        Uri address, Deliveries deliveries, SocketTiming timing, TimeProvider clock, ILogger log, CancellationToken cancellation)
    {
        var socket = new SlackSocket(deliveries, timing, clock, log);
        using var late = new CancellationTokenSource(timing.OpenWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await socket._web.ConnectAsync(address, either.Token);
            socket._reading = socket.ReadAsync();
            await Task.WhenAny(socket._hello.Task, socket._disconnect.Task, socket._reading).WaitAsync(either.Token);
            if (socket._hello.Task.IsCompleted || socket._disconnect.Task.IsCompleted) return socket;
            socket.LogNotOpened("it was closed before it said hello");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            socket.LogNotOpened("it did not say hello in time");
        }
        catch (WebSocketException fault)
        {
            socket.LogNotOpened(fault.WebSocketErrorCode.ToString()); // without its message, which may name the address: a secret
        }
        catch
        {
            await socket.DisposeAsync();
            throw;
        }

        await socket.DisposeAsync();
        return null;
    }

    /// <summary>Whether it said <c>hello</c>.</summary>
    public bool SaidHello => _hello.Task.IsCompleted;

    /// <summary>Waits until the socket is about to go, or gone.</summary>
    /// <returns>The reason that Slack gave; null when it is gone without one.</returns>
    public async Task<string?> GoingAsync(CancellationToken cancellation)
    {
        await Task.WhenAny(_disconnect.Task, _reading).WaitAsync(cancellation);
        return _disconnect.Task.IsCompleted ? await _disconnect.Task : null;
    }

    /// <summary>Closes the socket properly; what comes until the other side agrees is still handed over.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var late = new CancellationTokenSource(_timing.SendWithin, _clock))
        {
            try
            {
                if (_web.State is WebSocketState.Open) await _web.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, late.Token);
                await _reading.WaitAsync(late.Token);
            }
            catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidOperationException)
            {
                _web.Abort();
            }
        }

        await _reading; // never fails
        _web.Dispose();
    }

    private async Task ReadAsync()
    {
        var message = new MessageBuffer(MostMessageBytes);
        try
        {
            while (true)
            {
                var received = await _web.ReceiveAsync(message.Free, CancellationToken.None);
                if (received.MessageType is WebSocketMessageType.Close)
                {
                    if (_web.State is WebSocketState.CloseReceived) await SendAsync(token => _web.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, token));
                    return;
                }

                message.Add(received.Count);
                if (!received.EndOfMessage) continue;
                if (message.IsTooLong) LogTooLong(MostMessageBytes);
                else if (received.MessageType is WebSocketMessageType.Binary) LogNoEnvelope(message.Length);
                else await TakeAsync(message.Bytes);
                message.Clear();
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            LogBroken(fault.GetType().Name); // without its message, which may name the address
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> message)
    {
        switch (Envelope.Read(message))
        {
            case Envelope.Hello:
                _hello.TrySetResult();
                break;
            case Envelope.Disconnect disconnect:
                _disconnect.TrySetResult(disconnect.Reason);
                break;
            case Envelope.Delivered { Delivery: not null } when !_deliveries.HasRoom:
                LogNoRoom(); // not acknowledged, so that Slack delivers it again
                break;
            case Envelope.Delivered delivered:
                // First of all, the acknowledgement: Slack's clock runs. When it does not get through, Slack delivers again, and the
                // second delivery is known by its id; so the first is handled in any case.
                await SendAsync(token => _web.SendAsync(
                    JsonSerializer.SerializeToUtf8Bytes(new Acknowledgement(delivered.Id), SocketJson.Default.Acknowledgement),
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    token));
                if (delivered.Delivery is { } delivery) _deliveries.Start(delivery);
                else LogUnknown();
                break;
            default:
                LogNoEnvelope(message.Length);
                break;
        }
    }

    /// <summary>Sends something; where the other side takes nothing any more, the socket is dead, and reading will say so.</summary>
    private async Task SendAsync(Func<CancellationToken, Task> send)
    {
        using var late = new CancellationTokenSource(_timing.SendWithin, _clock);
        try
        {
            await send(late.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            LogNotSent(fault.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A socket to Slack cannot be opened: {Reason}")]
    private partial void LogNotOpened(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A socket to Slack broke ({Fault})")]
    private partial void LogBroken(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An acknowledgement did not reach Slack ({Fault}); it will deliver again")]
    private partial void LogNotSent(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Passed over a message of Slack of {Bytes} bytes that is no envelope")]
    private partial void LogNoEnvelope(int bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Passed over a message of Slack of more than {Bytes} bytes")]
    private partial void LogTooLong(int bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Acknowledged an envelope of Slack of an unknown type, and did nothing")]
    private partial void LogUnknown();

    [LoggerMessage(Level = LogLevel.Error, Message = "Too much is under way to take what Slack delivers; it will deliver again")]
    private partial void LogNoRoom();
}
