using System.Diagnostics.Metrics;
using DealBot.Cli;
using DealBot.Cli.Json;
using DealBot.Core;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
using DealBot.Core.Telemetry;
using DealBot.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DealBot.Hosting.Telemetry;

/// <summary>How much there is just now: the library, what waits, how the parts stand. Read when somebody asks for the metrics.</summary>
internal sealed class ServiceGauges : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private readonly Meter _meter = new(Instrumentation.Name);
    private readonly OpenedLibrary _opened;
    private readonly Sources _sources;
    private readonly TimeProvider _clock;
    private readonly Lock _reading = new();
    private Numbers? _numbers;
    private long _read;

    public ServiceGauges(OpenedLibrary opened, Sources sources, ServiceHealth health, ChatDesk desk, TimeProvider clock)
    {
        (_opened, _sources, _clock) = (opened, sources, clock);
        Library("dealbot.library.revision", "{revision}", "Counts up with every change of the library.", static numbers => numbers.Revision);
        Library("dealbot.library.articles", "{article}", "Articles in the library.", static numbers => numbers.Articles);
        Library("dealbot.library.passages", "{passage}", "Passages that can be found.", static numbers => numbers.Passages);
        Library("dealbot.library.size", "By", "The size of the library's database.", static numbers => numbers.Bytes);
        Library("dealbot.feeds", "{feed}", "Feeds that are followed, by state: ok or failing.", "state", static numbers => numbers.Feeds);
        Library("dealbot.outbox.messages", "{message}", "Messages on their way, by state: due, or tried again (retried).", "state", static numbers => numbers.Outbox);
        Library("dealbot.alerts", "{alert}", "Alerts that are kept, by state.", "state", static numbers => numbers.Alerts);
        _meter.CreateObservableGauge("dealbot.chat.requests.active", () => desk.Depth, "{request}", "Requests of chat and page that are handled or wait for their turn.");
        _meter.CreateObservableGauge(
            "dealbot.health.status",
            () => health.Parts.Select(static part => Labelled(ValueOf(part.Status), "part", part.Name)),
            description: "How the parts of the service stand: 1 healthy, 0.5 degraded, 0 unhealthy. A connector is healthy while it is connected.");
        _meter.CreateObservableGauge(
            "dealbot.build.info", static () => Labelled(1L, "version", ProgramVersion.Current), description: "Always 1; the label says which version runs.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static double ValueOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => 1,
        HealthStatus.Degraded => 0.5,
        _ => 0,
    };

    private static Measurement<T> Labelled<T>(T value, string key, string label)
        where T : struct => new(value, new KeyValuePair<string, object?>($"dealbot.{key}", label));

    private void Library(string name, string unit, string description, Func<Numbers, long> number) =>
        _meter.CreateObservableGauge(name, () => Read() is { } numbers ? [new Measurement<long>(number(numbers))] : Array.Empty<Measurement<long>>(), unit, description);

    private void Library(string name, string unit, string description, string key, Func<Numbers, IReadOnlyDictionary<string, long>> counts) => _meter.CreateObservableGauge(
        name, () => Read() is { } numbers ? counts(numbers).Select(count => Labelled(count.Value, key, count.Key)) : [], unit, description);

    // One look for all gauges of a scrape, and none sooner than ten seconds after the last, however often we are scraped.
    private Numbers? Read()
    {
        lock (_reading)
        {
            if (_read != 0 && _clock.GetElapsedTime(_read) < Kept) return _numbers;
            _read = _clock.GetTimestamp();
            try
            {
                return _numbers = ReadNow();
            }
            catch (StorageException)
            {
                return _numbers = null; // dealbot.health.status tells of it; no number is better than an old one
            }
        }
    }

    private Numbers ReadNow()
    {
        var library = _opened.Library;
        using var view = library.View();
        var feeds = _sources.Feeds();
        var failing = feeds.Count(static feed => feed.FailingSince is not null);
        var (due, retried) = library.Outbox.Waiting();
        return new Numbers(
            view.Revision,
            view.Articles.Count,
            view.Index.PassageCount,
            library.SizeInBytes(),
            new Dictionary<string, long>(StringComparer.Ordinal) { ["ok"] = feeds.Count - failing, ["failing"] = failing },
            new Dictionary<string, long>(StringComparer.Ordinal) { ["due"] = due, ["retried"] = retried },
            library.Alerts.Counts().ToDictionary(static count => JsonNames.Of(count.Key), static count => (long)count.Value, StringComparer.Ordinal));
    }

    private sealed record Numbers(
        long Revision,
        long Articles,
        long Passages,
        long Bytes,
        IReadOnlyDictionary<string, long> Feeds,
        IReadOnlyDictionary<string, long> Outbox,
        IReadOnlyDictionary<string, long> Alerts);
}
