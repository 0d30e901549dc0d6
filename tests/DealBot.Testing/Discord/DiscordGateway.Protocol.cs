using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <content>What the gateway answers: identify, resume, heartbeats and events, by the rules of the sessions.</content>
public sealed partial class DiscordGateway
{
    private const long KnownIntents = (1L << 17) - 1 | 1L << 20 | 1L << 21 | 1L << 24 | 1L << 25;
    private const long MessageContent = 1L << 15;
    private const long Privileged = 1L << 1 | 1L << 8 | MessageContent;

    private static readonly string[] IdentifyProperties = ["os", "browser", "device"];

    private readonly List<GatewaySession> _sessions = [];
    private readonly Dictionary<int, Queue<long>> _identified = [];

    /// <summary>Sends an event to the shard that it belongs to; kept for a resume when that shard is away.</summary>
    internal void Dispatch(string name, JsonObject data, string? guildId, long intent)
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Where(session => (intent == 0 || (session.Intents & intent) != 0) && IsOn(session, guildId)))
                Dispatch(session, name, intent is 1 << 9 or 1 << 12 ? Censored(session, data) : data);
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

    private void Forget(GatewaySession session)
    {
        session.IsInvalid = true;
        session.Connection = null;
        _sessions.Remove(session);
    }

    private static bool IsOn(GatewaySession session, string? guildId) =>
        guildId is null ? session.Shard == 0 : (long)(ulong.Parse(guildId) >> 22) % session.Shards == session.Shard;

    private static string Invalid(bool isResumable) => $$"""{"op":9,"d":{{(isResumable ? "true" : "false")}},"s":null,"t":null}""";
}
