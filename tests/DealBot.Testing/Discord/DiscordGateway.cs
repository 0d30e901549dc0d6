using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>The gateway, version 10 (developers: events/gateway, topics/opcodes-and-status-codes), and how it misbehaves on command.</summary>
public sealed class DiscordGateway
{
    private const int LargestPayload = 4096;
    private const int EventsPerMinute = 120;
    private const long KnownIntents = (1L << 17) - 1 | 1L << 20 | 1L << 21 | 1L << 24 | 1L << 25;
    private const long MessageContent = 1L << 15;
    private const long Privileged = 1L << 1 | 1L << 8 | MessageContent;

    private static readonly string[] IdentifyProperties = ["os", "browser", "device"];

    private readonly Lock _gate;
    private readonly Journal _journal;
    private readonly TimeProvider _clock;
    private readonly string _token;
    private readonly Uri _address;
    private readonly Func<GatewaySession, (JsonObject Ready, IReadOnlyList<(string GuildId, JsonObject Guild)> Guilds)> _greeting;
    private readonly List<GatewayConnection> _connections = [];
    private readonly List<GatewaySession> _sessions = [];
    private readonly Dictionary<int, Queue<long>> _identified = [];
    private readonly Queue<int> _refusals = [];
    private string? _held;

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

    /// <summary>Ends all connections without a word, as a failing network does.</summary>
    public void Drop() => Each(connection => connection.Abort());

    /// <summary>Closes all connections with a code.</summary>
    public void Close(int code, string reason = "") => Each(connection => Close(connection, code, reason));

    /// <summary>Sends nothing more on the connections there are, which stay open.</summary>
    public void GoSilent() => Each(connection => connection.IsSilent = true);

    /// <summary>Sends op 7, reconnect.</summary>
    public void AskToReconnect() => Each(connection => Send(connection, """{"op":7,"d":null,"s":null,"t":null}"""));

    /// <summary>Sends op 9, invalid session. A session that cannot be resumed is forgotten.</summary>
    public void InvalidateSessions(bool isResumable) => Each(connection =>
    {
        if (connection.Session is { } session)
        {
            (connection.Session, session.Connection) = (null, null);
            if (!isResumable) Forget(session);
        }

        Send(connection, Invalid(isResumable));
    });

    /// <summary>Sends op 1, which asks for a heartbeat at once.</summary>
    public void AskForHeartbeat() => Each(connection => Send(connection, """{"op":1,"d":null,"s":null,"t":null}"""));

    /// <summary>Sends a text as it is: malformed, of an unknown opcode, whatever.</summary>
    public void SendText(string text) => Each(connection => Send(connection, text));

    /// <summary>Sends bytes as they are.</summary>
    public void SendBytes(params byte[] bytes) => Each(connection => connection.SendGarbage(bytes));

    /// <summary>Answers the next identifies or resumes with close codes, one each, or with op 9 for 9 (not resumable).</summary>
    public void RefuseNext(params int[] codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        lock (_gate) Array.ForEach(codes, _refusals.Enqueue);
    }

    /// <summary>Holds the next dispatch back until after the one that follows it, and sends them in the wrong order.</summary>
    public void SwapNextTwo()
    {
        lock (_gate) _held = "";
    }

    /// <summary>Makes the sequence jump by so many numbers.</summary>
    public void SkipSequence(int by)
    {
        lock (_gate)
        {
            foreach (var session in _sessions)
                for (var i = 0; i < by; i++) session.Sent.Add("");
        }
    }

    /// <summary>Waits until so many shards are connected and ready.</summary>
    public Task WaitForReadyAsync(int shards = 1) => _journal.UntilAsync(() => Ready >= shards, $"{shards} ready shard(s)");

    /// <summary>Waits until the bot has resumed so many times in all.</summary>
    public Task WaitForResumesAsync(int count) => _journal.UntilAsync(() => Resumes >= count, $"{count} resume(s)");

