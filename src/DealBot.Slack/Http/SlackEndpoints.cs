using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Slack.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Http;

/// <summary>Takes what Slack delivers over HTTP: verified, answered at once with nothing, and handed over.</summary>
internal sealed partial class SlackEndpoints
{
    /// <summary>The longest body; Slack's stay far below.</summary>
    internal const int MostBodyBytes = 1024 * 1024;

    private static readonly TimeSpan BodyWithin = TimeSpan.FromSeconds(10);
    private readonly SlackSignature _signature;
    private readonly Deliveries _deliveries;
    private readonly ILogger<SlackEndpoints> _log;
    private readonly TimeProvider _clock;

    /// <summary>Serves nothing yet.</summary>
    /// <exception cref="ArgumentException">There is no signing secret; the message says where to find it.</exception>
    public SlackEndpoints(SlackOptions options, Deliveries deliveries, ILogger<SlackEndpoints> log, TimeProvider clock)
    {
        (_deliveries, _log, _clock) = (deliveries, log, clock);
        _signature = new SlackSignature(options.SigningSecret, clock);
    }

    /// <summary>Adds POST /slack/commands, /slack/events and /slack/interactivity.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/slack/commands", context => TakeAsync(context, DeliveryKind.Command, Fields));
        routes.MapPost("/slack/interactivity", context => TakeAsync(context, DeliveryKind.Interaction, static body => Form(body).TryGetValue("payload", out var payload) ? Parsed(System.Text.Encoding.UTF8.GetBytes(payload)) : null));
        routes.MapPost("/slack/events", context => TakeAsync(context, DeliveryKind.Event, Parsed));
    }
}
