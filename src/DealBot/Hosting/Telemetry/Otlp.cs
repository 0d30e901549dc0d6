using System.Diagnostics.Tracing;
using DealBot.Cli;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting.Telemetry;

/// <summary>Whether telemetry is sent, as OpenTelemetry's own environment variables say; never unless they do.</summary>
/// <remarks>
/// https://opentelemetry.io/docs/specs/otel/protocol/exporter/. The exporter reads the variables itself. What it cannot deliver it
/// drops: spans wait in a queue of 2,048, metrics are sums that are sent whole each minute.
/// </remarks>
internal static class Otlp
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether metrics are sent.</summary>
    /// <exception cref="CommandException">Where to is no address.</exception>
    public static bool TakesMetrics => IsSet(Endpoint, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT");

    /// <summary>Whether traces are sent.</summary>
    /// <exception cref="CommandException">Where to is no address.</exception>
    public static bool TakesTraces => IsSet(Endpoint, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    // The exporter would pass over a mistyped address in silence, and send elsewhere.
    private static bool IsSet(params string[] variables) => variables.Any(static variable =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } address
        && (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? true
            : throw new CommandException(ExitCode.Usage, $"{variable} is no http or https address. Write it as http://localhost:4317, or unset it.")));
}

/// <summary>Tells the log that telemetry cannot be delivered: at the first failure, and each hour while it lasts.</summary>
/// <param name="log">The log; told no more than that, for the exporter's own words may hold a header.</param>
/// <param name="clock">Tells when an hour has passed.</param>
internal sealed partial class OtlpFailures(ILogger log, TimeProvider clock) : EventListener
{
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private long? _told;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        ArgumentNullException.ThrowIfNull(eventSource);
        if (eventSource.Name is "OpenTelemetry-Exporter-OpenTelemetryProtocol") EnableEvents(eventSource, EventLevel.Warning);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (log is null) return; // the base class calls us before we are made
        lock (_gate)
        {
            if (_told is { } told && clock.GetElapsedTime(told) < Quiet) return;
            _told = clock.GetTimestamp();
        }

        LogFailing();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Metrics or traces cannot be delivered to the OTLP endpoint and are dropped; nothing else suffers. Check that the collector runs, and OTEL_EXPORTER_OTLP_ENDPOINT, _PROTOCOL and _HEADERS")]
    private partial void LogFailing();
}
