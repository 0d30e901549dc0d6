namespace DealBot.Search;

/// <summary>What a search asks of passages: a tree of clauses over terms. Terms are already analysed.</summary>
public abstract record Query
{
    private protected Query() { } // closed: the cases in this file are all there are

    /// <summary>Passages that hold <paramref name="Term"/> in <paramref name="Field"/>, scored by BM25.</summary>
    public sealed record OfTerm(string Field, string Term) : Query;

    /// <summary>Passages that hold any of <paramref name="Terms"/>, scored as if they were one term (Lucene's SynonymQuery).</summary>
    public sealed record OfSynonyms(string Field, IReadOnlyList<string> Terms) : Query;

    /// <summary>Passages in which the terms stand in this order.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Terms">The terms of the phrase, each with its position relative to the first.</param>
    /// <param name="Slop">How many moves of one position may be needed, as in Lucene's PhraseQuery; 0 is verbatim.</param>
    public sealed record OfPhrase(string Field, IReadOnlyList<PhraseTerm> Terms, int Slop) : Query;

    /// <summary>Passages with a term that begins with <paramref name="Prefix"/>; every match scores 1.</summary>
    public sealed record OfPrefix(string Field, string Prefix) : Query;

    /// <summary>Passages with a term that matches a pattern of <c>*</c> (any run) and <c>?</c> (any one character).</summary>
    public sealed record OfWildcard(string Field, string Pattern) : Query;

    /// <summary>Passages with a term within <paramref name="MaxEdits"/> edits (0 to 2, transpositions count one).</summary>
    public sealed record OfFuzzy(string Field, string Term, int MaxEdits) : Query;

    /// <summary>Passages with a term between two bounds, in ordinal order; a null bound is open. Every match scores 1.</summary>
    public sealed record OfRange(string Field, string? Low, string? High, bool IncludesLow, bool IncludesHigh) : Query;

    /// <summary>A combination of clauses, as Lucene's BooleanQuery.</summary>
    public sealed record OfClauses(IReadOnlyList<Clause> Clauses) : Query;

    /// <summary>The same passages, their scores multiplied.</summary>
    public sealed record Boosted(Query Inner, float Boost) : Query;

    /// <summary>Every passage; every match scores 1.</summary>
    public sealed record Everything : Query;

    /// <summary>No passage.</summary>
    public sealed record Nothing : Query;
}

/// <summary>One term of a phrase.</summary>
/// <param name="Term">The analysed term.</param>
/// <param name="Position">Its position relative to the phrase's first term, 0 or more.</param>
public readonly record struct PhraseTerm(string Term, int Position);

/// <summary>One clause of <see cref="Query.OfClauses"/>.</summary>
public sealed record Clause(Occur Occur, Query Query);

/// <summary>What a clause demands of a passage.</summary>
public enum Occur
{
    /// <summary>May match, and then adds to the score; one must match where no clause is required.</summary>
    Should,

    /// <summary>Must match, and adds to the score.</summary>
    Must,

    /// <summary>Must match, and adds nothing.</summary>
    Filter,

    /// <summary>Must not match.</summary>
    MustNot,
}
