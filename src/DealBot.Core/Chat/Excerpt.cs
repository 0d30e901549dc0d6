namespace DealBot.Core.Chat;

/// <summary>Cuts text to a limit: between two words, with an ellipsis, and only as much as must be.</summary>
public static class Excerpt
{
    /// <summary>What stands where something was cut off: a character that no quote loses its own dots to.</summary>
    public const string Ellipsis = " …";

    /// <summary>The text on one line, or as many of its first words as make no more than <paramref name="longest"/> UTF-16 code units.</summary>
    public static string Of(string text, int longest) => Fit(Visible.Line(text.Trim()), longest, static shown => shown.Runs.Sum(run => run.Text.Length)).Plain;

    /// <summary>The text, or as many of its first words as fit, with <see cref="Ellipsis"/> after them.</summary>
    /// <param name="text">What is to be shown.</param>
    /// <param name="limit">The most that <paramref name="measure"/> may say of the result; not below its measure of an ellipsis.</param>
    /// <param name="measure">The size of a text as the platform counts it, after escaping; more text never measures less.</param>
    public static RichText Fit(RichText text, int limit, Func<RichText, int> measure)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(measure);
        if (measure(text) <= limit) return text;

        var ends = WordEnds(text.Plain);
        var (fits, fails) = (0, ends.Count + 1); // the first so many words fit, so many do not
        while (fails - fits > 1)
        {
            var middle = (fits + fails) / 2;
            if (measure(Cut(text, ends[middle - 1])) <= limit) fits = middle;
            else fails = middle;
        }

        return Cut(text, fits == 0 ? 0 : ends[fits - 1]);
    }

    private static RichText Cut(RichText text, int length)
    {
        var runs = new List<Run>();
        foreach (var run in text.Runs)
        {
            if (length <= 0) break;
            runs.Add(run.Text.Length <= length ? run : run with { Text = run.Text[..length] });
            length -= run.Text.Length;
        }

        return new RichText([.. runs, new Run(runs.Count == 0 ? Ellipsis.TrimStart() : Ellipsis)]);
    }

    private static List<int> WordEnds(string text)
    {
        List<int> ends = [];
        for (var at = 1; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) && !char.IsWhiteSpace(text[at - 1])) ends.Add(at);
        }

        return ends;
    }
}
