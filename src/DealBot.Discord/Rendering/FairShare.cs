namespace DealBot.Discord.Rendering;

/// <summary>Shares room among several that need it.</summary>
internal static class FairShare
{
    /// <summary>Nobody gets more than is needed, and what one leaves goes to the others in equal parts.</summary>
    /// <param name="needs">What each would take.</param>
    /// <param name="room">What there is for all.</param>
    public static int[] Of(IReadOnlyList<int> needs, int room)
    {
        var shares = new int[needs.Count];
        var waiting = needs.Count;
        foreach (var at in Enumerable.Range(0, needs.Count).OrderBy(at => needs[at]))
        {
            shares[at] = Math.Max(0, Math.Min(needs[at], room / waiting--));
            room -= shares[at];
        }

        return shares;
    }
}
