using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DealBot.Core.Telemetry;

/// <summary>The questions that were answered.</summary>
internal static class AskMetrics
{
    private static readonly Histogram<double> Duration = Instrumentation.Seconds(
        "dealbot.ask.duration",
        "How long questions took to be answered, by where they were asked and whether anything was found.",
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10);

    /// <summary>Counts a question.</summary>
    /// <param name="platform">Where it was asked.</param>
    /// <param name="started">When, by <see cref="Stopwatch"/>.</param>
    /// <param name="isFound">Whether anything was found.</param>
    public static void Answered(string platform, long started, bool isFound)
    {
        if (!Duration.Enabled) return;
        Duration.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            Instrumentation.Label("platform", platform),
            Instrumentation.Label("outcome", isFound ? "found" : "nothing_found"));
    }
}
