using DealBot.Core.Chat;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Gateway;

/// <summary>Discord's gateway: keeps the connections by which events come, and hands the events over.</summary>
/// <param name="options">The token, and how many shards.</param>
/// <param name="rest">Says where the gateway is and how many sessions may be started.</param>
/// <param name="handle">
/// Takes each event once, in the order of its shard, one at a time. It must return quickly: start what takes longer and return.
/// While it works events wait in a queue of <see cref="Waiting"/>; when that is full further ones are dropped, and the log says so.
/// What it throws is logged.
/// </param>
/// <param name="supervisor">Restarts a shard that fails.</param>
/// <param name="log">Learns what went wrong; never what was received.</param>
/// <param name="clock">Times heartbeats and pauses.</param>
internal sealed class DiscordGateway(
    DiscordOptions options, DiscordRest rest, Func<GatewayEvent, CancellationToken, ValueTask> handle,
    Supervisor supervisor, ILogger<DiscordGateway> log, TimeProvider clock)
{
    /// <summary>How many events may wait to be handed over.</summary>
    public const int Waiting = 4096;

    /// <summary>Which events are wanted.</summary>
    public DiscordIntents Intents { get; init; } = DiscordIntents.Default;

    /// <summary>How it stands now: of all shards together.</summary>
    public ConnectorStatus Status { get; } = new(ConnectorState.Connecting, "Not connected yet.");

    /// <summary>Receives until cancelled, then closes every connection properly.</summary>
    /// <exception cref="ConnectorRefusedException">Discord will not have us, and trying again cannot help.</exception>
    public Task RunAsync(CancellationToken cancellation)
    {
        object[] parts = [options, rest, handle, supervisor, log, clock];
        throw new NotSupportedException($"not built yet: {parts.Length}");
    }
}
