using System.Diagnostics.CodeAnalysis;

namespace DealBot.Core.Articles.Reading.Html;

/// <summary>Reads a web page.</summary>
internal static class HtmlReader
{
    /// <param name="html">The page.</param>
    /// <param name="address">Where it was found; null for a saved one.</param>
    /// <param name="parts">What it says.</param>
    /// <param name="refusal">Why it says nothing.</param>
    public static bool TryRead(
        string html, Uri? address, [NotNullWhen(true)] out ArticleParts? parts, [NotNullWhen(false)] out Refusal? refusal)
    {
        parts = null;
        if (!HtmlTree.TryBuild(html, out var root, out refusal)) return false;

        var facts = PageFacts.Of(root, address);
        parts = new ArticleParts(ArticleBody.TextOf(root, [.. new[] { facts.Title, facts.Author, facts.Source }.OfType<string>()]))
        {
            Title = facts.Title,
            Source = facts.Source,
            Url = facts.Url,
            Published = facts.Published,
            Author = facts.Author,
        };
        return true;
    }

    /// <summary>The words of a piece of HTML that stands in another format; empty when it cannot be taken apart.</summary>
    public static string TextOfFragment(string html) =>
        HtmlTree.TryBuild(html, out var root, out _)
            ? string.Join('\n', TextBlocks.Of(root, Clutter.IsNeverProse).Select(block => block.Text))
            : "";
}
