using DealBot.Core.Chat;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack;

/// <summary>Serves Slack: over sockets that we open (Socket Mode), or over HTTP endpoints that the program maps.</summary>
/// <param name="options">How Slack is reached.</param>
/// <param name="desk">What answers.</param>
/// <param name="service">Checks every quote once more before it is sent.</param>
/// <param name="clock">Times everything.</param>
/// <param name="logs">Learns what happens.</param>
public sealed class SlackConnector(SlackOptions options, ChatDesk desk, IChatService service, TimeProvider clock, ILoggerFactory logs)
    : IConnector
{
    /// <inheritdoc/>
    public string Name => "Slack";

    /// <inheritdoc/>
    public ConnectorStatus Status { get; private set; } = new(ConnectorState.Connecting, "Not started yet.");

    /// <summary>Maps the endpoints that Slack posts to, all below <c>/slack</c>; for <see cref="SlackOptions.UsesHttp"/>.</summary>
    public void Map(IEndpointRouteBuilder routes) => throw new NotSupportedException("Not built yet.");

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation)
    {
        _ = (options, desk, service, clock, logs);
        throw new NotSupportedException("Not built yet.");
    }
}
