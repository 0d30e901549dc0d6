using System.Diagnostics;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Search.Syntax;

namespace DealBot.Benchmarks.Search;

/// <summary>Our own index, its segments in memory.</summary>
internal static class DealBotEngine
{
    public static EngineReport Run(string passagesFile, IReadOnlyList<string> queries)
    {
        var started = Stopwatch.GetTimestamp();
        var store = new InMemorySegmentStore();
        var writer = new IndexWriter(store, EnglishAnalyzer.Instance);
        var id = 0L;
        foreach (var passage in File.ReadLines(passagesFile)) writer.Add(new IndexedPassage(++id, passage, []));
        while (writer.Merge())
        {
        }

        var reader = IndexReader.Open(store, EnglishAnalyzer.Instance, static _ => null); // no query of the set asks for a text
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpu = ProcessUse.CpuSeconds();

        var lowering = new QueryLowering(EnglishAnalyzer.Instance);
        var timings = queries.Select(typed => Stopwatches.Time(() => reader.Search(lowering.Lower(QueryParser.Parse(typed, [])), 10))).ToList();
        return new EngineReport("DealBot", seconds, cpu, store.List().Sum(segment => segment.ByteCount), ProcessUse.PeakBytes(), timings);
    }
}
