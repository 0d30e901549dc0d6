using DealBot.Search.Tests.Oracle;

namespace DealBot.Search.Tests;

/// <summary>The engine against brute force: 100,000 random queries over random libraries of every size.</summary>
public sealed class TopHitsTests
{
    public static TheoryData<int, int, int> Libraries { get; } = new()
    {
        // libraries, passages in each at most, queries over each
        { 400, 60, 60 },
        { 250, 200, 220 },
        { 30, 1_500, 650 },
        { 4, 20_000, 400 },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_best_passages_are_those_of_brute_force(int libraries, int mostPassages, int queries)
    {
        Parallel.For(0, libraries, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var random = new Random(seed);
            var library = new RandomLibrary(seed, random.Next(mostPassages / 2, mostPassages));
            for (var i = 0; i < queries; i++) Check(library, library.Queries.Next(), 1 + random.Next(20), seed);
        });
    }

    private static void Check(RandomLibrary library, Query query, int count, int seed)
    {
        var expected = library.Oracle.Search(query);
        var scores = expected.ToDictionary(e => e.Id, e => e.Score);
        var found = library.Reader.Search(query, count);

        var told = $"library {seed}, {Weights.QueryWords.Of(query)}";
        Assert.True(found.Count == Math.Min(count, expected.Count), $"{found.Count} hits, not {Math.Min(count, expected.Count)}: {told}");
        for (var rank = 0; rank < found.Count; rank++)
        {
            var (id, score) = (found[rank].PassageId, found[rank].Score);
            Assert.True(scores.TryGetValue(id, out var own) && Near(own, score), $"passage {id} scores {own}, not {score}: {told}");
            Assert.True(Near(expected[rank].Score, score), $"rank {rank} scores {expected[rank].Score}, not {score}: {told}");
            if (rank > 0 && found[rank - 1].Score == score) Assert.True(found[rank - 1].PassageId < id, $"ties fall: {told}");
        }

        Assert.True(library.Reader.Matches(query).SequenceEqual(expected.Select(e => e.Id).Order()), $"matches differ: {told}");
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-5 * Math.Max(1, Math.Abs(a));
}