    /// <summary>Waits until the bot has identified so many times in all.</summary>
    public Task WaitForIdentifiesAsync(int count) => _journal.UntilAsync(() => Identifies >= count, $"{count} identify(s)");

    /// <summary>Waits until so many heartbeats have come in all.</summary>
    public Task WaitForHeartbeatsAsync(int count) => _journal.UntilAsync(() => Heartbeats >= count, $"{count} heartbeat(s)");

    /// <summary>Sends an event to the shard that it belongs to; kept for a resume when that shard is away.</summary>
    internal void Dispatch(string name, JsonObject data, string? guildId, long intent)
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Where(session => (intent == 0 || (session.Intents & intent) != 0) && IsOn(session, guildId)))
                Dispatch(session, name, intent is 1 << 9 or 1 << 12 ? Censored(session, data) : data);
        }
    }

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

    private void Receive(GatewayConnection connection, JsonObject message)
    {
        switch ((int?)message["op"])
        {
            case 1:
                Heartbeats++;
                if (AcknowledgesHeartbeats) Send(connection, """{"op":11,"d":null,"s":null,"t":null}""");
                break;
            case 2 when connection.Session is not null:
                Breach(connection, 4005, "Already authenticated.");
                break;
            case 2:
                Identify(connection, message["d"]!.AsObject());
                break;
            case 6:
                Resume(connection, message["d"]!.AsObject());
                break;
            case 3 or 4 or 8 or 31 or 43 when connection.Session is null:
                Breach(connection, 4003, "Not authenticated.");
                break;
            case 3 or 4 or 8 or 31 or 43:
                break;
            default:
                Breach(connection, 4001, "Unknown opcode.");
                break;
        }

        _journal.Changed();
    }

    /// <summary>Lets the five seconds between two identifies pass: for a process that was restarted, which cannot know of the one before it.</summary>
    public void ForgetIdentifies()
    {
        lock (_gate) _identified.Clear();
    }

    private void Identify(GatewayConnection connection, JsonObject data)
    {
        if (Refuses(connection)) return;
        var intents = (long?)data["intents"];
        var (shard, shards) = data["shard"] is JsonArray { Count: 2 } pair ? ((int)pair[0]!, (int)pair[1]!) : (0, 1);
        var key = shard % MaxConcurrency;
        if (!_identified.TryGetValue(key, out var recent)) _identified[key] = recent = [];
        while (recent.Count > 0 && _clock.GetElapsedTime(recent.Peek()) >= TimeSpan.FromSeconds(5)) recent.Dequeue();

        if (!string.Equals((string?)data["token"], _token, StringComparison.Ordinal)) Close(connection, 4004, "Authentication failed.");
        else if (IdentifyProperties.Any(name => data["properties"]?[name] is null) || intents is null) Breach(connection, 4002, "Identify lacks properties or intents.");
        else if (shard < 0 || shard >= shards) Breach(connection, 4010, "Invalid shard.");
        else if (RequiresSharding && shards == 1) Close(connection, 4011, "Sharding required.");
        else if ((intents & ~KnownIntents) != 0) Breach(connection, 4013, "Invalid intent(s).");
        else if ((intents & Privileged & ~EnabledPrivilegedIntents) != 0) Close(connection, 4014, "Disallowed intent(s).");
        else if (recent.Count > 0 || RemainingIdentifies <= 0)
        {
            _journal.Violate(RemainingIdentifies <= 0 ? "identified more often than session_start_limit allows" : "identified twice in 5 s in one max_concurrency bucket");
            Send(connection, Invalid(false));
        }
        else
        {
            recent.Enqueue(_clock.GetTimestamp());
            RemainingIdentifies--;
            Identifies++;
            var session = new GatewaySession(shard, shards, intents.Value) { Connection = connection };
            _sessions.RemoveAll(old => old.Connection is null && old.Shard == shard);
            _sessions.Add(session);
            connection.Session = session;
            var (ready, guilds) = _greeting(session);
            var mine = guilds.Where(guild => IsOn(session, guild.GuildId)).ToList();
            ready["guilds"] = new JsonArray([.. mine.Select(guild => new JsonObject { ["id"] = guild.GuildId, ["unavailable"] = true })]);
            Dispatch(session, "READY", ready);
            if ((intents & 1) != 0) mine.ForEach(guild => Dispatch(session, "GUILD_CREATE", guild.Guild));
        }
    }

    private void Resume(GatewayConnection connection, JsonObject data)
    {
        if (Refuses(connection)) return;
        var session = _sessions.Find(session => string.Equals(session.Id, (string?)data["session_id"], StringComparison.Ordinal) && !session.IsInvalid);
        var sequence = (int?)data["seq"] ?? -1;
        if (!string.Equals((string?)data["token"], _token, StringComparison.Ordinal)) Close(connection, 4004, "Authentication failed.");
        else if (session is null) Send(connection, Invalid(false));
        else if (sequence < 0 || sequence > session.Sent.Count) Breach(connection, 4007, "Invalid seq.");
        else
        {
            Resumes++;
            if (session.Connection != connection) session.Connection?.Abort();
            (session.Connection, connection.Session) = (connection, session);
            foreach (var missed in session.Sent.Skip(sequence).Where(missed => missed.Length > 0).ToList()) Send(connection, missed);
            Dispatch(session, "RESUMED", []);
        }
    }

    private bool Refuses(GatewayConnection connection)
    {
        if (!_refusals.TryDequeue(out var code)) return false;
        if (code == 9) Send(connection, Invalid(false));
        else Close(connection, code, "refused by the test");
        return true;
    }

    private void Dispatch(GatewaySession session, string name, JsonObject data)
    {
        var payload = new JsonObject { ["t"] = name, ["s"] = session.Sent.Count + 1, ["op"] = 0, ["d"] = data.DeepClone() }.ToJsonString();
        session.Sent.Add(payload);
        if (session.Connection is not { } connection) return;
        if (_held is "")
        {
            _held = payload;
            return;
        }

        for (var i = 0; i < Copies; i++) Send(connection, payload);
        if (_held is null) return;
        Send(connection, _held);
        _held = null;
    }

    /// <summary>Without the privileged intent, what others say is empty, unless it is said to the bot.</summary>
    private static JsonObject Censored(GatewaySession session, JsonObject message)
    {
        if ((session.Intents & MessageContent) != 0 || message["guild_id"] is null || message["mentions"] is JsonArray { Count: > 0 }) return message;
        var censored = (JsonObject)message.DeepClone();
        censored["content"] = "";
        foreach (var part in new[] { "embeds", "attachments", "components" }) censored[part] = new JsonArray();
        return censored;
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

    private void Forget(GatewaySession session)
    {
        session.IsInvalid = true;
        session.Connection = null;
        _sessions.Remove(session);
    }

    private void Send(GatewayConnection connection, string payload)
    {
        _journal.Record($"gateway: {(connection.IsSilent ? "keeps back" : "sends")} {(payload.Length > 400 ? payload[..400] + "…" : payload)}");
        connection.Send(payload, Fragments);
    }

    private void Each(Action<GatewayConnection> act)
    {
        lock (_gate) _connections.ToList().ForEach(act);
    }

    private static bool IsOn(GatewaySession session, string? guildId) =>
        guildId is null ? session.Shard == 0 : (long)(ulong.Parse(guildId) >> 22) % session.Shards == session.Shard;

    private static string Invalid(bool isResumable) => $$"""{"op":9,"d":{{(isResumable ? "true" : "false")}},"s":null,"t":null}""";

    /// <summary>What came, without the token.</summary>
    private string Shown(JsonObject message) => message.ToJsonString().Replace(_token, "(token)", StringComparison.Ordinal);
}
