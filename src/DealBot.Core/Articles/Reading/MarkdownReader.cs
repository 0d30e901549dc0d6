using System.Diagnostics.CodeAnalysis;

namespace DealBot.Core.Articles.Reading;

/// <summary>Reads Markdown: facts from the front matter, and the body as its reader sees it.</summary>
internal static class MarkdownReader
{
    public static bool TryRead(
        string text, [NotNullWhen(true)] out ArticleParts? parts, [NotNullWhen(false)] out Refusal? refusal)
    {
        parts = null;
        if (!FrontMatter.TryRead(text, out var facts, out refusal)) return false;
        if (!MarkdownText.TryRender(text[facts.BodyStart..], out var body, out var heading, out refusal)) return false;

        var date = facts.Value("published", "date", "publish_date", "published_at", "pubdate");
        var published = date is null ? null : PublicationDate.Parse(date);
        parts = new ArticleParts(body)
        {
            Title = facts.Value("title", "headline") ?? heading,
            Source = facts.Value("source", "publisher", "site"),
            Url = facts.Value("url", "link", "canonical", "canonical_url"),
            Published = published,
            Author = facts.Value("author", "authors", "byline"),
            Warnings = date is not null && published is null
                ? [$"states a date that is not understood (\"{date}\") and is kept without one; write it as 2025-02-26T18:00:00Z"]
                : [],
        };
        return true;
    }
}
