using System.Text;
using DealBot.Search.Execution;
using DealBot.Search.Scoring;

namespace DealBot.Search.Tests.Oracle;

/// <summary>Answers queries by looking at every passage, in the plainest way: what the engine's answers are compared with.</summary>
internal sealed class BruteForce
{
    private const double NoMatch = double.NaN;

    private readonly IReadOnlyList<IndexedPassage> _passages;
    private readonly IReadOnlySet<long> _deleted;
    private readonly Words[] _words;
    private readonly Dictionary<(string Field, string Term), int[]> _counts = []; // of each passage
    private readonly int _withWords;
    private readonly double _averageLength;

    /// <param name="passages">All passages that count in the statistics, deleted ones too, by rising id.</param>
    /// <param name="deleted">The ids of those that are deleted.</param>
    public BruteForce(IReadOnlyList<IndexedPassage> passages, IReadOnlySet<long> deleted)
    {
        (_passages, _deleted) = (passages, deleted);
        _words = [.. passages.Select(p => new Words(p))];
        for (var i = 0; i < _words.Length; i++)
        {
            foreach (var (key, count) in _words[i].Counts)
            {
                if (!_counts.TryGetValue(key, out var counts)) _counts[key] = counts = new int[_words.Length];
                counts[i] = count;
            }
        }

        _withWords = _words.Count(w => w.Length > 0);
        _averageLength = (double)_words.Sum(w => w.Length) / _withWords;
    }

