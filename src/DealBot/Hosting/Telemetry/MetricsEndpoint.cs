using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DealBot.Hosting.Telemetry;

/// <summary><c>/metrics</c>: all metrics, for Prometheus to fetch.</summary>
internal static class MetricsEndpoint
{
    private const string OpenMetrics = "application/openmetrics-text";

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Made now: they count from here on, not from the first who asks.
        var telemetry = routes.ServiceProvider.GetRequiredService<ServiceTelemetry>();
        routes.ServiceProvider.GetRequiredService<ServiceGauges>();
        routes.MapGet("/metrics", http => Read(http, telemetry).ExecuteAsync(http)).ExcludeFromDescription();
    }

    private static ContentHttpResult Read(HttpContext http, ServiceTelemetry telemetry)
    {
        var isOpenMetrics = http.Request.Headers.Accept.ToString().Contains(OpenMetrics, StringComparison.OrdinalIgnoreCase);
        return TypedResults.Text(
            telemetry.Read(isOpenMetrics),
            isOpenMetrics ? $"{OpenMetrics}; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8");
    }
}
