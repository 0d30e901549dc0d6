using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>The gateway, version 10 (developers: events/gateway, topics/opcodes-and-status-codes), and how it misbehaves on command.</summary>
/// <remarks>Here are its settings and its connections; beside it what it answers (Protocol) and what a test may order (Orders).</remarks>
public sealed partial class DiscordGateway
{
    private const int LargestPayload = 4096;
    private const int EventsPerMinute = 120;

    private readonly Lock _gate;
    private readonly Journal _journal;
    private readonly TimeProvider _clock;
    private readonly string _token;
    private readonly Uri _address;
    private readonly Func<GatewaySession, (JsonObject Ready, IReadOnlyList<(string GuildId, JsonObject Guild)> Guilds)> _greeting;
    private readonly List<GatewayConnection> _connections = [];

    internal DiscordGateway(
        Lock gate,
        Journal journal,
        TimeProvider clock,
        string token,
        Uri address,
        Func<GatewaySession, (JsonObject Ready, IReadOnlyList<(string GuildId, JsonObject Guild)> Guilds)> greeting) =>
        (_gate, _journal, _clock, _token, _address, _greeting) = (gate, journal, clock, token, address, greeting);

    /// <summary>How often the bot is to send a heartbeat.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>How long hello takes.</summary>
    public TimeSpan HelloDelay { get; set; }

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool AcknowledgesHeartbeats { get; set; } = true;

    /// <summary>How many shards are recommended.</summary>
    public int RecommendedShards { get; set; } = 1;

    /// <summary>How many shards may identify in five seconds.</summary>
    public int MaxConcurrency { get; set; } = 1;

    /// <summary>How many more times the bot may identify today.</summary>
    public int RemainingIdentifies { get; set; } = 1000;

    /// <summary>The privileged intents that are switched on in the portal; MESSAGE_CONTENT at first.</summary>
    public long EnabledPrivilegedIntents { get; set; } = MessageContent;

    /// <summary>Whether a bot without shards is refused (4011), as one in 2,500 guilds is.</summary>
    public bool RequiresSharding { get; set; }

    /// <summary>How often each dispatch is sent.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>In how many WebSocket fragments each payload comes.</summary>
    public int Fragments { get; set; } = 1;

    /// <summary>How many identifies were accepted so far.</summary>
    public int Identifies { get; private set; }

    /// <summary>How many resumes were accepted so far.</summary>
    public int Resumes { get; private set; }

    /// <summary>How many heartbeats came so far.</summary>
    public int Heartbeats { get; private set; }

    /// <summary>The address of each connection so far, with its query.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <summary>The close codes by which the bot ended connections; 1005 where its close frame had none, 0 where there was no frame.</summary>
    public IReadOnlyList<int> ClosedByBot { get; private set; } = [];

    /// <summary>How many connections are open.</summary>
    public int Open
    {
        get
        {
            lock (_gate) return _connections.Count;
        }
    }

    /// <summary>How many shards are connected and ready.</summary>
    public int Ready
    {
        get
        {
            lock (_gate) return _connections.Count(connection => connection.Session is not null);
        }
    }

    internal Uri Address => _address;

    /// <summary>Waits until so many shards are connected and ready.</summary>
    public Task WaitForReadyAsync(int shards = 1) => _journal.UntilAsync(() => Ready >= shards, $"{shards} ready shard(s)");

    /// <summary>Waits until the bot has resumed so many times in all.</summary>
    public Task WaitForResumesAsync(int count) => _journal.UntilAsync(() => Resumes >= count, $"{count} resume(s)");

    /// <summary>Waits until the bot has identified so many times in all.</summary>
    public Task WaitForIdentifiesAsync(int count) => _journal.UntilAsync(() => Identifies >= count, $"{count} identify(s)");

    /// <summary>Waits until so many heartbeats have come in all.</summary>
    public Task WaitForHeartbeatsAsync(int count) => _journal.UntilAsync(() => Heartbeats >= count, $"{count} heartbeat(s)");

