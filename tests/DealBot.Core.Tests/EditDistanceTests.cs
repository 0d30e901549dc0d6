namespace DealBot.Core.Tests;

public sealed class EditDistanceTests
{
    public static TheoryData<string, string, int> Pairs =>
    [
        new("harbour", "harbour", 0) { TestDisplayName = "the same" },
        new("harbour", "harbor", 1) { TestDisplayName = "a letter left out" },
        new("harbour", "harboru", 1) { TestDisplayName = "neighbours swapped" },
        new("harbour", "barbour", 1) { TestDisplayName = "a letter replaced" },
        new("", "abc", 3) { TestDisplayName = "from nothing" },
        new("ship", "mine", 4) { TestDisplayName = "nothing in common" },
    ];

    [Theory, MemberData(nameof(Pairs))]
    public void Edits_are_counted_both_ways(string one, string other, int edits)
    {
        Assert.Equal(edits, EditDistance.Between(one, other));
        Assert.Equal(edits, EditDistance.Between(other, one));
    }
}
