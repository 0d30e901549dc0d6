namespace DealBot.Core.Articles;

/// <summary>One text of the library, as a reader would read it. Never changes; a changed article is a new version.</summary>
/// <param name="Id">Its id in the library; 0 before it is stored.</param>
/// <param name="File">The file's name (last part of the path), or the address it was read from.</param>
/// <param name="Title">The headline.</param>
/// <param name="Source">The publisher; null when the text does not say.</param>
/// <param name="Url">Where it can be opened.</param>
/// <param name="Published">When it was published, UTC.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">The body, lines separated by <c>\n</c>; every span is a span of this string.</param>
public sealed record Article(
    long Id,
    string File,
    string Title,
    string? Source,
    string? Url,
    DateTimeOffset? Published,
    string? Author,
    string Text);