    /// <summary>Every passage that matches, best first, ties by rising id.</summary>
    public IReadOnlyList<(long Id, double Score)> Search(Query query) =>
    [
        .. Scores(query, 1).Select((score, i) => (_passages[i].Id, Score: score))
            .Where(hit => !double.IsNaN(hit.Score) && !_deleted.Contains(hit.Id))
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id),
    ];

    private double[] Scores(Query query, double boost) => query switch
    {
        Query.OfTerm q => Terms(q.Field, [q.Term], boost),
        Query.OfSynonyms q => Terms(q.Field, q.Terms, boost),
        Query.OfPhrase q => Phrase(q, boost),
        Query.OfPrefix q => Pattern(q.Field, term => Bytes(term).AsSpan().StartsWith(Bytes(q.Prefix)), boost),
        Query.OfWildcard q => Pattern(q.Field, term => MatchesWildcard(term, q.Pattern), boost),
        Query.OfRange q => Pattern(q.Field, term => InRange(term, q), boost),
        Query.OfFuzzy q => Fuzzy(q, boost),
        Query.OfClauses q => Clauses(q, boost),
        Query.Boosted q => Scores(q.Inner, boost * q.Boost),
        Query.Everything => [.. _words.Select(_ => boost)],
        _ => [.. _words.Select(_ => NoMatch)],
    };

    private double[] Terms(string field, IReadOnlyList<string> terms, double boost)
    {
        var distinct = terms.Distinct(StringComparer.Ordinal).ToList();
        if (distinct.Count == 0) return [.. _words.Select(_ => NoMatch)];
        var counts = distinct.Select(t => CountsOf(field, t)).ToList();
        var idf = Idf(counts.Max(PassagesWith));
        return [.. _words.Select((w, i) => Bm25(boost * idf, counts.Sum(c => c[i]), w, field))];
    }

    private double[] Phrase(Query.OfPhrase phrase, double boost)
    {
        if (phrase.Terms.Count == 0) return [.. _words.Select(_ => NoMatch)];
        if (phrase.Terms.Count == 1) return Terms(phrase.Field, [phrase.Terms[0].Term], boost);
        var idf = phrase.Terms.Sum(t => Idf(PassagesWith(CountsOf(Fields.Text, t.Term))));
        var each = phrase.Terms.Select(t => CountsOf(Fields.Text, t.Term)).ToList();
        return [.. _words.Select((w, i) =>
            each.Exists(c => c[i] == 0) ? NoMatch : Bm25(boost * idf, PhraseCount(phrase, w, _passages[i].Text), w, Fields.Text))];
    }

    private static double PhraseCount(Query.OfPhrase phrase, Words words, string text)
    {
        // A sloppy count is defined by Lucene's algorithm and nothing plainer; the engine's own is used, which has its own tests.
        if (phrase.Slop > 0) return new PhraseFrequency(phrase, new SpaceAnalyzer()).In(text);
        return Enumerable.Range(-10, 10 + words.Positions.Length).Count(start => phrase.Terms.All(t =>
            start + t.Position >= 0 && start + t.Position < words.Positions.Length
            && string.Equals(words.Positions[start + t.Position], t.Term, StringComparison.Ordinal)));
    }

    private double[] Pattern(string field, Func<string, bool> matches, double boost) =>
        Any([.. TermsOf(field).Where(matches).Select(t => CountsOf(field, t))], boost);

    private double[] Any(List<int[]> counts, double score) =>
        [.. _words.Select((_, i) => counts.Exists(c => c[i] > 0) ? score : NoMatch)];

    private double[] Fuzzy(Query.OfFuzzy fuzzy, double boost)
    {
        var length = fuzzy.Term.EnumerateRunes().Count();
        var chosen = TermsOf(fuzzy.Field)
            .Select(t => (Term: t, Edits: Edits(t, fuzzy.Term)))
            .Where(t => t.Edits <= fuzzy.MaxEdits)
            .Select(t => (t.Term, Boost: t.Edits == 0 ? 1 : Math.Max(0, 1 - (float)t.Edits / Math.Min(length, t.Term.EnumerateRunes().Count()))))
            .OrderByDescending(t => t.Boost).ThenBy(t => t.Term, Comparer<string>.Create((a, b) => Bytes(a).AsSpan().SequenceCompareTo(Bytes(b))))
            .Take(50).ToList();
        if (chosen.Count == 0) return [.. _words.Select(_ => NoMatch)];
        var counts = chosen.Select(t => (Counts: CountsOf(fuzzy.Field, t.Term), t.Boost)).ToList();
        var idf = Idf(counts.Max(c => PassagesWith(c.Counts)));
        return [.. _words.Select((w, i) => Sum(counts.Where(c => c.Counts[i] > 0).Select(c => Bm25(boost * c.Boost * idf, c.Counts[i], w, fuzzy.Field))))];
    }

    private double[] Clauses(Query.OfClauses query, double boost)
    {
        var each = query.Clauses.Select(c => (c.Occur, Scores: Scores(c.Query, boost))).ToList();
        var anyRequired = each.Any(c => c.Occur is Occur.Must or Occur.Filter);
        return [.. _words.Select((_, i) =>
        {
            if (each.Any(c => c.Occur == Occur.MustNot && !double.IsNaN(c.Scores[i]))) return NoMatch;
            if (each.Any(c => c.Occur is Occur.Must or Occur.Filter && double.IsNaN(c.Scores[i]))) return NoMatch;
            var sum = Sum(each.Where(c => c.Occur is Occur.Must or Occur.Should).Select(c => c.Scores[i]));
            return double.IsNaN(sum) && anyRequired ? 0 : sum;
        })];
    }

    private static double Sum(IEnumerable<double> scores) =>
        scores.Where(s => !double.IsNaN(s)).ToList() is { Count: > 0 } matching ? matching.Sum() : NoMatch;

    private int[] CountsOf(string field, string term) => _counts.GetValueOrDefault((field, term)) ?? new int[_words.Length];

    private IEnumerable<string> TermsOf(string field) =>
        _counts.Keys.Where(k => string.Equals(k.Field, field, StringComparison.Ordinal)).Select(k => k.Term);

    private static int PassagesWith(int[] counts) => counts.Count(c => c > 0);

    private double Idf(int passagesWithTerm) =>
        Math.Log(1 + (_withWords - passagesWithTerm + 0.5) / (passagesWithTerm + 0.5));

    private double Bm25(double weight, double frequency, Words words, string field)
    {
        if (frequency == 0) return NoMatch;
        if (!string.Equals(field, Fields.Text, StringComparison.Ordinal)) return 0;
        var length = NormCodec.LengthOf[NormCodec.Encode(words.Length)];
        return weight * frequency / (frequency + 1.2 * (1 - 0.75 + 0.75 * length / _averageLength));
    }

    private static bool InRange(string term, Query.OfRange range) =>
        (range.Low is null || Bytes(term).AsSpan().SequenceCompareTo(Bytes(range.Low)) is var low && (low > 0 || (low == 0 && range.IncludesLow)))
        && (range.High is null || Bytes(term).AsSpan().SequenceCompareTo(Bytes(range.High)) is var high && (high < 0 || (high == 0 && range.IncludesHigh)));

    private static bool MatchesWildcard(ReadOnlySpan<char> term, ReadOnlySpan<char> pattern) =>
        pattern.IsEmpty ? term.IsEmpty
        : pattern[0] == '*' ? MatchesWildcard(term, pattern[1..]) || (!term.IsEmpty && MatchesWildcard(term[1..], pattern))
        : !term.IsEmpty && (pattern[0] == '?' || pattern[0] == term[0]) && MatchesWildcard(term[1..], pattern[1..]);

    /// <summary>Optimal string alignment distance, by its definition.</summary>
    public static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var best = Math.Min(table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, table[i - 2, j - 2] + 1);
                table[i, j] = best;
            }
        }

        return table[a.Length, b.Length];
    }

    private static byte[] Bytes(string term) => Encoding.UTF8.GetBytes(term);

    private sealed class Words : ITermSink
    {
        private readonly Dictionary<(string Field, string Term), int> _counts = [];
        private readonly List<string?> _positions = [];

        public Words(IndexedPassage passage)
        {
            new SpaceAnalyzer().Analyze(passage.Text, this);
            Positions = [.. _positions];
            foreach (var facet in passage.Facets) _counts[(facet.Field, facet.Value)] = 1;
        }

        public string?[] Positions { get; }

        public int Length { get; private set; }

        public IReadOnlyDictionary<(string Field, string Term), int> Counts => _counts;

        public void Add(ReadOnlySpan<char> term, int position, int start, int end)
        {
            while (_positions.Count <= position) _positions.Add(null);
            var word = term.ToString();
            _positions[position] = word;
            _counts[(Fields.Text, word)] = _counts.GetValueOrDefault((Fields.Text, word)) + 1;
            Length++;
        }
    }
}
