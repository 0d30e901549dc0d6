using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace DealBot.Hosting.Telemetry;

/// <summary>Gives the metrics as they stand now as text; whoever asks at the same time waits for the other.</summary>
internal sealed class PrometheusReader : BaseExportingMetricReader
{
    private readonly Lock _oneAtATime = new();
    private readonly TextExporter _exporter;

    public PrometheusReader() : this(new TextExporter())
    {
    }

    private PrometheusReader(TextExporter exporter) : base(exporter) => _exporter = exporter;

    /// <summary>All metrics.</summary>
    /// <param name="isOpenMetrics">See <see cref="PrometheusText"/>.</param>
    public string Read(bool isOpenMetrics)
    {
        lock (_oneAtATime)
        {
            _exporter.Text = new PrometheusText(isOpenMetrics);
            Collect();
            return _exporter.Text.End();
        }
    }

    private sealed class TextExporter : BaseExporter<Metric>
    {
        public PrometheusText Text { get; set; } = new(isOpenMetrics: false);

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch) Text.Write(metric);
            return ExportResult.Success;
        }
    }
}
