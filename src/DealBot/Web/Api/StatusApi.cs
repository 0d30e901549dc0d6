using DealBot.Hosting;
using DealBot.Web.Access;
using DealBot.Web.Api.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Api;

/// <summary><c>/api/status</c>: how the service stands.</summary>
internal static class StatusApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/status", Status);

    /// <summary>See how the service stands.</summary>
    /// <remarks>What the library holds, what waits, how the connectors stand, and what runs. Paths, and what is wrong where, are told to moderators alone.</remarks>
    /// <param name="http">Who asks.</param>
    /// <param name="service">How it stands.</param>
    /// <response code="200">The status. It is 200 too while something does not work: `status` and `parts` say so.</response>
    public static Ok<ServiceStatusJson> Status(HttpContext http, ServiceStatus service) => TypedResults.Ok(service.Look(Visitor.Of(http).IsModerator));
}
