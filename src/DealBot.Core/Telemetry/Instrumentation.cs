using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DealBot.Core.Telemetry;

/// <summary>Where DealBot's own metrics and traces come from. Nothing is counted or traced, and next to nothing spent, while nobody listens.</summary>
/// <remarks>
/// Names and units follow OpenTelemetry's conventions (https://opentelemetry.io/docs/specs/semconv/general/metrics/). Labels are of a
/// few values each: no title, name, address or question of anybody is ever one, nor stands in a trace.
/// </remarks>
public static class Instrumentation
{
    /// <summary>The name of both sources.</summary>
    public const string Name = "DealBot";

    /// <summary>The metrics.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>The traces.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>A label.</summary>
    internal static KeyValuePair<string, object?> Label(string key, string value) => new($"dealbot.{key}", value);

    /// <summary>A histogram of seconds.</summary>
    internal static Histogram<double> Seconds(string name, string description, params double[] bounds) =>
        Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
