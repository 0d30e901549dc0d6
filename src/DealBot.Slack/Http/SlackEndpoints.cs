#pragma warning disable CS9113, CA1801, IDE0060, CA1822 // signatures first; the bodies follow within the hour
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Http;

/// <summary>Takes what Slack delivers over HTTP: verified, answered at once, handed over.</summary>
internal sealed class SlackEndpoints
{
    /// <exception cref="ArgumentException">There is no signing secret.</exception>
    public SlackEndpoints(SlackOptions options, Deliveries deliveries, ILogger<SlackEndpoints> log, TimeProvider clock) =>
        throw new NotSupportedException();

    /// <summary>Adds POST /slack/commands, /slack/events and /slack/interactivity.</summary>
    public void Map(IEndpointRouteBuilder routes) => throw new NotSupportedException();
}
