namespace DealBot.Search.Tests.Oracle;

/// <summary>A random index, written in random steps, and the passages that it is to hold.</summary>
internal sealed class RandomLibrary
{
    private readonly Random _random;
    private readonly string[] _vocabulary;
    private readonly List<IndexedPassage> _passages = [];
    private readonly HashSet<long> _deleted = [];

    public RandomLibrary(int seed, int passageCount)
    {
        _random = new Random(seed);
        _vocabulary = [.. Enumerable.Range(0, _random.Next(3, 120)).Select(_ => RandomWord()).Distinct(StringComparer.Ordinal)];
        Write(passageCount);
        Queries = new RandomQueries(_random, _vocabulary);
        Reader = IndexReader.Open(Store, new SpaceAnalyzer(), TextOf);

        // What was deleted counts in the statistics until it is merged away.
        var held = Reader.Segments.SelectMany(s => Enumerable.Range(0, s.Segment.PassageCount).Select(s.Segment.IdOf)).ToHashSet();
        Oracle = new BruteForce([.. _passages.Where(p => held.Contains(p.Id))], _deleted);
    }

    public IReadOnlyList<IndexedPassage> Passages => _passages;

    public InMemorySegmentStore Store { get; } = new();

    public RandomQueries Queries { get; }

    public IndexReader Reader { get; }

    public BruteForce Oracle { get; }

    public string? TextOf(long id) => _passages.Find(p => p.Id == id)?.Text;

    private void Write(int passageCount)
    {
        var writer = new IndexWriter(Store, new SpaceAnalyzer());
        var id = 0L;
        var mostPerFlush = Math.Max(1, passageCount / _random.Next(1, 40));
        while (_passages.Count < passageCount)
        {
            var batch = Math.Min(passageCount - _passages.Count, 1 + _random.Next(mostPerFlush));
            for (var i = 0; i < batch; i++)
            {
                id += _random.Next(20) == 0 ? _random.Next(1, 1000) : 1;
                var passage = RandomPassage(id);
                _passages.Add(passage);
                writer.Add(passage);
            }

            if (_random.Next(3) == 0)
            {
                long[] gone = [.. Enumerable.Range(0, _random.Next(batch)).Select(_ => _passages[_random.Next(_passages.Count)].Id)];
                _deleted.UnionWith(gone);
                writer.Delete(gone);
            }

            writer.Flush();
            while (_random.Next(3) == 0 && writer.Merge())
            {
            }
        }
    }

    private IndexedPassage RandomPassage(long id)
    {
        var length = _random.Next(10) == 0 ? _random.Next(200) : _random.Next(12);
        var words = Enumerable.Range(0, length).Select(_ => _random.Next(12) == 0 ? "-" : SkewedWord());
        List<Facet> facets = [new("day", $"2025{_random.Next(1, 13):00}{_random.Next(1, 29):00}")];
        if (_random.Next(3) > 0) facets.Add(new Facet("speaker", SkewedWord()));
        if (_random.Next(3) == 0) facets.Add(new Facet("speaker", SkewedWord()));
        return new IndexedPassage(id, string.Join(' ', words), facets);
    }

    /// <summary>The first words of the vocabulary are the most frequent, as in any language.</summary>
    private string SkewedWord() => _vocabulary[(int)(_vocabulary.Length * Math.Pow(_random.NextDouble(), 3))];

    private string RandomWord()
    {
        const string Letters = "aabbcdeéż文";
        return string.Concat(Enumerable.Range(0, _random.Next(1, 7)).Select(_ => Letters[_random.Next(Letters.Length)]));
    }
}
