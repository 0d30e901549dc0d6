using System.Text;

namespace DealBot.Hosting.Telemetry;

/// <summary>OpenTelemetry's names as Prometheus spells them: <c>dealbot.ask.duration</c> in <c>s</c> is <c>dealbot_ask_duration_seconds</c>.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/.</remarks>
internal static class PrometheusName
{
    /// <summary>The name of a family of samples, without a counter's <c>_total</c>.</summary>
    public static string OfMetric(string name, string unit)
    {
        var clean = Clean(name);
        return UnitOf(unit) is { } suffix && !clean.EndsWith(suffix, StringComparison.Ordinal) ? $"{clean}_{suffix}" : clean;
    }

    /// <summary>The name of a label.</summary>
    public static string OfLabel(string name) => Clean(name);

    /// <summary>The unit as it ends a name; null for a count of things.</summary>
    public static string? UnitOf(string unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        _ => null,
    };

    // Runs of what is no letter or digit become one underscore; no name begins with a digit, or is empty.
    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) clean.Append(c);
            else if (clean.Length == 0 || clean[^1] != '_') clean.Append('_');
        }

        return clean.Length == 0 ? "_" : char.IsAsciiDigit(clean[0]) ? $"_{clean}" : clean.ToString();
    }
}
