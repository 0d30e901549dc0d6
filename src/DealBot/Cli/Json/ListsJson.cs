using DealBot.Core.Articles;

namespace DealBot.Cli.Json;

/// <summary>An article in the library's list. Wire copies of one story have the same <c>storyId</c>.</summary>
internal sealed record ListedArticleJson(
    long Id, string File, string Title, string? Source, string? Url, DateTime? Published, long StoryId, int Quotes)
{
    public static ListedArticleJson Of(ArticleEntry article) => new(
        article.Id, article.File, article.Title, article.Source, article.Url, article.Published?.UtcDateTime, article.StoryId, article.QuoteCount);
}

/// <summary>A speaker in the library's list; <c>key</c> is the folded name, which no other speaker has.</summary>
internal sealed record SpeakerJson(string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Roles, int Quotes, string Key)
{
    public static SpeakerJson Of(SpeakerEntry speaker) => new(speaker.Name, speaker.Aliases, speaker.Roles, speaker.QuoteCount, speaker.Key);
}
