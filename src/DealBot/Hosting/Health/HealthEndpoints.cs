using System.Text.Json;
using System.Text.Json.Serialization;
using DealBot.Cli.Json;
using DealBot.Web.Api.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DealBot.Hosting.Health;

/// <summary>Where service managers and load balancers ask: <c>/healthz</c> whether the process lives, <c>/readyz</c> whether it can do its work.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", static () => "alive").AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        routes.MapGet("/readyz", Ready).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }

    // What is degraded still answers: whoever would take us out of service for it would leave nobody to ask.
    private static JsonHttpResult<HealthJson> Ready(ServiceHealth health, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new HealthJson(JsonNames.Of(health.Status), [.. health.Parts.Select(static part => PartStatusJson.Of(part, isForModerator: false))]),
            HealthJsonContext.Default.HealthJson,
            statusCode: health.Status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}

/// <summary>What <c>/readyz</c> says.</summary>
/// <param name="Status">healthy, degraded or unhealthy: the worst of the checks.</param>
/// <param name="Checks">Each part of the service.</param>
internal sealed record HealthJson(string Status, IReadOnlyList<PartStatusJson> Checks);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(HealthJson))]
internal sealed partial class HealthJsonContext : JsonSerializerContext;
