namespace DealBot.Core.Configuration;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest edits to <paramref name="typed"/>, case aside; null when more than a third would have to change.</summary>
    public static string? To(string typed, IEnumerable<string> names)
    {
        var (nearest, distance) = names
            .Select(name => (name, Distance: EditDistance.Between(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .MinBy(pair => pair.Distance);
        return nearest is not null && distance * 3 <= Math.Max(typed.Length, nearest.Length) ? nearest : null;
    }
}