    /// <summary>Serves one connection to its end.</summary>
    internal async Task ServeAsync(WebSocket socket, string path, string query, CancellationToken cancellation)
    {
        using var connection = new GatewayConnection(socket, query.Contains("compress=zlib-stream", StringComparison.Ordinal), path + query);
        lock (_gate)
        {
            _connections.Add(connection);
            Paths = [.. Paths, connection.Path];
        }

        _journal.Record($"gateway: connected to {connection.Path}");
        var writing = connection.WriteAsync();
        if (!query.Contains("v=10", StringComparison.Ordinal)) Close(connection, 4012, "Invalid API version");
        if (HelloDelay > TimeSpan.Zero) await Task.Delay(HelloDelay, _clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // a bot may leave meanwhile
        Send(connection, new JsonObject { ["op"] = 10, ["d"] = new JsonObject { ["heartbeat_interval"] = (int)HeartbeatInterval.TotalMilliseconds }, ["s"] = null, ["t"] = null }.ToJsonString());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, connection.Ended);
        var code = await ReadAsync(connection, socket, ended.Token);

        lock (_gate)
        {
            _connections.Remove(connection);
            ClosedByBot = [.. ClosedByBot, code];
            if (connection.Session is { } session)
            {
                if (session.Connection == connection) session.Connection = null;
                if (code is 1000 or 1001) Forget(session);
            }
        }

        _journal.Record($"gateway: connection ended by {(code == 0 ? "no close code" : code)}");
        connection.Abort();
        await writing;
    }

    private async Task<int> ReadAsync(GatewayConnection connection, WebSocket socket, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
                    length += received.Count;
                }
                while (!received.EndOfMessage && length < buffer.Length);

                if (received.MessageType is WebSocketMessageType.Close)
                {
                    var code = (int)(socket.CloseStatus ?? WebSocketCloseStatus.Empty);
                    if (socket.State is WebSocketState.CloseReceived) await socket.CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, null, cancellation);
                    return code;
                }

                Receive(connection, buffer.AsSpan(0, length));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException)
        {
            return 0;
        }
    }

    private void Receive(GatewayConnection connection, ReadOnlySpan<byte> payload)
    {
        JsonObject message;
        try
        {
            message = JsonNode.Parse(payload)?.AsObject() ?? throw new JsonException();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            Breach(connection, 4002, "Error while decoding payload.");
            return;
        }

        var now = _clock.GetTimestamp();
        lock (_gate)
        {
            connection.Received.Enqueue(now);
            while (_clock.GetElapsedTime(connection.Received.Peek(), now) >= TimeSpan.FromSeconds(60)) connection.Received.Dequeue();
            _journal.Record($"gateway: received {Shown(message)}");
            if (payload.Length > LargestPayload) Breach(connection, 4002, "Payload exceeds 4096 bytes.");
            else if (connection.Received.Count > EventsPerMinute) Breach(connection, 4008, "You are being rate limited.");
            else Receive(connection, message);
        }
    }

    private void Breach(GatewayConnection connection, int code, string reason)
    {
        _journal.Violate($"gateway: {code} {reason}");
        Close(connection, code, reason);
    }

    private void Close(GatewayConnection connection, int code, string reason)
    {
        lock (_gate)
        {
            if (connection.Session is { } session && code is 4004 or 4007 or 4009 or >= 4010 and <= 4014) Forget(connection.Session!);
            _journal.Record($"gateway: closes with {code} {reason}");
            connection.Close(code, reason);
        }
    }

    private void Send(GatewayConnection connection, string payload)
    {
        _journal.Record($"gateway: {(connection.IsSilent ? "keeps back" : "sends")} {(payload.Length > 400 ? payload[..400] + "…" : payload)}");
        connection.Send(payload, Fragments);
    }

    /// <summary>What came, without the token.</summary>
    private string Shown(JsonObject message) => message.ToJsonString().Replace(_token, "(token)", StringComparison.Ordinal);
}
