using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord;

/// <summary>Serves Discord: what happens there becomes requests, what is answered becomes messages.</summary>
/// <param name="options">How Discord is reached.</param>
/// <param name="desk">Where requests are handed in.</param>
/// <param name="service">Says what is typed ahead, and what is verbatim.</param>
/// <param name="clock">Times the deferrals.</param>
/// <param name="logs">Learns what goes wrong.</param>
public sealed class DiscordConnector(DiscordOptions options, ChatDesk desk, IChatService service, TimeProvider clock, ILoggerFactory logs) : IConnector
{
    /// <inheritdoc/>
    public string Name => "Discord";

    /// <inheritdoc/>
    public ConnectorStatus Status { get; } = new(ConnectorState.Connecting, "Not connected yet.");

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(logs);
        return Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation);
    }
}
