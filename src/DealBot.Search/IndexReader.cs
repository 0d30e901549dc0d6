using System.Text;
using DealBot.Search.Dictionary;
using DealBot.Search.Execution;
using DealBot.Search.Segments;
using DealBot.Search.Weights;

namespace DealBot.Search;

/// <summary>The index at one revision. Immutable; safe for any number of threads.</summary>
public sealed class IndexReader
{
    private readonly Snapshot _snapshot;

    private IndexReader(Snapshot snapshot)
    {
        _snapshot = snapshot;
        PassageCount = snapshot.Segments.Sum(s => s.LiveCount);
    }

    /// <summary>Passages that are not deleted.</summary>
    public int PassageCount { get; }

    internal IReadOnlyList<OpenSegment> Segments => _snapshot.Segments;

    /// <summary>Opens the index as the store shows it now.</summary>
    /// <param name="store">A consistent read of the store; not used after this method returns.</param>
    /// <param name="analyzer">The analyzer that the passages were indexed with.</param>
    /// <param name="textOf">Gives a passage's text for phrase checks and explanations; called during searches, from any thread.</param>
    /// <param name="previous">An earlier revision of the same index, whose segments are shared where they are unchanged.</param>
    /// <exception cref="CorruptSegmentException">A segment is damaged, or another version of the program wrote it.</exception>
    public static IndexReader Open(ISegmentStore store, IAnalyzer analyzer, Func<long, string?> textOf, IndexReader? previous = null) =>
        new(new Snapshot(SegmentOpener.OpenAll(store, previous?.Segments ?? []), analyzer, textOf));

    /// <summary>The best <paramref name="count"/> passages, by falling score, ties by rising passage id.</summary>
    public IReadOnlyList<Hit> Search(Query query, int count)
    {
        var hits = new TopHits(count);
        var weight = new QueryCompiler(_snapshot).Compile(query, scored: true);
        for (var segment = 0; segment < Segments.Count && count > 0; segment++)
        {
            if (weight.Open(segment) is { } cursor) TopSearch.Run(cursor, Segments[segment], hits);
        }

        return hits.BestFirst();
    }

    /// <summary>How many passages match.</summary>
    public int Count(Query query) => Matches(query).Count();

    /// <summary>Every matching passage's id, rising, without scores.</summary>
    public IEnumerable<long> Matches(Query query)
    {
        var weight = new QueryCompiler(_snapshot).Compile(query, scored: false);
        for (var segment = 0; segment < Segments.Count; segment++)
        {
            if (weight.Open(segment) is not { } cursor) continue;
            var (opened, deletions) = (Segments[segment].Segment, Segments[segment].Deletions);
            while (cursor.Next() is var passage && passage != PassageCursor.End)
            {
                if (!deletions.Contains(passage)) yield return opened.IdOf(passage);
            }
        }
    }

    /// <summary>Why a passage scored as it did: a tree of the factors, in Lucene's words.</summary>
    public Explanation Explain(Query query, long passageId)
    {
        for (var segment = 0; segment < Segments.Count; segment++)
        {
            var passage = Segments[segment].Segment.PassageOf(passageId);
            if (passage < 0) continue;
            return Segments[segment].Deletions.Contains(passage)
                ? new Explanation(0, $"Document {passageId} is deleted", [])
                : new QueryCompiler(_snapshot).Compile(query, scored: true).Explain(segment, passage).Explanation;
        }

        return new Explanation(0, $"Document {passageId} is not in the index", []);
    }

    /// <summary>In how many passages a term stands, deleted ones not yet merged away included.</summary>
    public int DocumentFrequency(string field, string term) => (int)new TermLookup(_snapshot, field, term).PassageCount;

    /// <summary>The most frequent terms that begin with a prefix, for completing what is being typed.</summary>
    /// <remarks>By falling number of passages, then in the order of the terms. An empty prefix lists all terms of a field.</remarks>
    public IReadOnlyList<TermCount> Complete(string field, string prefix, int count)
    {
        var counts = new TermCounts();
        var start = Encoding.UTF8.GetBytes(prefix);
        foreach (var index in FieldsNamed(field))
        {
            var cursor = new TermCursor(index.Terms);
            for (var more = cursor.SeekCeiling(start); more && cursor.Term.StartsWith(start); more = cursor.MoveNext())
                counts.Add(Encoding.UTF8.GetString(cursor.Term), cursor.Entry.PassageCount);
        }

        return counts.MostFrequent(count);
    }

    /// <summary>Terms within <paramref name="maxEdits"/> edits of a term, nearest first, then most frequent: spelling suggestions.</summary>
    public IReadOnlyList<TermCount> Similar(string field, string term, int maxEdits, int count)
    {
        var distance = new EditDistance(term, maxEdits);
        var counts = new Dictionary<string, (int Edits, int Passages)>(StringComparer.Ordinal);
        foreach (var near in FieldsNamed(field).SelectMany(index => distance.Near(index.Terms)))
            counts[near.Term] = (near.Edits, counts.GetValueOrDefault(near.Term).Passages + near.Entry.PassageCount);

        return
        [
            .. counts.OrderBy(c => c.Value.Edits).ThenByDescending(c => c.Value.Passages).ThenBy(c => c.Key, CodePointOrder.Instance)
                .Take(count).Select(c => new TermCount(c.Key, c.Value.Passages)),
        ];
    }

    private IEnumerable<FieldIndex> FieldsNamed(string field) => Segments.Select(s => s.Segment.Field(field)).OfType<FieldIndex>();
}

/// <summary>A found passage.</summary>
public readonly record struct Hit(long PassageId, float Score);

/// <summary>A term and the number of passages that hold it.</summary>
public readonly record struct TermCount(string Term, int Count);

/// <summary>One node of an explanation.</summary>
/// <param name="Value">The factor's value.</param>
/// <param name="Description">What it is, in Lucene's words.</param>
/// <param name="Details">What it was made from.</param>
public sealed record Explanation(float Value, string Description, IReadOnlyList<Explanation> Details);
