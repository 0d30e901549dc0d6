using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace DealBot.Core.Articles.Reading.Html;

/// <summary>Builds a page's tree from AngleSharp's tokens.</summary>
/// <remarks>
/// Not AngleSharp's own tree: the tree construction of the HTML standard repeats unclosed formatting elements in every block
/// and searches the open elements at every tag, so that a few kilobytes of hostile markup cost gigabytes or minutes. This one
/// knows the optional end tags, which real pages use, and bounds depth and size; its time is linear in the page.
/// </remarks>
internal sealed class HtmlTree
{
    private const int MaxDepth = 256; // real pages stay below a hundred; deeper elements become siblings
    private const int MaxNodes = 500_000; // a very large page has a tenth of them

    private static readonly FrozenSet<string> Void = FrozenSet.Create(StringComparer.Ordinal,
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    private static readonly FrozenSet<string> KeptAttributes = FrozenSet.Create(StringComparer.Ordinal,
        "aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "name", "property", "rel", "role", "style", "type");

    private readonly HtmlNode _root = new("#document", null);
    private readonly List<HtmlNode> _open = [];
    private readonly Dictionary<string, int> _openCounts = new(StringComparer.Ordinal);
    private int _nodeCount;

    private HtmlTree() => _open.Add(_root);

    /// <summary>Builds the tree of a page, or of a piece of one.</summary>
    public static bool TryBuild(string html, [NotNullWhen(true)] out HtmlNode? root, [NotNullWhen(false)] out Refusal? refusal)
    {
        var tree = new HtmlTree();
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.ResolverExtended)
        {
            SkipComments = true,
            ShouldEmitAttribute = static (ref _, name) => KeptAttributes.Contains(name.ToString()),
        };

        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (tree._nodeCount > MaxNodes)
            {
                root = null;
                refusal = new Refusal($"holds more than {MaxNodes:N0} elements", "Save the article's words as plain text and import that");
                return false;
            }

            switch (token.Type)
            {
                case HtmlTokenType.Character:
                    tree.Add(new HtmlNode("", tree.Current, token.Data));
                    break;
                case HtmlTokenType.StartTag:
                    tokenizer.State = tree.Open(token.AsTag());
                    break;
                case HtmlTokenType.EndTag:
                    tree.Close(token.Name);
                    break;
            }
        }

        (root, refusal) = (tree._root, null);
        return true;
    }

    private HtmlNode Current => _open[^1];

    private void Add(HtmlNode node)
    {
        node.Parent!.Add(node);
        _nodeCount++;
    }

    /// <summary>Opens an element and says how the tokenizer is to read what follows.</summary>
    private HtmlParseMode Open(HtmlTagToken tag)
    {
        if (OptionalTags.EndedBy(tag.Name) is var (ended, boundary) && ended.Any(IsOpen)) CloseNearest(ended, boundary);

        var node = new HtmlNode(tag.Name, Current);
        foreach (var attribute in tag.Attributes) node.SetAttribute(attribute.Name, attribute.Value);
        Add(node);

        var mode = ModeOf(tag.Name);
        var isForeignAndClosed = tag.IsSelfClosing && (IsOpen("svg") || IsOpen("math"));
        if (Void.Contains(tag.Name) || isForeignAndClosed) return HtmlParseMode.PCData;
        if (_open.Count < MaxDepth || mode != HtmlParseMode.PCData) Push(node);
        return mode;
    }

    private static HtmlParseMode ModeOf(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    private void Close(string name)
    {
        if (!IsOpen(name)) return;
        CloseNearest(FrozenSet.Create(StringComparer.Ordinal, name), OptionalTags.BoundaryOf(name));
    }

    /// <summary>Closes the innermost open element of the given names, and what is open in it, unless a boundary lies between.</summary>
    private void CloseNearest(FrozenSet<string> names, FrozenSet<string> boundary)
    {
        for (var i = _open.Count - 1; i > 0; i--)
        {
            if (names.Contains(_open[i].Name))
            {
                while (_open.Count > i) Pop();
                return;
            }

            if (boundary.Contains(_open[i].Name)) return;
        }
    }

    private bool IsOpen(string name) => _openCounts.GetValueOrDefault(name) > 0;

    private void Push(HtmlNode node)
    {
        _open.Add(node);
        _openCounts[node.Name] = _openCounts.GetValueOrDefault(node.Name) + 1;
    }

    private void Pop()
    {
        _openCounts[Current.Name]--;
        _open.RemoveAt(_open.Count - 1);
    }
}
