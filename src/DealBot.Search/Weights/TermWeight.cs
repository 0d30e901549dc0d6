using DealBot.Search.Dictionary;
using DealBot.Search.Execution;
using DealBot.Search.Postings;

namespace DealBot.Search.Weights;

/// <summary>Matches the passages that hold any of some terms, scored as if they were one (and often it is one).</summary>
/// <param name="snapshot">What is searched.</param>
/// <param name="lookups">The terms.</param>
/// <param name="scoring">How matches score; null where nothing is scored.</param>
/// <param name="query">The query.</param>
internal sealed class TermWeight(
    Snapshot snapshot, IReadOnlyList<TermLookup> lookups, TermScoring? scoring, Query query) : Weight
{
    public IReadOnlyList<TermLookup> Lookups => lookups;

    public TermScoring? Scoring => scoring;

    public override PassageCursor? Open(int segment)
    {
        var opened = snapshot.Segments[segment].Segment;
        PostingsCursor[] postings = [.. lookups.Select(l => l.Open(segment)).OfType<PostingsCursor>()];
        return postings.Length switch
        {
            0 => null,
            1 when scoring is null => new UnscoredTermCursor(postings[0]),
            1 => new ScoredTermCursor(postings[0], scoring.Scores, opened.Norms),
            _ => new SynonymCursor(postings, scoring?.Scores, scoring?.Weight ?? 0, opened.Norms),
        };
    }

    public override Verdict Explain(int segment, int passage)
    {
        if (At(segment, passage) is not { } cursor) return Verdict.NoMatch("no matching term");
        if (scoring is null) return Verdict.Match(0, $"{QueryWords.Of(query)}, never scored");
        var frequency = cursor is SynonymCursor synonyms ? synonyms.Frequency : ((ScoredTermCursor)cursor).Frequency;
        var opened = snapshot.Segments[segment].Segment;
        var occurrences = lookups.Count > 1
            ? new Explanation(frequency, "termFreq=" + frequency, [])
            : new Explanation(frequency, "freq, occurrences of term within document", []);
        return scoring.Explain(QueryWords.Of(query), opened.IdOf(passage), occurrences, opened.Norms.AsSpan()[passage]);
    }
}

/// <summary>A term of one field, looked up in every segment.</summary>
internal sealed class TermLookup
{
    private readonly Snapshot _snapshot;
    private readonly string _field;
    private readonly TermEntry[] _entries;

    public TermLookup(Snapshot snapshot, string field, string term)
    {
        _snapshot = snapshot;
        _field = field;
        var bytes = System.Text.Encoding.UTF8.GetBytes(term);
        _entries = new TermEntry[snapshot.Segments.Count];
        for (var segment = 0; segment < _entries.Length; segment++)
        {
            _entries[segment] = snapshot.Find(segment, field, bytes);
            PassageCount += _entries[segment].PassageCount;
        }
    }

    /// <summary>Passages of the whole index that hold it, deleted ones included.</summary>
    public long PassageCount { get; }

    public TermEntry EntryIn(int segment) => _entries[segment];

    /// <summary>Its postings in a segment; null when it does not stand there.</summary>
    public PostingsCursor? Open(int segment)
    {
        if (_entries[segment].PassageCount == 0) return null;
        var opened = _snapshot.Segments[segment].Segment;
        return new PostingsCursor(opened, opened.Field(_field)!, _entries[segment]);
    }
}
