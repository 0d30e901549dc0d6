using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace DealBot.Hosting.Telemetry;

/// <summary>Writes metrics as Prometheus reads them.</summary>
/// <remarks>
/// Two dialects, which differ little: Prometheus's text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/) and OpenMetrics 1.0
/// (https://prometheus.io/docs/specs/om/open_metrics_spec/). No family and no series is written twice, whatever names and labels come to be
/// the same in Prometheus's alphabet: the first stays.
/// </remarks>
/// <param name="isOpenMetrics">Which dialect.</param>
internal sealed class PrometheusText(bool isOpenMetrics)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _families = new(StringComparer.Ordinal);
    private readonly HashSet<string> _series = new(StringComparer.Ordinal);

    /// <summary>Writes a metric with all of its series.</summary>
    public void Write(Metric metric)
    {
        var type = TypeOf(metric.MetricType);
        var name = PrometheusName.OfMetric(metric.Name, metric.Unit);
        if (type is null || !_families.Add(name)) return;

        WriteHeader(metric, name, type);
        _series.Clear();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags, type);
            if (!_series.Add(labels)) continue;
            if (type is "histogram") WriteHistogram(name, labels, point);
            else WriteSample(type is "counter" ? $"{name}_total" : name, labels, ValueOf(metric.MetricType, point));
        }
    }

    /// <summary>All that was written.</summary>
    public string End() => isOpenMetrics ? _text.Append("# EOF\n").ToString() : _text.ToString();

    private static string? TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        _ => null, // exponential histograms, which neither dialect has, are never asked for
    };

    private static string ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => Number(point.GetSumLong()),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => Number(point.GetSumDouble()),
        MetricType.LongGauge => Number(point.GetGaugeLastValueLong()),
        _ => Number(point.GetGaugeLastValueDouble()),
    };

    private void WriteHeader(Metric metric, string name, string type)
    {
        // The old dialect types a counter by the name of its samples, the new one by the family's.
        var typed = type is "counter" && !isOpenMetrics ? $"{name}_total" : name;
        _text.Append(CultureInfo.InvariantCulture, $"# TYPE {typed} {type}\n");
        if (isOpenMetrics && PrometheusName.UnitOf(metric.Unit) is { } unit) _text.Append(CultureInfo.InvariantCulture, $"# UNIT {typed} {unit}\n");
        if (metric.Description is { Length: > 0 } description)
            _text.Append(CultureInfo.InvariantCulture, $"# HELP {typed} {Escaped(description, isOpenMetrics)}\n");
    }

    private void WriteHistogram(string name, string labels, in MetricPoint point)
    {
        var cumulative = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            cumulative += bucket.BucketCount;
            var bound = $"le=\"{(isOpenMetrics ? Canonical(bucket.ExplicitBound) : Number(bucket.ExplicitBound))}\"";
            WriteSample($"{name}_bucket", labels.Length == 0 ? bound : $"{labels},{bound}", Number(cumulative));
        }

        WriteSample($"{name}_sum", labels, Number(point.GetHistogramSum()));
        WriteSample($"{name}_count", labels, Number(cumulative));
    }

    private void WriteSample(string name, string labels, string value)
    {
        _text.Append(name);
        if (labels.Length > 0) _text.Append('{').Append(labels).Append('}');
        _text.Append(' ').Append(value).Append('\n');
    }

    private static string Labels(ReadOnlyTagCollection tags, string type)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            var name = PrometheusName.OfLabel(key);
            if (type is "histogram" && name is "le") name = "exported_le"; // a bucket's bound has that name
            var text = value is bool truth ? (truth ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels[name] = labels.TryGetValue(name, out var other) ? $"{other};{text}" : text;
        }

        return string.Join(',', labels.Select(static label => $"{label.Key}=\"{Escaped(label.Value, quotes: true)}\""));
    }

    private static string Escaped(string text, bool quotes)
    {
        text = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        return quotes ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    // OpenMetrics wants "1.0" where others write "1".
    private static string Canonical(double value) => Number(value) is var number && number.All(static c => char.IsAsciiDigit(c) || c == '-') ? $"{number}.0" : number;
}
