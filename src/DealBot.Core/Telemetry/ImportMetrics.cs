using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DealBot.Core.Telemetry;

/// <summary>What came into the library, and how long it took.</summary>
internal static class ImportMetrics
{
    private static readonly Counter<long> Articles = Instrumentation.Meter.CreateCounter<long>(
        "dealbot.import.articles", "{article}", "Inputs of imports, by what came of them: added, replaced, unchanged or failed.");

    private static readonly Counter<long> Quotes = Instrumentation.Meter.CreateCounter<long>(
        "dealbot.import.quotes", "{quote}", "Quotes found in the articles that were added or replaced.");

    private static readonly Counter<long> Merges = Instrumentation.Meter.CreateCounter<long>(
        "dealbot.index.merges", "{merge}", "Merges of small segments of the index into large ones.");

    private static readonly Histogram<double> Duration = Instrumentation.Seconds(
        "dealbot.import.batch.duration", "How long the transactions of imports took, the wait for other writers included.",
        0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);

    /// <summary>Counts inputs that came to something.</summary>
    public static void Count(string outcome, int inputs)
    {
        if (inputs > 0) Articles.Add(inputs, Instrumentation.Label("outcome", outcome));
    }

    /// <summary>Counts quotes that were stored.</summary>
    public static void CountQuotes(int quotes) => Quotes.Add(quotes);

    /// <summary>Counts a transaction that was begun at <paramref name="started"/>, by <see cref="Stopwatch"/>.</summary>
    public static void Committed(long started) => Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);

    /// <summary>Counts a merge.</summary>
    public static void Merged() => Merges.Add(1);
}
