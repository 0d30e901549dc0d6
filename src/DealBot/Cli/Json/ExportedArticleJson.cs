using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Cli.Json;

/// <summary>An article of an exported library, with its text, which the offsets of its quotes count in.</summary>
internal sealed record ExportedArticleJson(
    long Id, string File, string Title, string? Source, string? Url, DateTime? Published, string? Author, long StoryId, string Text, IReadOnlyList<QuoteJson> Quotes)
{
    public static ExportedArticleJson Of(ArticleEntry entry, Article article, IEnumerable<Quote> quotes) => new(
        entry.Id, entry.File, entry.Title, entry.Source, entry.Url, entry.Published?.UtcDateTime, article.Author, entry.StoryId, article.Text,
        [.. quotes.Select(quote => QuoteJson.Of(entry.File, article.Text, quote))]);
}
