namespace DealBot.Text;

/// <summary>A person or body as one text presents it.</summary>
/// <param name="Name">The fullest form of the name in the text, without titles.</param>
/// <param name="Aliases">Every other form of the name that the text uses; never <paramref name="Name"/> itself.</param>
/// <param name="Roles">Titles and descriptions that the text gives ("Treasury Secretary", "Ukraine's prime minister").</param>
/// <param name="Mentions">Every place that names the speaker, pronouns left out, in reading order.</param>
public sealed record Speaker(
    string Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Roles,
    IReadOnlyList<TextSpan> Mentions);

/// <summary>What <see cref="TextAnalyzer"/> finds in one text.</summary>
/// <param name="Sentences">In reading order, without overlap, white space at their ends left out; a heading, a list item
/// or a bare line is a sentence of its own.</param>
/// <param name="Paragraphs">In reading order; a paragraph ends at a line break.</param>
/// <param name="Quotes">In the order of their starts; direct and mixed quotes never overlap each other.</param>
/// <param name="Speakers">Every person and body named, in the order of their first mentions.</param>
public sealed record TextAnalysis(
    IReadOnlyList<TextSpan> Sentences,
    IReadOnlyList<TextSpan> Paragraphs,
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<Speaker> Speakers);
