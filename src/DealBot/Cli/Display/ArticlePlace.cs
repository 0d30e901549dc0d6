using DealBot.Core.Articles;

namespace DealBot.Cli.Display;

/// <summary>How an article is opened.</summary>
/// <param name="Shown">What is printed: a path that can be pasted, or an address.</param>
/// <param name="Link">An absolute URL for terminals with hyperlinks; null when there is nothing to open.</param>
internal sealed record ArticlePlace(string Shown, string? Link)
{
    /// <summary>The page where the article was published; else its file, where that still stands where it was read.</summary>
    public static ArticlePlace Of(ArticleEntry article)
    {
        if (article.Url is { } url && WebAddress(url) is { } page) return new ArticlePlace(url, page);

        return article.Path is { } path && File.Exists(path)
            ? new ArticlePlace(Shortest(path), new Uri(path).AbsoluteUri)
            : new ArticlePlace(article.File, WebAddress(article.File));
    }

    /// <summary>Relative to the current folder for what lies in it.</summary>
    private static string Shortest(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : path;

    /// <summary>Only these are made clickable: text from outside must not name a scheme that runs something.</summary>
    /// <returns>The address with control characters escaped, which would else end the link and command the terminal.</returns>
    private static string? WebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null;
}
