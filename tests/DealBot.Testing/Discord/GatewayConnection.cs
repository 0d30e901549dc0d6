using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace DealBot.Testing.Discord;

/// <summary>One WebSocket of a bot: sends what is queued, in order, whole or in pieces, compressed if the bot asked for it.</summary>
internal sealed class GatewayConnection(WebSocket socket, bool isCompressed, string path) : IDisposable
{
    private readonly Channel<Func<Task>> _queue = Channel.CreateUnbounded<Func<Task>>();
    private readonly MemoryStream _deflated = new();
    private readonly CancellationTokenSource _ended = new();
    private ZLibStream? _deflater;

    /// <summary>The path that the bot connected to, with its query.</summary>
    public string Path => path;

    public GatewaySession? Session { get; set; }

    /// <summary>Whether nothing is sent any more, though the socket stays open.</summary>
    public bool IsSilent { get; set; }

    /// <summary>When the last events came, for the limit of 120 in 60 s.</summary>
    public Queue<long> Received { get; } = [];

    public CancellationToken Ended => _ended.Token;

    /// <summary>Sends until the connection ends.</summary>
    public async Task WriteAsync()
    {
        try
        {
            await foreach (var send in _queue.Reader.ReadAllAsync(_ended.Token)) await send();
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The bot is gone; the reader notices as well and takes it down.
        }
    }

    public void Send(string payload, int fragments = 1)
    {
        if (!IsSilent) _queue.Writer.TryWrite(() => SendAsync(Encoding.UTF8.GetBytes(payload), WebSocketMessageType.Text, fragments));
    }

    /// <summary>Sends bytes that are neither JSON nor, on a compressed connection, part of its stream.</summary>
    public void SendGarbage(byte[] bytes) => _queue.Writer.TryWrite(() => socket.SendAsync(bytes, WebSocketMessageType.Binary, true, _ended.Token));

    public void Close(int code, string reason) => _queue.Writer.TryWrite(async () =>
    {
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, _ended.Token);
        _queue.Writer.TryComplete();
    });

    /// <summary>Ends the connection without a word.</summary>
    public void Abort()
    {
        _ended.Cancel();
        socket.Abort();
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _ended.Cancel();
        _deflater?.Dispose();
        _deflated.Dispose();
        _ended.Dispose();
    }

    private async Task SendAsync(byte[] payload, WebSocketMessageType type, int fragments)
    {
        if (isCompressed) (payload, type) = (Deflate(payload), WebSocketMessageType.Binary);
        var size = Math.Max(1, payload.Length / fragments);
        for (var at = 0; at < payload.Length; at += size)
        {
            var piece = payload.AsMemory(at, Math.Min(size, payload.Length - at));
            await socket.SendAsync(piece, type, at + size >= payload.Length, _ended.Token);
        }
    }

    /// <summary>Continues the one stream of the connection; each message ends with a flush, 00 00 FF FF.</summary>
    private byte[] Deflate(byte[] payload)
    {
        _deflater ??= new ZLibStream(_deflated, CompressionLevel.Fastest, leaveOpen: true);
        _deflated.SetLength(0);
        _deflater.Write(payload);
        _deflater.Flush();
        return _deflated.ToArray();
    }
}

/// <summary>What survives of a bot's shard when its socket goes: until it is invalidated, it can be resumed.</summary>
internal sealed class GatewaySession(int shard, int shards, long intents)
{
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public int Shard => shard;

    public int Shards => shards;

    public long Intents => intents;

    /// <summary>Every dispatch so far; the sequence of the first is 1.</summary>
    public List<string> Sent { get; } = [];

    public GatewayConnection? Connection { get; set; }

    public bool IsInvalid { get; set; }
}
