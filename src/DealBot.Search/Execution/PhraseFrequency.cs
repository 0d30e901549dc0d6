namespace DealBot.Search.Execution;

/// <summary>Counts how often a phrase stands in a text, as Lucene's phrase queries count.</summary>
internal sealed class PhraseFrequency : ITermSink
{
    private readonly Query.OfPhrase _phrase;
    private readonly IAnalyzer _analyzer;
    private readonly Dictionary<string, List<int>> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _positionsOf;
    private readonly List<int>[] _ofTerm; // the positions of each term of the phrase

    public PhraseFrequency(Query.OfPhrase phrase, IAnalyzer analyzer)
    {
        _phrase = phrase;
        _analyzer = analyzer;
        foreach (var term in phrase.Terms) _positions.TryAdd(term.Term, []);
        _positionsOf = _positions.GetAlternateLookup<ReadOnlySpan<char>>();
        _ofTerm = [.. phrase.Terms.Select(t => _positions[t.Term])];
    }

    /// <summary>Whether a match may be loose, and count in part.</summary>
    public bool IsSloppy => _phrase.Slop > 0;

    /// <summary>The frequency in a text; 0: the phrase does not stand there.</summary>
    public float In(string text)
    {
        foreach (var positions in _positions.Values) positions.Clear();
        _analyzer.Analyze(text, this);
        if (_ofTerm.Any(positions => positions.Count == 0)) return 0;
        return _phrase.Slop == 0 ? CountExact() : new SloppyMatches(_phrase, _ofTerm).Frequency();
    }

    void ITermSink.Add(ReadOnlySpan<char> term, int position, int start, int end)
    {
        if (_positionsOf.TryGetValue(term, out var positions)) positions.Add(position);
    }

    private int CountExact()
    {
        var count = 0;
        foreach (var position in _ofTerm[0])
        {
            var start = position - _phrase.Terms[0].Position;
            var all = true;
            for (var i = 1; all && i < _ofTerm.Length; i++)
                all = _ofTerm[i].BinarySearch(start + _phrase.Terms[i].Position) >= 0;
            if (all) count++;
        }

        return count;
    }
}
