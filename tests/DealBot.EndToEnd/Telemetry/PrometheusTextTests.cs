using System.Diagnostics.Metrics;
using DealBot.Hosting.Telemetry;
using FsCheck;
using FsCheck.Fluent;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace DealBot.EndToEnd.Telemetry;

/// <summary>What is written for Prometheus, read back by a parser that knows nothing of how it was written.</summary>
public sealed class PrometheusTextTests
{
    [Fact]
    public void Whatever_a_label_says_is_read_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(),
        text =>
        {
            var read = Written(meter => meter.CreateCounter<long>("made.things", "{thing}").Add(3, new KeyValuePair<string, object?>("who", text)));
            var sample = Assert.Single(read.Samples);
            Assert.Equal(("made_things_total", text ?? "", 3), (sample.Name, sample.Labels["who"], sample.Value));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_labels_are_called_no_series_stands_twice_and_every_name_is_one() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyString>>(),
        names => Assert.NotEmpty(Written(meter =>
        {
            var histogram = meter.CreateHistogram<double>("took", "s");
            foreach (var name in names.Get) histogram.Record(1, new KeyValuePair<string, object?>(name.Get, "x"));
        }).Samples)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("le", "exported_le")]
    [InlineData("dealbot.outcome", "dealbot_outcome")]
    [InlineData("2nd", "_2nd")]
    [InlineData("a b--c", "a_b_c")]
    public void A_label_is_spelt_as_Prometheus_can(string name, string spelt) => Assert.All(
        Written(meter => meter.CreateHistogram<double>("took", "s").Record(1, new KeyValuePair<string, object?>(name, "x"))).Samples,
        sample => Assert.Equal("x", sample.Labels[spelt]));

    [Fact]
    public void Labels_that_come_to_be_the_same_are_one_with_both_values()
    {
        var read = Written(meter => meter.CreateCounter<long>("made").Add(1, new("a.b", "1"), new KeyValuePair<string, object?>("a_b", "2")));
        Assert.Equal("1;2", Assert.Single(read.Samples).Labels["a_b"]);
    }

    [Fact]
    public void A_histogram_counts_upwards_and_ends_with_all()
    {
        var read = Written(meter =>
        {
            var took = meter.CreateHistogram("took", "s", "How long.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
            foreach (var time in (double[])[0.05, 0.5, 0.7, 9]) took.Record(time);
        });
        Assert.Equal("histogram", read.Types["took_seconds"]);
        Assert.Equal([("0.1", 1), ("1", 3), ("+Inf", 4)], read.Samples.Where(sample => sample.Is("took_seconds_bucket")).Select(sample => (sample.Labels["le"], (int)sample.Value)));
        Assert.Equal((10.25, 4), (read.Values("took_seconds_sum").Single(), (int)read.Values("took_seconds_count").Single()));
    }

    [Fact]
    public void Two_metrics_of_one_name_are_written_once()
    {
        var read = Written(meter =>
        {
            meter.CreateCounter<long>("made.things").Add(1);
            meter.CreateCounter<long>("made_things").Add(2);
        });
        Assert.Equal(1, read.Values("made_things_total").Single());
    }

    [Fact]
    public void OpenMetrics_ends_with_a_mark_and_types_a_counter_by_its_family()
    {
        var text = Text(meter => meter.CreateCounter<long>("spent", "s", "In all.\nReally.").Add(1), isOpenMetrics: true);
        Assert.Equal("# TYPE spent_seconds counter\n# UNIT spent_seconds seconds\n# HELP spent_seconds In all.\\nReally.\nspent_seconds_total 1\n# EOF\n", text);
    }

    [Fact]
    public async Task Many_who_read_at_once_each_get_all_of_it()
    {
        using var meter = new Meter(nameof(Many_who_read_at_once_each_get_all_of_it));
        using var reader = new PrometheusReader();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(reader).Build();
        for (var number = 0; number < 50; number++) meter.CreateCounter<long>($"made{number}").Add(1);
        var texts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => reader.Read(isOpenMetrics: false))));
        Assert.All(texts, text => Assert.Equal(50, PrometheusParser.Read(text).Samples.Count));
    }

    private static PrometheusParser Written(Action<Meter> measure) => PrometheusParser.Read(Text(measure, isOpenMetrics: false));

    private static string Text(Action<Meter> measure, bool isOpenMetrics)
    {
        using var meter = new Meter($"tests.{Guid.NewGuid()}");
        using var reader = new PrometheusReader();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(reader).Build();
        measure(meter);
        return reader.Read(isOpenMetrics);
    }
}
