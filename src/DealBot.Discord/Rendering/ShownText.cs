namespace DealBot.Discord.Rendering;

/// <summary>What a reader sees of a message's Markdown.</summary>
/// <param name="Text">The characters, without the marks.</param>
/// <param name="Spans">What is not plain, outer spans before inner ones.</param>
internal sealed record ShownText(string Text, IReadOnlyList<ShownSpan> Spans)
{
    /// <summary>The texts that look so, in reading order.</summary>
    public IEnumerable<string> Of(Shown look) => Spans.Where(span => span.Look == look).OrderBy(span => span.Start).Select(span => Text[span.Start..span.End]);
}

/// <summary>Characters that are not plain.</summary>
/// <param name="Look">How they look.</param>
/// <param name="Start">The first, in UTF-16 code units of <see cref="ShownText.Text"/>.</param>
/// <param name="End">One past the last.</param>
internal readonly record struct ShownSpan(Shown Look, int Start, int End);

/// <summary>How characters can look.</summary>
internal enum Shown
{
    Bold,
    Italic,
    Underlined,
    Struck,
    Spoiler,
    Code,
    Quote,
    Heading,
    Subtext,
    List,
    Link,
    Mention,
    Emoji,
}
