namespace DealBot.Core.Answers.Suggestions;

/// <summary>The beginning of a passage, where the whole would be too long.</summary>
internal static class Excerpt
{
    private const int Longest = 140;

    /// <summary>The text itself, or its beginning cut after a word, with an ellipsis.</summary>
    public static string Of(string text)
    {
        text = text.ReplaceLineEndings(" ");
        if (text.Length <= Longest)
            return text;

        var end = text.LastIndexOf(' ', Longest);
        end = end <= 0 ? Longest : end;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd(' ', ',', ';', ':') + " …";
    }
}
