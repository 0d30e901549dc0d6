using Spectre.Console;

namespace DealBot.Benchmarks.Chat;

/// <summary>How long acknowledgements took, as a histogram.</summary>
internal sealed class Latencies(IEnumerable<TimeSpan> latencies)
{
    private const int Widest = 40; // characters of the longest bar

    private static readonly int[] Edges = [1, 2, 5, 10, 20, 50, 100, 200, 400, 600, 1000, 3000];

    private readonly List<double> _sorted = [.. latencies.Select(latency => latency.TotalMilliseconds).Order()];

    /// <summary>Prints the figures and the histogram as a table.</summary>
    public void Print(string title, int failed, IAnsiConsole console)
    {
        console.WriteLine();
        console.WriteLine($"{title}: {_sorted.Count:N0} asked, all answered, {failed} with an error");
        console.WriteLine($"acknowledged after {At(0.5):F1} ms (median), {At(0.99):F0} ms (99th percentile), {_sorted[^1]:F0} ms at most");
        var counts = Edges.Prepend(0).Zip(Edges, (from, to) => (From: from, To: to, Count: _sorted.Count(latency => latency >= from && latency < to)))
            .Append((From: Edges[^1], To: int.MaxValue, Count: _sorted.Count(latency => latency >= Edges[^1])))
            .ToList();
        var most = counts.Max(bin => bin.Count);
        foreach (var (from, to, count) in counts.Take(counts.FindLastIndex(bin => bin.Count > 0) + 1))
        {
            var label = to == int.MaxValue ? $"{from} ms or more" : $"{from} to {to} ms";
            console.WriteLine($"{label,16} {count,7:N0} {new string('█', (int)Math.Ceiling((double)count * Widest / most))}".TrimEnd());
        }
    }

    private double At(double share) => _sorted[(int)Math.Ceiling(_sorted.Count * share) - 1];
}
