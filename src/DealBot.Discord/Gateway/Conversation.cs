using System.Text.Json;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Gateway;

/// <summary>What is said on one connection after the greeting: events and heartbeats (events/gateway, "Connection Lifecycle").</summary>
/// <param name="connection">The connection.</param>
/// <param name="session">The session it serves.</param>
/// <param name="shard">Whose it is.</param>
/// <param name="receive">Takes the events; returns at once.</param>
/// <param name="log">Learns what could not be understood; never what it was.</param>
/// <param name="clock">Times the heartbeats.</param>
internal sealed partial class Conversation(
    GatewayConnection connection, GatewaySession session, int shard, Action<GatewayEvent> receive, ILogger log, TimeProvider clock)
{
    /// <summary>Waits for the greeting, which says how often to beat.</summary>
    /// <returns>Null when the gateway closed instead.</returns>
    public async Task<TimeSpan?> GreetAsync(CancellationToken cancellation)
    {
        while (await connection.ReceiveAsync(cancellation) is { } message)
        {
            if (GatewayPayload.Read(message.Span) is { Op: Opcode.Hello } payload
                && payload.Data(GatewayJson.Default.Hello) is { HeartbeatInterval: > 0 and <= 24 * 3600 * 1000 } hello)
                return TimeSpan.FromMilliseconds(hello.HeartbeatInterval);

            LogMalformed(shard, message.Length);
        }

        return null;
    }

    /// <summary>Serves until the connection ends or is cancelled, and then closes it.</summary>
    /// <param name="interval">How often to beat.</param>
    /// <param name="patience">How long the session may take to begin.</param>
    /// <param name="cancellation">Ends the session too.</param>
    public async Task<Ending> ServeAsync(TimeSpan interval, TimeSpan patience, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource();
        var heartbeat = new Heartbeat(
            interval, beat => connection.SendAsync(new HeartbeatMessage(session.Sequence), GatewayJson.Default.HeartbeatMessage, beat), clock);
        var reading = Ending.OfAsync(ReadAsync(heartbeat, over.Token));
        Task<Ending>[] ends =
        [
            reading,
            Ending.OfAsync(BeatAsync(heartbeat, over.Token)),
            Ending.OfAsync(BeginAsync(patience, over.Token)),
            Ending.OfAsync(StopAsync(over.Token, cancellation)),
        ];
        try
        {
            return await await Task.WhenAny(ends);
        }
        finally
        {
            using var closing = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
            var code = cancellation.IsCancellationRequested ? GatewayConnection.EndSession : GatewayConnection.KeepSession;
            await connection.CloseAsync(code, reading, closing.Token);
            await over.CancelAsync();
            await Task.WhenAll(ends);
        }
    }

    private async Task<Ending> ReadAsync(Heartbeat heartbeat, CancellationToken cancellation)
    {
        while (await connection.ReceiveAsync(cancellation) is { } message)
        {
            if (GatewayPayload.Read(message.Span) is not { } payload)
            {
                LogMalformed(shard, message.Length);
                continue;
            }

            switch (payload.Op)
            {
                case Opcode.Dispatch:
                    Dispatch(payload, message.Length);
                    break;
                case Opcode.Heartbeat:
                    heartbeat.BeatNow();
                    break;
                case Opcode.HeartbeatAck:
                    heartbeat.Acknowledge();
                    break;
                case Opcode.Reconnect:
                    return new Ending("Discord asked to connect again");
                case Opcode.InvalidSession:
                    return new Ending("the session is not valid", SessionOver: payload.D.ValueKind is not JsonValueKind.True);
                default:
                    LogUnknown(shard, payload.Op);
                    break;
            }
        }

        return Closed();
    }

    /// <summary>How the connection ended, when the gateway closed it.</summary>
    public Ending Closed() => new(
        $"Discord closed the connection with {(connection.CloseCode is { } code ? $"code {code}" : "no code")}",
        connection.CloseCode, CloseCodes.EndsSession(connection.CloseCode));

    private void Dispatch(GatewayPayload payload, int length)
    {
        if (payload.T is not { } name)
        {
            LogMalformed(shard, length);
            return;
        }

        if (!session.Count(payload.S)) return;
        if (name is "READY") Begin(payload.Data(GatewayJson.Default.Ready));
        if (name is "RESUMED") session.IsServing = true;
        receive(new GatewayEvent(name, payload.D, shard));
    }

    private void Begin(Ready? ready)
    {
        var address = Uri.TryCreate(ready?.ResumeGatewayUrl, UriKind.Absolute, out var told) && DiscordAddress.Refusal(told) is null ? told : null;
        session.Begin(ready?.SessionId, address);
    }

    private static async Task<Ending> BeatAsync(Heartbeat heartbeat, CancellationToken cancellation)
    {
        await heartbeat.RunAsync(cancellation);
        return new Ending("a heartbeat was not acknowledged");
    }

    private async Task<Ending> BeginAsync(TimeSpan patience, CancellationToken cancellation)
    {
        await Task.Delay(patience, clock, cancellation);
        if (session.IsServing) await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation);
        return new Ending("the session did not begin");
    }

    private async Task<Ending> StopAsync(CancellationToken over, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over, cancellation);
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, either.Token);
        return new Ending("we stop");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} leaves a payload of {Bytes} bytes alone: it is not of a form that the gateway sends")]
    private partial void LogMalformed(int shard, int bytes);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Shard {Shard} leaves a payload of opcode {Opcode} alone, which it does not know")]
    private partial void LogUnknown(int shard, int? opcode);
}
