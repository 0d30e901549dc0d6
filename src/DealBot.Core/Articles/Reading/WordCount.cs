namespace DealBot.Core.Articles.Reading;

/// <summary>How long a text is, roughly.</summary>
internal static class WordCount
{
    /// <summary>Words as spaces and line feeds part them; in the scripts of East Asia, which have none, every character counts.</summary>
    public static int Of(string text)
    {
        var count = 1;
        foreach (var c in text)
        {
            if (c is ' ' or '\n' or >= '\u2E80') count++;
        }

        return count;
    }
}
