namespace DealBot.Cli.Display;

/// <summary>One word of two texts laid side by side.</summary>
/// <param name="Word">As it is written.</param>
/// <param name="Side">Which of the texts holds it.</param>
internal readonly record struct ComparedWord(string Word, Side Side);

/// <summary>Which of two texts holds a word.</summary>
internal enum Side
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>Only what was claimed.</summary>
    ClaimOnly,

    /// <summary>Only what was printed.</summary>
    PrintOnly,
}

/// <summary>Lays the words somebody is supposed to have said beside the words that were printed.</summary>
internal static class WordDifference
{
    /// <summary>Longer texts are compared in their first words only, for the comparison costs their product.</summary>
    public const int MostWords = 2000;

    private static readonly char[] WhiteSpace = [' ', '\n', '\t', '\u00A0'];

    /// <summary>A shortest way from the one text to the other (longest common subsequence); case and punctuation do not count.</summary>
    public static IReadOnlyList<ComparedWord> Between(string claim, string print)
    {
        var (claimed, printed) = (WordsOf(claim), WordsOf(print));
        var common = new int[claimed.Length + 1, printed.Length + 1]; // of the words from here to the ends
        for (var i = claimed.Length - 1; i >= 0; i--)
        {
            for (var j = printed.Length - 1; j >= 0; j--)
            {
                common[i, j] = AreSame(claimed[i], printed[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<ComparedWord> compared = [];
        var (at, to) = (0, 0);
        while (at < claimed.Length || to < printed.Length)
        {
            if (at < claimed.Length && to < printed.Length && AreSame(claimed[at], printed[to]))
            {
                compared.Add(new ComparedWord(printed[to++], Side.Both));
                at++;
            }
            else if (to == printed.Length || (at < claimed.Length && common[at + 1, to] >= common[at, to + 1]))
            {
                compared.Add(new ComparedWord(claimed[at++], Side.ClaimOnly));
            }
            else
            {
                compared.Add(new ComparedWord(printed[to++], Side.PrintOnly));
            }
        }

        return compared;
    }

    private static string[] WordsOf(string text) =>
        [.. text.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];

    private static bool AreSame(string one, string other) => Folded(one).Equals(Folded(other), StringComparison.OrdinalIgnoreCase);

    private static string Folded(string word) =>
        word.All(char.IsLetterOrDigit) ? word : string.Concat(word.Where(char.IsLetterOrDigit)) is { Length: > 0 } letters ? letters : word;
}
