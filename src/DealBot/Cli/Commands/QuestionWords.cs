namespace DealBot.Cli.Commands;

/// <summary>Makes a question of the words that a shell hands over.</summary>
internal static class QuestionWords
{
    /// <summary>
    /// Joins the words. One that holds spaces was quoted for the shell (<c>did Bessent say "the deal is done"</c>) and gets
    /// its quotation marks back, unless it is the whole question.
    /// </summary>
    public static string Join(IReadOnlyList<string> words) =>
        words is [var whole] ? whole : string.Join(' ', words.Select(Requoted));

    private static string Requoted(string word)
    {
        if (!word.Contains(' ', StringComparison.Ordinal) || word.Contains('"', StringComparison.Ordinal)) return word;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < word.IndexOf(' ', StringComparison.Ordinal)
            ? $"{word[..(colon + 1)]}\"{word[(colon + 1)..]}\"" // source:"sample library"
            : $"\"{word}\"";
    }
}
