namespace DealBot.Core.Articles.Reading;

/// <summary>The formats that articles come in.</summary>
internal enum ArticleFormat
{
    PlainText,
    Markdown,
    Html,
}

/// <summary>Tells the format of a document by its name and its first characters.</summary>
internal static class ArticleFormats
{
    private static readonly string[] Roots = ["<!doctype html", "<html", "<head", "<body", "<article"];

    /// <summary>Whether files of this name are articles: the names that a folder is searched for.</summary>
    public static bool IsArticleName(string fileName) => Path.GetExtension(fileName).Length == 0 || Named(fileName) is not null;

    /// <summary>The format of a document.</summary>
    /// <remarks>
    /// A page saved under another ending is still a page. Plain text is never taken for Markdown by its ending, because its
    /// characters must come through unchanged; without an ending, front matter tells.
    /// </remarks>
    public static ArticleFormat Of(string fileName, string text)
    {
        if (BeginsAsPage(text)) return ArticleFormat.Html;
        return Named(fileName) ?? (FrontMatter.IsAtStartOf(text) ? ArticleFormat.Markdown : ArticleFormat.PlainText);
    }

    private static ArticleFormat? Named(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".TXT" or ".TEXT" => ArticleFormat.PlainText,
        ".MD" or ".MARKDOWN" => ArticleFormat.Markdown,
        ".HTML" or ".HTM" or ".XHTML" => ArticleFormat.Html,
        _ => null,
    };

    /// <summary>Whether a document begins as HTML pages do.</summary>
    public static bool BeginsAsPage(string text)
    {
        var rest = text.AsSpan().TrimStart();
        while (rest.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            var closer = rest[1] == '?' ? "?>" : "-->";
            var end = rest.IndexOf(closer, StringComparison.Ordinal);
            if (end < 0) return false;
            rest = rest[(end + closer.Length)..].TrimStart();
        }

        foreach (var root in Roots)
        {
            if (rest.StartsWith(root, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
