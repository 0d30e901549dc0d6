using DealBot.Search.Tests.Oracle;

namespace DealBot.Search.Tests;

/// <summary>Completing what is being typed, suggesting spellings, and listing facets.</summary>
public sealed class TermListTests
{
    [Fact]
    public void The_most_frequent_terms_with_a_prefix_come_first()
    {
        var reader = Index("mine miner minerals", "minerals peace", "minerals miner", "mine miner");
        Assert.Equal(
            [new TermCount("miner", 3), new TermCount("minerals", 3), new TermCount("mine", 2)],
            reader.Complete(Fields.Text, "min", 10));
        Assert.Equal([new TermCount("miner", 3)], reader.Complete(Fields.Text, "min", 1));
        Assert.Empty(reader.Complete(Fields.Text, "zz", 10));
    }

    [Fact]
    public void The_values_of_a_facet_are_listed_with_their_passages()
    {
        var reader = Index("a", "b", "c");
        Assert.Equal([new TermCount("1", 2), new TermCount("0", 1)], reader.Complete("odd", "", 10));
    }

    [Fact]
    public void Similar_terms_come_nearest_first_and_then_by_frequency()
    {
        var reader = Index("zelensky zelenskyy zelenskiy", "zelenskiy selenski", "other");
        Assert.Equal(
            [new TermCount("zelensky", 1), new TermCount("zelenskiy", 2), new TermCount("zelenskyy", 1), new TermCount("selenski", 1)],
            reader.Similar(Fields.Text, "zelensky", 2, 10));
        Assert.Equal(["zelensky"], reader.Similar(Fields.Text, "zelensky", 0, 10).Select(t => t.Term));
    }

    [Fact]
    public void Similar_terms_are_those_of_the_definition()
    {
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            var words = Enumerable.Range(0, 400).Select(_ => Word(random)).Distinct(StringComparer.Ordinal).ToList();
            var reader = Index([.. words.Chunk(100).Select(chunk => string.Join(' ', chunk))]);
            for (var i = 0; i < 50; i++)
            {
                var (sought, edits) = (Word(random), random.Next(3));
                Assert.Equal(
                    words.Where(w => BruteForce.Edits(w, sought) <= edits).Order(StringComparer.Ordinal),
                    reader.Similar(Fields.Text, sought, edits, int.MaxValue).Select(t => t.Term).Order(StringComparer.Ordinal));
            }
        }
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => "abcé文"[random.Next(5)]));

    private static IndexReader Index(params string[] texts)
    {
        var store = new InMemorySegmentStore();
        for (var i = 0; i < texts.Length; i++)
        {
            var writer = new IndexWriter(store, new SpaceAnalyzer());
            writer.Add(new IndexedPassage(i + 1, texts[i], [new Facet("odd", $"{(i + 1) % 2}")]));
            if (i % 2 == 1) writer.Flush();
            writer.Flush();
        }

        return IndexReader.Open(store, new SpaceAnalyzer(), _ => null);
    }
}
