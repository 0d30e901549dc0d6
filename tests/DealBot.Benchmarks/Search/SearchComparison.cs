using System.Diagnostics;
using DealBot.Benchmarks.Corpus;
using DealBot.Benchmarks.Lucene;
using Spectre.Console;

namespace DealBot.Benchmarks.Search;

/// <summary>Our index, SQLite's FTS5 and Apache Lucene over the same passages and queries, side by side.</summary>
/// <remarks>Each engine has a process of its own, one after the other, so that memory and caches are not shared.</remarks>
internal static class SearchComparison
{
    public static void Run(int passages, int seed, IAnsiConsole console)
    {
        var folder = Directory.CreateTempSubdirectory("dealbot-benchmark-").FullName;
        try
        {
            var file = Path.Combine(folder, "passages.txt");
            File.WriteAllLines(file, new NewsCorpus(seed).Passages(passages));

            List<EngineReport> reports = [InProcessOfItsOwn("dealbot", file), InProcessOfItsOwn("fts5", file)];
            if (LucenePeer.Missing is null) reports.Add(RunLucene(file, folder));
            else console.WriteLine(LucenePeer.Missing);

            console.Write(Builds(reports, passages));
            console.Write(Queries(reports));
            foreach (var other in reports.Skip(1)) console.WriteLine(Ratio(reports[0], other));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the child process does: runs one engine and prints its report as a line.</summary>
    public static void RunEngine(string engine, string passagesFile) => Console.Out.WriteLine(
        (engine is "fts5"
            ? Fts5Engine.Run(passagesFile, QuerySet.All, Path.GetDirectoryName(passagesFile)!)
            : DealBotEngine.Run(passagesFile, QuerySet.All)).ToJson());

    private static EngineReport InProcessOfItsOwn(string engine, string passagesFile)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("This program does not know its own path.");
        using var process = Process.Start(new ProcessStartInfo(self, ["engine", engine, passagesFile]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? EngineReport.FromJson(output) : throw new InvalidOperationException($"The engine {engine} failed.");
    }

    private static EngineReport RunLucene(string passagesFile, string folder)
    {
        var queries = Path.Combine(folder, "queries.txt");
        File.WriteAllLines(queries, QuerySet.All);
        return EngineReport.FromJson(LucenePeer.Run("bench", passagesFile, queries, Path.Combine(folder, "lucene"))[0]);
    }

    private static Table Builds(List<EngineReport> reports, int passages)
    {
        var table = new Table().Title($"{passages:N0} passages").AddColumns("engine", "build, s", "CPU, s", "passages/s", "index, MB", "peak memory, MB");
        foreach (var report in reports)
        {
            table.AddRow(
                report.Engine, $"{report.BuildSeconds:F1}", $"{report.BuildCpuSeconds:F1}", $"{passages / report.BuildSeconds:N0}", $"{report.IndexBytes / 1e6:F0}", $"{report.PeakBytes / 1e6:F0}");
        }

        return table;
    }

    private static Table Queries(List<EngineReport> reports)
    {
        var table = new Table().Title("ten best, ms: best run / 99th percentile").AddColumn("query");
        foreach (var report in reports) table.AddColumn(new TableColumn(report.Engine).RightAligned());
        for (var at = 0; at < QuerySet.All.Count; at++)
        {
            table.AddRow([QuerySet.All[at], .. reports.Select(report => $"{report.Queries[at].Best:F3} / {report.Queries[at].P99:F3}")]);
        }

        var best = reports.Select(report => report.Queries.Select(query => query.Best).Order().ToList()).ToList();
        table.AddEmptyRow();
        table.AddRow(["median, slowest", .. best.Select(times => $"{times[times.Count / 2]:F3}, {times[^1]:F3}")]);
        return table;
    }

    private static string Ratio(EngineReport ours, EngineReport other)
    {
        var ratios = ours.Queries.Zip(other.Queries, (one, two) => Math.Log(two.Best / one.Best));
        return $"{ours.Engine} is {Math.Exp(ratios.Average()):F1} times as fast as {other.Engine} (geometric mean of the best runs)";
    }
}
