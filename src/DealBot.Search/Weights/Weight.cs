using DealBot.Search.Execution;

namespace DealBot.Search.Weights;

/// <summary>A query made ready for one snapshot: terms looked up, statistics gathered, boosts multiplied in.</summary>
internal abstract class Weight
{
    /// <summary>Walks the matches in a segment; null when there are none.</summary>
    /// <param name="segment">The segment's place in the snapshot.</param>
    public abstract PassageCursor? Open(int segment);

    /// <summary>Why a passage matches or not.</summary>
    public abstract Verdict Explain(int segment, int passage);

    /// <summary>A cursor that stands at the passage; null when the passage does not match.</summary>
    protected PassageCursor? At(int segment, int passage) =>
        Open(segment) is { } cursor && cursor.Advance(passage) == passage ? cursor : null;
}

/// <summary>Whether a passage matches, and why.</summary>
internal readonly record struct Verdict(bool Matches, Explanation Explanation)
{
    public static Verdict Match(float score, string description, params IReadOnlyList<Explanation> details) =>
        new(true, new Explanation(score, description, details));

    public static Verdict NoMatch(string description, params IReadOnlyList<Explanation> details) =>
        new(false, new Explanation(0, description, details));
}

/// <summary>Matches no passage.</summary>
internal sealed class NothingWeight : Weight
{
    public override PassageCursor? Open(int segment) => null;

    public override Verdict Explain(int segment, int passage) => Verdict.NoMatch("MatchNoDocsQuery");
}
