using System.Diagnostics.CodeAnalysis;
using DealBot.Core.Articles.Reading.Html;

namespace DealBot.Core.Articles.Reading;

/// <summary>Reads articles from files, folders and streams: plain text, Markdown with front matter, HTML pages.</summary>
/// <remarks>Whatever an input holds comes out as a <see cref="ReadOutcome"/>; these methods throw for wrong arguments only.</remarks>
public static class ArticleReader
{
    /// <summary>The largest input that is read unless configured otherwise: 10 MiB, in bytes.</summary>
    public const long DefaultMaxBytes = 10 * 1024 * 1024;

    /// <summary>Reads a file, or every article under a folder in a fixed order, one at a time.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="maxBytes">The size above which an input is refused without being read.</param>
    public static IEnumerable<ReadOutcome> ReadAll(string path, long maxBytes = DefaultMaxBytes) =>
        ArticleFolder.List(path).Select(entry => entry.Failure ?? ReadFile(entry.Path, maxBytes));

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The size above which it is refused without being read.</param>
    public static ReadOutcome ReadFile(string path, long maxBytes = DefaultMaxBytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (stream.CanSeek && stream.Length > maxBytes) return TooLarge(maxBytes).For(path);
            return Read(stream, path, maxBytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return FileFault.Explain(fault).For(path);
        }
    }

    /// <summary>Reads a stream, such as standard input, whose format is told by its content and by the ending of its name.</summary>
    /// <param name="stream">Read to its end, or to <paramref name="maxBytes"/>; the caller closes it.</param>
    /// <param name="name">What messages and the article call it: a path, or "standard input".</param>
    /// <param name="maxBytes">The size above which it is refused.</param>
    public static ReadOutcome Read(Stream stream, string name, long maxBytes = DefaultMaxBytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                if (bytes.Length + count > maxBytes) return TooLarge(maxBytes).For(name);
                bytes.Write(buffer, 0, count);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return FileFault.Explain(fault).For(name);
        }

        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name);
    }

    /// <summary>Reads the bytes of one file, as <see cref="Read(Stream, string, long)"/>.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What messages and the article call it; its last part becomes <see cref="Article.File"/>.</param>
    public static ReadOutcome Read(ReadOnlySpan<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var file = Path.GetFileName(name);
        return Read(bytes, name, file, file, charset: null, address: null);
    }

    /// <summary>Reads a page that was fetched.</summary>
    /// <param name="bytes">The whole page.</param>
    /// <param name="address">Where it was found, absolute; what messages and the article call it.</param>
    /// <param name="contentType">The media type that the server stated: plain text, or else HTML.</param>
    /// <param name="charset">The charset that the server stated; null for none.</param>
    internal static ReadOutcome ReadPage(ReadOnlySpan<byte> bytes, string address, string? contentType, string? charset) =>
        Read(bytes, address, address, contentType is "text/plain" ? "page.txt" : "page.html", charset, new Uri(address));

    /// <param name="bytes">The whole document.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="file">What the article calls it.</param>
    /// <param name="formatName">A file name by whose ending the format is told, where the text does not tell it.</param>
    /// <param name="charset">The charset that was stated beside the document.</param>
    /// <param name="address">Where the document was found, where relative links start; null for a file.</param>
    private static ReadOutcome Read(ReadOnlySpan<byte> bytes, string name, string file, string formatName, string? charset, Uri? address)
    {
        if (!TextDecoder.TryDecode(bytes, charset, out var decoded, out var refusal)) return refusal.For(name);

        var text = decoded.ReplaceLineEndings("\n");
        if (!TryRead(text, formatName, address, out var parts, out refusal)) return refusal.For(name);
        if (WordlessReason(text, parts.Text) is { } wordless) return wordless.For(name);

        var title = parts.Title is { } stated && OneLine(stated) is { Length: > 0 } line ? line : Headline.Find(parts.Text);
        return new ReadOutcome.Success(
            name,
            new Article(0, file, title, parts.Source, parts.Url, parts.Published, parts.Author, parts.Text),
            [.. parts.Warnings.Select(warning => $"{name} {warning}.")]);
    }

    private static bool TryRead(
        string text, string fileName, Uri? address, [NotNullWhen(true)] out ArticleParts? parts, [NotNullWhen(false)] out Refusal? refusal)
    {
        var format = ArticleFormats.Of(fileName, text);
        if (format == ArticleFormat.Markdown) return MarkdownReader.TryRead(text, out parts, out refusal);
        if (format == ArticleFormat.Html) return HtmlReader.TryRead(text, address, out parts, out refusal);

        (parts, refusal) = (PlainTextReader.Read(text), null);
        return true;
    }

    private static Refusal? WordlessReason(string file, string text)
    {
        if (text.Any(char.IsLetter)) return null;
        if (string.IsNullOrWhiteSpace(file)) return new Refusal("is empty", "Put the article's text into it, or leave the file out");
        return string.IsNullOrWhiteSpace(text)
            ? new Refusal("holds no article text", "Save the article's words as plain text and import that")
            : new Refusal("holds no words, only figures or signs", "Check that it is the article, and save it as UTF-8");
    }

    private static Refusal TooLarge(long maxBytes) =>
        new(
            $"is larger than {maxBytes / 1024.0 / 1024.0:0.##} MiB",
            "Split it into one file an article, or raise maxArticleMegabytes in config/dealbot.json");

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
