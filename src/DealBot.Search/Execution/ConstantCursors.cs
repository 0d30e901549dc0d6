namespace DealBot.Search.Execution;

/// <summary>Every passage of a segment, with one score for all.</summary>
internal sealed class EveryPassageCursor(int passageCount, float score) : PassageCursor
{
    public override long Cost => passageCount;

    public override int Advance(int target) => Passage = target < passageCount ? target : End;

    public override float Score() => score;

    public override float MaxScore(int from, int to) => score;
}

/// <summary>The passages of a set, with one score for all.</summary>
internal sealed class PassageSetCursor(PassageSet set, float score) : PassageCursor
{
    public override long Cost { get; } = set.Count();

    public override int Advance(int target) => Passage = set.First(target);

    public override float Score() => score;

    public override float MaxScore(int from, int to) => score;

    public override bool Matches(int passage)
    {
        if (!set.Contains(passage)) return false;
        Passage = passage;
        return true;
    }
}
