using DealBot.Cli.Json;

namespace DealBot.Web.Api.Json;

/// <summary>An article with its text and all that was found in it. <c>quotes</c> stand in reading order; their <c>start</c> and <c>end</c> are UTF-16 code
/// units of <c>text</c>, half-open. <c>alsoIn</c> are other outlets' prints of the same story.</summary>
internal sealed record ArticleTextJson(
    long Id,
    string File,
    string Title,
    string? Source,
    string? Url,
    DateTime? Published,
    string? Author,
    long StoryId,
    string Text,
    IReadOnlyList<QuoteJson> Quotes,
    IReadOnlyList<SpeakerJson> Speakers,
    IReadOnlyList<ArticleJson> AlsoIn);

/// <summary>A quote of the library with the article that prints it.</summary>
internal sealed record SpokenJson(QuoteJson Quote, ArticleJson Article);
