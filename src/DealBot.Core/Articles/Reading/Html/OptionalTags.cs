using System.Collections.Frozen;

namespace DealBot.Core.Articles.Reading.Html;

/// <summary>Which open elements a tag ends without saying so (HTML standard, section 13.1.2.4 "Optional tags").</summary>
internal static class OptionalTags
{
    private static readonly FrozenSet<string> Cells = Set("td", "th");
    private static readonly FrozenSet<string> Scope = Set("table", "td", "th", "caption", "button", "object", "template");
    private static readonly FrozenSet<string> Tables = Set("table", "template");

    private static readonly FrozenSet<string> EndsParagraph = Set(
        "address", "article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul");

    // An inline element's end tag never closes a block that was opened in it.
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet([.. EndsParagraph, .. Scope, "li", "dd", "dt", "tr", "tbody", "body"], StringComparer.Ordinal);

    private static readonly (FrozenSet<string>, FrozenSet<string>) Paragraph = (Set("p"), Scope);
    private static readonly (FrozenSet<string>, FrozenSet<string>) Item = (Set("li"), Set("ul", "ol", "menu", "table", "td", "th"));
    private static readonly (FrozenSet<string>, FrozenSet<string>) Definition = (Set("dd", "dt"), Set("dl", "table", "td", "th"));
    private static readonly (FrozenSet<string>, FrozenSet<string>) Cell = (Cells, Set("tr", "table", "template"));
    private static readonly (FrozenSet<string>, FrozenSet<string>) Row = (Set("tr"), Tables);
    private static readonly (FrozenSet<string>, FrozenSet<string>) RowGroup = (Set("thead", "tbody", "tfoot"), Tables);
    private static readonly (FrozenSet<string>, FrozenSet<string>) Choice = (Set("option"), Set("select", "datalist"));
    private static readonly (FrozenSet<string>, FrozenSet<string>) Anchor = (Set("a"), Blocks);
    private static readonly (FrozenSet<string>, FrozenSet<string>) Head = (Set("head"), Set("body"));

    /// <summary>The elements that a start tag ends, and those beyond which it does not look for one; null for most tags.</summary>
    public static (FrozenSet<string> Ended, FrozenSet<string> Boundary)? EndedBy(string startTag) => startTag switch
    {
        "li" => Item,
        "dd" or "dt" => Definition,
        "td" or "th" => Cell,
        "tr" => Row,
        "thead" or "tbody" or "tfoot" => RowGroup,
        "option" => Choice,
        "body" => Head,
        "a" => Anchor, // links do not nest; this tag is forgotten often enough for browsers to end it
        _ when EndsParagraph.Contains(startTag) => Paragraph,
        _ => null,
    };

    /// <summary>The elements beyond which an end tag does not look for the element that it closes.</summary>
    public static FrozenSet<string> BoundaryOf(string endTag)
    {
        if (endTag is "table" or "body" or "html" or "tr" or "tbody" or "thead" or "tfoot") return Set();
        return Cells.Contains(endTag) || Blocks.Contains(endTag) ? Tables : Blocks;
    }

    private static FrozenSet<string> Set(params ReadOnlySpan<string> names) => FrozenSet.Create(StringComparer.Ordinal, names);
}
