using System.Collections.Frozen;
using System.Text;

namespace DealBot.Core.Articles.Reading.Html;

/// <summary>A block of text as a browser shows it: a paragraph, a heading, an item, a row of a table.</summary>
/// <param name="Text">Its words, white space collapsed, <c>\n</c> where it breaks the line.</param>
/// <param name="LinkLength">How many UTF-16 code units of it are links.</param>
/// <param name="Element">The innermost block element that it stands in.</param>
internal sealed record TextBlock(string Text, int LinkLength, HtmlNode Element)
{
    public bool IsHeading => Element.Name is ['h', >= '1' and <= '6'];

    /// <summary>The share of the text that is links, 0 to 1.</summary>
    public double LinkDensity => Text.Length == 0 ? 0 : (double)LinkLength / Text.Length;
}

/// <summary>Walks through an element as a browser lays it out, and collects its blocks of text.</summary>
internal sealed class TextBlocks
{
    private static readonly FrozenSet<string> BlockElements = FrozenSet.Create(StringComparer.Ordinal,
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul");

    private readonly Func<HtmlNode, bool> _isLeftOut;
    private readonly List<TextBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private int _linkLength;

    private TextBlocks(Func<HtmlNode, bool> isLeftOut) => _isLeftOut = isLeftOut;

    /// <summary>The blocks of an element, in reading order, none of them empty.</summary>
    /// <param name="root">The element.</param>
    /// <param name="isLeftOut">Elements that are skipped with all that is in them.</param>
    public static IReadOnlyList<TextBlock> Of(HtmlNode root, Func<HtmlNode, bool> isLeftOut)
    {
        var blocks = new TextBlocks(isLeftOut);
        blocks.Walk(root, root, isLink: false, isPreformatted: false);
        blocks.End(root);
        return blocks._blocks;
    }

    // Recursion is no deeper than HtmlTree builds.
    private void Walk(HtmlNode node, HtmlNode block, bool isLink, bool isPreformatted)
    {
        foreach (var child in node.Children)
        {
            if (child.IsText)
            {
                Append(child.Text, isLink, isPreformatted);
            }
            else if (!_isLeftOut(child))
            {
                WalkElement(child, block, isLink, isPreformatted);
            }
        }
    }

    private void WalkElement(HtmlNode element, HtmlNode block, bool isLink, bool isPreformatted)
    {
        if (BlockElements.Contains(element.Name))
        {
            End(block);
            Walk(element, element, isLink, isPreformatted || element.Name is "pre");
            End(element);
            return;
        }

        switch (element.Name)
        {
            case "br":
                BreakLine();
                break;
            case "td" or "th":
                if (_text.Length > 0) _text.Append('\t');
                Walk(element, block, isLink, isPreformatted);
                break;
            case "q": // browsers print its quotation marks
                Append("“", isLink, isPreformatted);
                Walk(element, block, isLink, isPreformatted);
                Append("”", isLink, isPreformatted);
                break;
            default:
                Walk(element, block, isLink || (element.Name is "a" && element["href"].Length > 0), isPreformatted);
                break;
        }
    }

    private void Append(string text, bool isLink, bool isPreformatted)
    {
        var before = _text.Length;
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n' when isPreformatted:
                    BreakLine();
                    break;
                case ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0' or '\u2028' or '\u2029':
                    if (_text.Length > 0 && _text[^1] is not (' ' or '\n' or '\t')) _text.Append(' ');
                    break;
                case '\u00AD' or '\u200B' or '\uFEFF' or '\0': // places where a line may break: invisible
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }

        if (isLink) _linkLength += Math.Max(0, _text.Length - before);
    }

    private void BreakLine()
    {
        TrimEnd();
        if (_text.Length > 0 && _text[^1] != '\n') _text.Append('\n');
    }

    private void End(HtmlNode element)
    {
        TrimEnd();
        if (_text.Length > 0) _blocks.Add(new TextBlock(_text.ToString(), Math.Min(_linkLength, _text.Length), element));
        _text.Clear();
        _linkLength = 0;
    }

    private void TrimEnd()
    {
        while (_text.Length > 0 && char.IsWhiteSpace(_text[^1])) _text.Length--;
    }
}
