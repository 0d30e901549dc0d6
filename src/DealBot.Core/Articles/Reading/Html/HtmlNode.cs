namespace DealBot.Core.Articles.Reading.Html;

/// <summary>An element of a page, or a run of text in one.</summary>
internal sealed class HtmlNode(string name, HtmlNode? parent, string text = "")
{
    private static readonly Dictionary<string, string> NoAttributes = new(StringComparer.Ordinal);

    private Dictionary<string, string>? _attributes;
    private List<HtmlNode>? _children;

    /// <summary>The tag's name in lower case; empty for text.</summary>
    public string Name { get; } = name;

    /// <summary>The text of a run of text, character references resolved.</summary>
    public string Text { get; } = text;

    public HtmlNode? Parent { get; } = parent;

    public IReadOnlyList<HtmlNode> Children => _children ?? [];

    public bool IsText => Name.Length == 0;

    /// <summary>The attributes that readers ask for (<see cref="HtmlTree"/> drops the others), by name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Attributes => _attributes ?? NoAttributes;

    /// <summary>An attribute's value; empty when it is not set.</summary>
    public string this[string attribute] => Attributes.GetValueOrDefault(attribute, "");

    public void Add(HtmlNode child) => (_children ??= []).Add(child);

    public void SetAttribute(string name, string value) => (_attributes ??= new(StringComparer.Ordinal)).TryAdd(name, value);

    /// <summary>The node itself and everything in it, in reading order.</summary>
    public IEnumerable<HtmlNode> Descendants()
    {
        var open = new Stack<HtmlNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--) open.Push(node.Children[i]);
        }
    }

    /// <summary>The words in it, white space collapsed, whatever the elements between them.</summary>
    public string InnerText() =>
        string.Join(' ', Descendants().Where(node => node.IsText).SelectMany(node => node.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
