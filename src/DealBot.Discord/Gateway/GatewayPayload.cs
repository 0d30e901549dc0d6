using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DealBot.Discord.Gateway;

/// <summary>What the gateway sends (events/gateway-events, "Payload Structure").</summary>
/// <param name="Op">What kind it is; see <see cref="Opcode"/>.</param>
/// <param name="D">Its data.</param>
/// <param name="S">Its number, for dispatches.</param>
/// <param name="T">Its name, for dispatches.</param>
internal sealed record GatewayPayload(int? Op, JsonElement D, long? S, string? T)
{
    /// <summary>Reads a payload.</summary>
    /// <returns>Null when it is none.</returns>
    public static GatewayPayload? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, GatewayJson.Default.GatewayPayload) is { Op: not null } payload ? payload : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the data.</summary>
    /// <returns>Null when it is not of this form.</returns>
    public T? Data<T>(JsonTypeInfo<T> form)
        where T : class
    {
        try
        {
            return D.ValueKind is JsonValueKind.Object ? D.Deserialize(form) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The kind alone; the data may hold secrets.</summary>
    public override string ToString() => $"opcode {Op}";
}

/// <summary>Kinds of payloads (topics/opcodes-and-status-codes, "Gateway Opcodes").</summary>
internal static class Opcode
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
}

/// <summary>The first thing the gateway says: how often it wants to hear from us, in milliseconds.</summary>
internal sealed record Hello(double HeartbeatInterval);

/// <summary>A session was started; where and under which id it can be resumed.</summary>
internal sealed record Ready(string? SessionId, string? ResumeGatewayUrl);

/// <summary>A heartbeat, with the number of the last dispatch.</summary>
internal sealed record HeartbeatMessage(long? D, int Op = Opcode.Heartbeat);

/// <summary>Starts a session.</summary>
internal sealed record IdentifyMessage(Identify D, int Op = Opcode.Identify);

/// <summary>Who we are and what we want to hear. Compression is the transport's (events/gateway, "Transport Compression"), not each payload's.</summary>
internal sealed record Identify(string Token, int Intents, IReadOnlyList<int> Shard, ConnectionProperties Properties, bool Compress = false)
{
    /// <summary>Nothing; it holds the token.</summary>
    public override string ToString() => nameof(Identify);
}

/// <summary>What we run on, as Discord wants to know it (events/gateway-events, "Identify Connection Properties").</summary>
internal sealed record ConnectionProperties(string Os, string Browser = "dealbot", string Device = "dealbot");

/// <summary>Goes on with a session.</summary>
internal sealed record ResumeMessage(Resume D, int Op = Opcode.Resume);

/// <summary>Which session, and after which dispatch.</summary>
internal sealed record Resume(string Token, string SessionId, long Seq)
{
    /// <summary>Nothing; it holds the token.</summary>
    public override string ToString() => nameof(Resume);
}

/// <summary>Where the gateway is, and how to start sessions there (events/gateway, "Get Gateway Bot").</summary>
internal sealed record GatewayBot(string? Url, int Shards, SessionStartLimit? SessionStartLimit);

/// <summary>How many sessions may be started until the reset, which is so many milliseconds away, and how many at a time.</summary>
internal sealed record SessionStartLimit(int Remaining, double ResetAfter, int MaxConcurrency);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GatewayPayload))]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(HeartbeatMessage))]
[JsonSerializable(typeof(IdentifyMessage))]
[JsonSerializable(typeof(ResumeMessage))]
[JsonSerializable(typeof(GatewayBot))]
internal sealed partial class GatewayJson : JsonSerializerContext;
