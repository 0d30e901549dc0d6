using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DealBot.Core.Telemetry;

/// <summary>The fetches of feeds.</summary>
internal static class FetchMetrics
{
    private static readonly Histogram<double> Duration = Instrumentation.Seconds(
        "dealbot.feed.fetch.duration", "How long fetches of feeds took, by what came of them: read, unchanged, page (no feed any more) or failed.",
        0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);

    /// <summary>Counts a fetch that was begun at <paramref name="started"/>, by <see cref="Stopwatch"/>.</summary>
    public static void Fetched(string outcome, long started) =>
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, Instrumentation.Label("outcome", outcome));
}
