#pragma warning disable CS9113, CA1801, IDE0060, CA1822 // signatures first; the bodies follow within the hour
using DealBot.Core.Chat;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Sockets;

/// <summary>Holds Slack's sockets open: what they deliver is acknowledged and handed over at once.</summary>
internal sealed class SocketMode(
    SlackOptions options, SlackWebApi api, Deliveries deliveries, ILogger<SocketMode> log, TimeProvider clock)
{
    /// <summary>How it stands now.</summary>
    public ConnectorStatus Status { get; } = new(ConnectorState.Connecting, "");

    /// <summary>Serves until cancelled, then closes the sockets properly. What was delivered may still be under way.</summary>
    /// <exception cref="ConnectorRefusedException">Slack will not have us, and trying again cannot help.</exception>
    public Task RunAsync(CancellationToken cancellation) => throw new NotSupportedException();
}
