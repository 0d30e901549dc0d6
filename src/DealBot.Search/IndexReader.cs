#pragma warning disable MA0025, CS9113, CA1822 // skeleton, replaced by the search room
namespace DealBot.Search;

/// <summary>The index at one revision. Immutable; safe for any number of threads.</summary>
public sealed class IndexReader
{
    private IndexReader() { }

    /// <summary>Opens the index as the store shows it now.</summary>
    /// <param name="store">A consistent read of the store; not used after this method returns.</param>
    /// <param name="analyzer">The analyzer that the passages were indexed with.</param>
    /// <param name="textOf">Gives a passage's text for phrase checks and explanations; called during searches, from any thread.</param>
    /// <param name="previous">An earlier revision of the same index, whose segments are shared where they are unchanged.</param>
    public static IndexReader Open(ISegmentStore store, IAnalyzer analyzer, Func<long, string?> textOf, IndexReader? previous = null) =>
        throw new NotImplementedException();

    /// <summary>Passages that are not deleted.</summary>
    public int PassageCount => throw new NotImplementedException();

    /// <summary>The best <paramref name="count"/> passages, by falling score, ties by rising passage id.</summary>
    public IReadOnlyList<Hit> Search(Query query, int count) => throw new NotImplementedException();

    /// <summary>How many passages match.</summary>
    public int Count(Query query) => throw new NotImplementedException();

    /// <summary>Every matching passage's id, rising, without scores.</summary>
    public IEnumerable<long> Matches(Query query) => throw new NotImplementedException();

    /// <summary>Why a passage scored as it did: a tree of the factors, in Lucene's words.</summary>
    public Explanation Explain(Query query, long passageId) => throw new NotImplementedException();

    /// <summary>In how many passages a term stands, deleted ones not yet merged away included.</summary>
    public int DocumentFrequency(string field, string term) => throw new NotImplementedException();

    /// <summary>The most frequent terms that begin with a prefix, for completing what is being typed.</summary>
    public IReadOnlyList<TermCount> Complete(string field, string prefix, int count) => throw new NotImplementedException();

    /// <summary>Terms within <paramref name="maxEdits"/> edits of a term, nearest first, then most frequent: spelling suggestions.</summary>
    public IReadOnlyList<TermCount> Similar(string field, string term, int maxEdits, int count) => throw new NotImplementedException();
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
