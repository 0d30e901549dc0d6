using DealBot.Core.Telemetry;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DealBot.Hosting.Telemetry;

/// <summary>Collects metrics for <c>/metrics</c>, and sends metrics and traces by OTLP where that is configured.</summary>
internal sealed class ServiceTelemetry : IDisposable
{
    private const int LongestFarewell = 1000; // milliseconds

    private static readonly string[] Meters =
        [Instrumentation.Name, "System.Runtime", "System.Net.Http", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    // Feeds are of many hosts, and each would be a series.
    private static readonly MetricStreamConfiguration WithoutHosts =
        new() { TagKeys = ["http.request.method", "http.response.status_code", "error.type", "http.connection.state"] };

    private readonly PrometheusReader _prometheus = new();
    private readonly OtlpFailures? _failures;
    private readonly MeterProvider _metrics;
    private readonly TracerProvider? _traces;

    /// <param name="clock">Times what the log is told.</param>
    /// <param name="logs">Learns when nothing can be delivered.</param>
    /// <exception cref="Cli.CommandException">Telemetry is to be sent to what is no address.</exception>
    public ServiceTelemetry(TimeProvider clock, ILoggerFactory logs)
    {
        if (Otlp.TakesMetrics || Otlp.TakesTraces) _failures = new OtlpFailures(logs.CreateLogger<ServiceTelemetry>(), clock);
        var metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter(Meters)
            .AddView(static instrument => instrument.Meter.Name is "System.Net.Http" ? WithoutHosts : null)
            .AddReader(_prometheus);
        if (Otlp.TakesMetrics) metrics.AddOtlpExporter();
        _metrics = metrics.Build();
        if (!Otlp.TakesTraces) return;

        // The framework's own spans then name method, route and status as the conventions do.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource(Instrumentation.Name, "Microsoft.AspNetCore")
            .AddOtlpExporter()
            .Build();
    }

    /// <inheritdoc cref="PrometheusReader.Read"/>
    public string Read(bool isOpenMetrics) => _prometheus.Read(isOpenMetrics);

    /// <summary>Sends what is left, for a second at most: an endpoint that does not answer holds up no stop.</summary>
    public void Dispose()
    {
        Parallel.Invoke(
            () => _traces?.Shutdown(LongestFarewell),
            () => _metrics.Shutdown(LongestFarewell));
        _traces?.Dispose();
        _metrics.Dispose();
        _failures?.Dispose();
    }

    // The variables come last: what they say goes before what we say.
    private static void Describe(ResourceBuilder resource) => resource.Clear().AddService("dealbot").AddTelemetrySdk().AddEnvironmentVariableDetector();
}
