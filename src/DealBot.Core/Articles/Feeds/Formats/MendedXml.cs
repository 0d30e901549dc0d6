using System.Buffers;
using System.Text;
using System.Xml;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Well-formed XML as it is written: characters are escaped or left out, and every element that was opened is closed in its turn.</summary>
/// <param name="capacity">UTF-16 code units that are expected.</param>
internal sealed class MendedXml(int capacity)
{
    /// <summary>What cannot stand in text as it is: markup, what XML forbids, and surrogates, which are allowed in pairs only.</summary>
    private static readonly SearchValues<char> Unsafe =
        SearchValues.Create([.. "<>&\"", .. Enumerable.Range(0, 0x10000).Select(unit => (char)unit).Where(c => !XmlConvert.IsXmlChar(c))]);

    private readonly StringBuilder _xml = new(capacity + 64);
    private readonly List<string> _open = [];

    /// <summary>How often each name is open, so that an end tag without a start is known without a look through all that is open.</summary>
    private readonly Dictionary<string, int> _openCounts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many characters were left out or replaced because XML forbids them.</summary>
    public int Forbidden { get; private set; }

    /// <summary>The elements that are open, outermost first.</summary>
    public IReadOnlyList<string> Open => _open;

    /// <summary>Writes text, none of which is markup.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Unsafe) is >= 0 and var next)
        {
            _xml.Append(text[..next]);
            text = text[next..];
            if (text.Length > 1 && char.IsSurrogatePair(text[0], text[1]))
            {
                _xml.Append(text[..2]);
                text = text[2..];
            }
            else
            {
                Escape(text[0]);
                text = text[1..];
            }
        }

        _xml.Append(text);
    }

    /// <summary>Writes a start tag, and with it the end of an element that is empty.</summary>
    public void Start(StartTag tag, bool isEmpty)
    {
        _xml.Append('<').Append(tag.Name);
        foreach (var (name, value) in tag.Attributes)
        {
            _xml.Append(' ').Append(name).Append("=\"");
            Text(value);
            _xml.Append('"');
        }

        _xml.Append(isEmpty ? "/>" : ">");
        if (isEmpty) return;
        _open.Add(tag.Name);
        _openCounts[tag.Name] = _openCounts.GetValueOrDefault(tag.Name) + 1;
    }

    /// <summary>Ends the innermost element of a name, and before it all that is open within; nothing where none of that name is open.</summary>
    public void End(string name)
    {
        if (_openCounts.GetValueOrDefault(name) == 0) return;
        while (!_open[^1].Equals(name, StringComparison.OrdinalIgnoreCase)) EndInnermost();
        EndInnermost();
    }

    /// <summary>Ends all that is open: the whole document.</summary>
    public string Finish()
    {
        while (_open.Count > 0) EndInnermost();
        return _xml.ToString();
    }

    private void EndInnermost()
    {
        var name = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _openCounts[name]--;
        _xml.Append("</").Append(name).Append('>');
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '<':
                _xml.Append("&lt;");
                break;
            case '>': // or "]]>" would stand in text, where XML forbids it
                _xml.Append("&gt;");
                break;
            case '&':
                _xml.Append("&amp;");
                break;
            case '"':
                _xml.Append("&quot;");
                break;
            default:
                Forbidden++;
                if (char.IsSurrogate(c)) _xml.Append('\uFFFD');
                break;
        }
    }
}
