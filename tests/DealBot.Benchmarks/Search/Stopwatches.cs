using System.Diagnostics;

namespace DealBot.Benchmarks.Search;

/// <summary>Measures a query: warmed up, then run until the figures are steady or time is up.</summary>
internal static class Stopwatches
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private const int Runs = 500;

    public static QueryTiming Time(Action query)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < WarmUp;) query();

        var times = new List<double>(Runs);
        for (var started = Stopwatch.GetTimestamp(); times.Count < Runs && (times.Count < 5 || Stopwatch.GetElapsedTime(started) < Limit);)
        {
            var run = Stopwatch.GetTimestamp();
            query();
            times.Add(Stopwatch.GetElapsedTime(run).TotalMilliseconds);
        }

        times.Sort();
        return new QueryTiming(times[0], times[(int)Math.Ceiling(times.Count * 0.99) - 1]);
    }
}
