using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DealBot.Testing.Slack;

/// <summary>One Socket Mode connection, seen from Slack's side.</summary>
public sealed class SlackSocket : IDisposable
{
    private readonly QuietStream _wire;
    private readonly WebSocket _socket;
    private readonly IHttpRequestLifetimeFeature _connection;
    private readonly SemaphoreSlim _sending = new(1);

    private SlackSocket(IHttpRequestLifetimeFeature connection, QuietStream wire, WebSocket socket, int number) =>
        (_connection, _wire, _socket, Number) = (connection, wire, socket, number);

    /// <summary>Counts the connections from 1.</summary>
    public int Number { get; }

    /// <summary>Whether hello has been said, so that envelopes may come.</summary>
    public bool HasGreeted { get; internal set; }

    /// <summary>Whether Slack has warned that it will go, or gone silent: new envelopes go elsewhere.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>The client's close code, once it has closed; null after a connection that broke.</summary>
    public WebSocketCloseStatus? ClosedWith => _socket.CloseStatus;

    internal static async Task<SlackSocket> AcceptAsync(HttpContext context, int number)
    {
        var key = context.Request.Headers.SecWebSocketKey.ToString();
#pragma warning disable CA5350 // RFC 6455, 1.3 wants SHA-1
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        context.Response.Headers.Connection = "Upgrade";
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = accept;
        var wire = new QuietStream(await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync());
        var socket = WebSocket.CreateFromStream(wire, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.FromSeconds(10) });
        return new SlackSocket(context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>(), wire, socket, number);
    }

    /// <summary>Sends a text frame, whatever it holds.</summary>
    public Task SendTextAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, pieces: 1);

    /// <summary>Sends a text message in several frames.</summary>
    public Task SendFragmentedAsync(string text, int pieces) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, pieces);

    /// <summary>Sends a binary frame.</summary>
    public Task SendBinaryAsync(byte[] bytes) => SendAsync(bytes, WebSocketMessageType.Binary, pieces: 1);

    /// <summary>Says that the connection will go: <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>, <c>too_many_websockets</c>.</summary>
    public Task DisconnectAsync(string reason)
    {
        IsLeaving = true;
        var notice = new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "counterpart" } };
        return SendTextAsync(notice.ToJsonString());
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Drop()
    {
        IsLeaving = true;
        _connection.Abort();
    }

    /// <summary>Sends and reads nothing any more, pings neither, while the connection stays open.</summary>
    public void GoSilent()
    {
        IsLeaving = true;
        _wire.IsQuiet = true;
    }

    /// <summary>Closes properly, with a code.</summary>
    public async Task CloseAsync(WebSocketCloseStatus code, string reason)
    {
        IsLeaving = true;
        await _sending.WaitAsync();
        try
        {
            await _socket.CloseOutputAsync(code, reason, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next text message; null when the connection is over.</summary>
    internal async Task<string?> ReceiveAsync(CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                if (part.MessageType is WebSocketMessageType.Close)
                {
                    if (_socket.State is WebSocketState.CloseReceived) await CloseAsync(WebSocketCloseStatus.NormalClosure, "");
                    return null;
                }

                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage) return Encoding.UTF8.GetString(message.ToArray());
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _wire.Dispose();
        _sending.Dispose();
    }

    private async Task SendAsync(byte[] bytes, WebSocketMessageType type, int pieces)
    {
        await _sending.WaitAsync();
        try
        {
            var size = (bytes.Length + pieces - 1) / pieces;
            for (var piece = 0; piece < pieces; piece++)
            {
                var from = Math.Min(piece * size, bytes.Length);
                var to = Math.Min(from + size, bytes.Length);
                await _socket.SendAsync(bytes.AsMemory(from, to - from), type, piece == pieces - 1, CancellationToken.None);
            }
        }
        finally
        {
            _sending.Release();
        }
    }
}

/// <summary>A stream that can fall silent: what is written is lost, what arrives is never read, and the connection stays open.</summary>
internal sealed class QuietStream(Stream inner) : Stream
{
    private volatile bool _isQuiet;

    public bool IsQuiet { get => _isQuiet; set => _isQuiet = value; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            if (!_isQuiet || read == 0) return read;
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _isQuiet ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => _isQuiet ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
