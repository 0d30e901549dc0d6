namespace DealBot.Core;

/// <summary>How far two spellings are apart.</summary>
internal static class EditDistance
{
    /// <summary>How many edits a misspelt word of a length may be away: none under 5 letters, 2 from 8 letters on.</summary>
    public static int Allowed(int length) => length switch { < 5 => 0, < 8 => 1, _ => 2 };

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).</summary>
    /// <remarks>Time and memory are the product of the lengths.</remarks>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var width = other.Length + 1;
        var rows = new int[(one.Length + 1) * width];
        for (var column = 0; column < width; column++)
            rows[column] = column;

        for (var i = 1; i <= one.Length; i++)
        {
            rows[i * width] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(rows[(i - 1) * width + j] + 1, rows[i * width + j - 1] + 1);
                best = Math.Min(best, rows[(i - 1) * width + j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    best = Math.Min(best, rows[(i - 2) * width + j - 2] + 1);
                rows[i * width + j] = best;
            }
        }

        return rows[^1];
    }
}
