using System.Net;
using System.Xml.Linq;
using DealBot.Core.Articles.Reading.Html;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Turns what stands in an element of a feed into HTML, and HTML into one line.</summary>
internal static class FeedMarkup
{
    private const int MaxLine = 2_000; // UTF-16 code units of HTML that are looked at for one line
    private const int MaxEscapes = 3; // how often over a title may be escaped

    /// <summary>The HTML in an element: as characters that were escaped, or as elements of its own; null when it is empty.</summary>
    public static string? HtmlIn(XElement element)
    {
        var html = element.HasElements ? string.Concat(element.Nodes().Select(Plain)) : element.Value;
        return string.IsNullOrWhiteSpace(html) ? null : html.Trim();
    }

    /// <summary>Plain text as HTML, its blank lines as paragraphs; null when it is empty.</summary>
    public static string? HtmlOf(string text) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : string.Concat(text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));

    /// <summary>Plain text on one line of what may be HTML, escaped once or several times; empty when there are no words.</summary>
    /// <param name="html">What stands in the feed.</param>
    /// <param name="hasTags">Whether tags in it are markup, and not words of the text.</param>
    public static string Line(string? html, bool hasTags = true)
    {
        if (string.IsNullOrWhiteSpace(html)) return "";
        var line = html.Length <= MaxLine ? html : html[..(char.IsHighSurrogate(html[MaxLine - 1]) ? MaxLine - 1 : MaxLine)];
        for (var round = 0; round < MaxEscapes; round++)
        {
            var read = hasTags ? HtmlReader.TextOfFragment(line) : "";
            if (read.Length == 0) read = WebUtility.HtmlDecode(line); // nothing but a tag: the title names it
            if (read.Equals(line, StringComparison.Ordinal)) break;
            line = read;
        }

        return string.Join(' ', string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A node without namespaces, as HTML readers know it. The recursion is bounded by the depth that <see cref="XmlMender"/> lets through.</summary>
    private static string Plain(XNode node) => node switch
    {
        XElement element => Bare(element).ToString(SaveOptions.DisableFormatting),
        XText text => WebUtility.HtmlEncode(text.Value),
        _ => "",
    };

    private static XElement Bare(XElement element) => new(
        element.Name.LocalName,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace == XNamespace.None),
        element.Nodes().Select(node => node is XElement child ? Bare(child) : (object)node),
        XmlMender.VoidElements.Contains(element.Name.LocalName) ? null : ""); // <p></p>, and not <p/>, which HTML takes for an opening
}
