namespace DealBot.Core.Configuration;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest edits to <paramref name="typed"/>, case aside; null when more than a third would have to change.</summary>
    public static string? To(string typed, IEnumerable<string> names)
    {
        var (nearest, distance) = names
            .Select(name => (name, Distance: Edits(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .MinBy(pair => pair.Distance);
        return nearest is not null && distance * 3 <= Math.Max(typed.Length, nearest.Length) ? nearest : null;
    }

    /// <summary>Levenshtein's distance, by Wagner and Fischer's table kept as one row.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], diagonal));
            }
        }

        return row[^1];
    }
}
