using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DealBot.Discord.Rest;

namespace DealBot.Discord.Gateway;

/// <summary>One WebSocket to the gateway: whole messages in, paced messages out.</summary>
internal sealed class GatewayConnection : IDisposable
{
    /// <summary>How a connection is closed that is to be resumed: any code but 1000 and 1001, which end the session (events/gateway, "Disconnecting").</summary>
    public const int KeepSession = 4000;

    /// <summary>How a connection is closed for good.</summary>
    public const int EndSession = 1000;

    /// <summary>A message may have so many bytes. The largest, of a big server, have a few million.</summary>
    private const int LongestMessage = 32 * 1024 * 1024;

    private const int LongestSent = 4096; // bytes; more closes with 4002 (events/gateway, "Sending Events")
    private const string Query = "v=10&encoding=json&compress=zlib-stream";

    private readonly ClientWebSocket _socket = new();
    private readonly Inflater _inflater = new(LongestMessage);
    private readonly MemoryStream _text = new();
    private readonly byte[] _piece = new byte[16 * 1024];
    private readonly Lane _sending = new();
    private readonly Pace _pace;

    private GatewayConnection(TimeProvider clock) => _pace = new Pace(120, TimeSpan.FromMinutes(1), clock); // events/gateway, "Rate Limiting"

    /// <summary>The code that the gateway closed with; null when it did not, or without one.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>Connects.</summary>
    /// <exception cref="WebSocketException">It cannot be reached, or does not want us.</exception>
    public static async Task<GatewayConnection> OpenAsync(Uri gateway, TimeProvider clock, CancellationToken cancellation)
    {
        var connection = new GatewayConnection(clock);
        try
        {
            var options = connection._socket.Options;
            options.SetRequestHeader("User-Agent", DiscordAddress.UserAgent);
            options.KeepAliveInterval = TimeSpan.Zero; // heartbeats do that
            if (gateway.IsLoopback) options.Proxy = null;
            await connection._socket.ConnectAsync(new UriBuilder(gateway) { Query = Query }.Uri, cancellation);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Receives the next message.</summary>
    /// <returns>The message, valid until the next call; null when the gateway closed the connection.</returns>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">The compression is broken, or a message too long: nothing more can be read.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            _text.SetLength(0);
            ValueWebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(_piece.AsMemory(), cancellation);
                if (received.MessageType is WebSocketMessageType.Close) return null;
                if (_text.Length + received.Count > LongestMessage) throw new InvalidDataException($"A message of the gateway is longer than {LongestMessage:N0} bytes.");
                _text.Write(_piece, 0, received.Count);
            }
            while (!received.EndOfMessage);

            var message = _text.GetBuffer().AsMemory(0, (int)_text.Length);
            if (received.MessageType is WebSocketMessageType.Text) return message;
            if (_inflater.Inflate(message.Span) is { IsEmpty: false } inflated) return inflated;
        }
    }

    /// <summary>Sends a message, when the pace allows.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task SendAsync<T>(T message, JsonTypeInfo<T> form, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, form);
        if (json.Length > LongestSent) throw new ArgumentException($"A message to the gateway may have {LongestSent} bytes, and this has {json.Length}.", nameof(message));
        using var turn = await _sending.EnterAsync(cancellation);
        await _pace.WaitAsync(cancellation);
        await _socket.SendAsync(json.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellation);
    }

    /// <summary>
    /// Says that the connection ends, and waits until the gateway says so too: else what we said might be lost with the connection.
    /// Never throws: what is over already, or does not listen any more, needs no closing.
    /// </summary>
    /// <param name="code">Why.</param>
    /// <param name="reading">Whoever receives, and so sees the answer.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task CloseAsync(int code, Task reading, CancellationToken cancellation)
    {
        try
        {
            if (reading.IsCompleted)
            {
                await _socket.CloseAsync((WebSocketCloseStatus)code, null, cancellation);
            }
            else
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellation);
                await reading.WaitAsync(cancellation);
            }
        }
        catch (Exception over) when (over is WebSocketException or InvalidOperationException or OperationCanceledException)
        {
            // The other side was faster, or is gone.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _inflater.Dispose();
        _text.Dispose();
    }
}
