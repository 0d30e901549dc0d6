using System.Globalization;
using DealBot.Benchmarks.Corpus;
using DealBot.Benchmarks.Lucene;
using DealBot.Core.Articles;
using DealBot.Search.Syntax;
using DealBot.Search.Tests.Syntax;

namespace DealBot.Search.Tests.Parity;

/// <summary>Apache Lucene 8 as the oracle, wherever it is installed.</summary>
public sealed class LuceneParityTests
{
    private const int PassageCount = 100_000;
    private const int QueryCount = 1_000;
    private const float Tolerance = 1e-4f;

    [Fact]
    public void Finds_the_ten_best_that_Lucene_finds_with_the_same_scores()
    {
        Assert.SkipUnless(LucenePeer.Missing is null, LucenePeer.Missing ?? "");
        string[] passages = [.. new NewsCorpus(seed: 7).Passages(PassageCount)];
        var random = new RandomQueries(new Random(8), passages);
        string[] queries = [.. Enumerable.Range(0, QueryCount).Select(_ => random.Next())];

        var expected = SearchWithLucene(passages, queries);
        var index = Build(passages);
        var lowering = new QueryLowering(EnglishAnalyzer.Instance);
        var failures = new List<string>();
        for (var at = 0; at < queries.Length; at++)
        {
            var query = lowering.Lower(QueryParser.Parse(queries[at], []));
            if (Difference(index.Search(query, 10), expected[at].Hits) is { } difference)
            {
                failures.Add($"{queries[at]}\n  {difference}\n  ours: {QueryText.Show(query)}\n  Lucene's: {expected[at].Remark}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {queries.Length} queries differ:\n{string.Join('\n', failures.Take(10))}");
    }

    [Fact]
    public void Reads_the_terms_that_Lucene_reads_from_random_and_hostile_strings()
    {
        Assert.SkipUnless(LucenePeer.Missing is null, LucenePeer.Missing ?? "");
        string[] texts = [.. HostileTexts.Make(new Random(9), count: 20_000)];

        var folder = Directory.CreateTempSubdirectory("lucene-terms-").FullName;
        try
        {
            var file = Path.Combine(folder, "texts.txt");
            File.WriteAllLines(file, texts.Select(HostileTexts.ToHex));
            var expected = LucenePeer.Run("analyze", file);
            var failures = texts.Zip(expected)
                .Where(pair => !string.Equals(HostileTexts.TermsOf(pair.First), pair.Second, StringComparison.Ordinal))
                .Select(pair => $"{HostileTexts.Escape(pair.First)}\n  ours:     {HostileTexts.TermsOf(pair.First)}\n  Lucene's: {pair.Second}")
                .ToList();
            Assert.True(failures.Count == 0, $"{failures.Count} of {texts.Length} texts differ:\n{string.Join('\n', failures.Take(10))}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IndexReader Build(string[] passages)
    {
        var store = new InMemorySegmentStore();
        var writer = new IndexWriter(store, EnglishAnalyzer.Instance);
        for (var at = 0; at < passages.Length; at++) writer.Add(new IndexedPassage(at + 1, passages[at], []));
        while (writer.Merge())
        {
        }

        return IndexReader.Open(store, EnglishAnalyzer.Instance, id => passages[id - 1]);
    }

    private static List<(List<Hit> Hits, string Remark)> SearchWithLucene(string[] passages, string[] queries)
    {
        var folder = Directory.CreateTempSubdirectory("lucene-parity-").FullName;
        try
        {
            var (passagesFile, queriesFile) = (Path.Combine(folder, "passages.txt"), Path.Combine(folder, "queries.txt"));
            File.WriteAllLines(passagesFile, passages);
            File.WriteAllLines(queriesFile, queries);
            return [.. LucenePeer.Run("search", passagesFile, queriesFile, Path.Combine(folder, "index")).Select(ReadHits)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (List<Hit> Hits, string Remark) ReadHits(string line)
    {
        var fields = line.Split('\t', 2);
        var hits = fields[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(hit => hit.Split(':'))
            .Select(hit => new Hit(long.Parse(hit[0], CultureInfo.InvariantCulture) + 1, float.Parse(hit[1], CultureInfo.InvariantCulture)));
        return ([.. hits], fields[1]);
    }

    /// <summary>Scores must agree rank by rank; passages too, except among those that tie with the last.</summary>
    private static string? Difference(IReadOnlyList<Hit> ours, List<Hit> expected)
    {
        if (ours.Count != expected.Count) return $"{ours.Count} hits instead of {expected.Count}";

        for (var at = 0; at < ours.Count; at++)
        {
            if (Math.Abs(ours[at].Score - expected[at].Score) > Tolerance) return $"rank {at + 1}: {ours[at]} instead of {expected[at]}";
        }

        var missing = expected.Where(hit => hit.Score > expected[^1].Score + Tolerance).Select(hit => hit.PassageId).Except(ours.Select(hit => hit.PassageId)).ToList();
        return missing.Count > 0 ? $"without passage {missing[0]}" : null;
    }
}
