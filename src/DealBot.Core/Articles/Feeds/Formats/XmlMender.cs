using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Xml;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Makes well-formed XML of what feeds send instead.</summary>
/// <remarks>
/// What is mended: anything before the root, undeclared entities and bare ampersands, characters that XML forbids, <c>&lt;</c> that opens
/// no tag, attributes without quotation marks or given twice, tags that are not closed or were never opened, a document that ends
/// in the middle. Comments and processing instructions are left out. What is refused: declarations of entities, a DOCTYPE with
/// declarations of its own, elements nested deeper or in greater number than any feed has.
/// One pass over the text, forward only: linear in its length.
/// </remarks>
internal sealed class XmlMender(string text)
{
    public const int MaxDepth = 256; // as in HtmlTree: real documents stay below a hundred
    public const int MaxElements = 500_000;
    private const int MaxAttributes = 64; // of one element; the rest is left out
    private const int MaxReference = 40; // UTF-16 code units; the longest name of HTML has 31

    private const string CDataStart = "<![CDATA[";

    /// <summary>The elements of HTML that have no end and may stand in a feed unescaped.</summary>
    public static readonly FrozenSet<string> VoidElements =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "br", "hr", "img", "wbr", "input");

    private static readonly SearchValues<char> Marked =
        SearchValues.Create([.. "<&", .. Enumerable.Range(0, 0x10000).Select(unit => (char)unit).Where(c => !XmlConvert.IsXmlChar(c))]);

    private readonly StringBuilder _mended = new(text.Length + 64);
    private readonly List<string> _open = [];
    private readonly Dictionary<string, int> _openCounts = new(StringComparer.OrdinalIgnoreCase);
    private int _at;
    private int _elements;

    /// <summary>How many characters were left out or replaced because XML forbids them.</summary>
    public int Forbidden { get; private set; }

    /// <summary>The elements that the document's end cut off, outermost first; none where all are closed.</summary>
    public IReadOnlyList<string> Unclosed { get; private set; } = [];

    /// <summary>Why the document is refused; null where it is not.</summary>
    public string? Hostile { get; private set; }

    /// <summary>The mended document, from its root; null when it has none, or is refused.</summary>
    /// <param name="isRoot">Whether an element of this name, without prefix, is the root; what stands before it is left out.</param>
    public string? Mend(Func<string, bool> isRoot)
    {
        var hasRoot = false;
        while (_at < text.Length && Hostile is null && !(hasRoot && _open.Count == 0))
        {
            var next = text.AsSpan(_at).IndexOfAny(Marked);
            if (next < 0) next = text.Length - _at;
            if (hasRoot) _mended.Append(text, _at, next);
            _at += next;
            if (_at == text.Length) break;

            if (text[_at] != '<') Character(hasRoot);
            else if (StartsWith("<!") || StartsWith("<?")) Declaration(hasRoot);
            else if (!hasRoot && !IsRootHere(isRoot)) _at++;
            else if (Tag()) hasRoot = true;
            else AppendEscaped(text[_at++]);
        }

        if (!hasRoot || Hostile is not null) return null;
        Unclosed = [.. _open];
        while (_open.Count > 0) Close();
        return _mended.ToString();
    }

    private bool StartsWith(string start) => text.AsSpan(_at).StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private bool IsRootHere(Func<string, bool> isRoot)
    {
        var name = text.AsSpan(_at + 1, NameLength(_at + 1));
        return isRoot(name[(name.IndexOf(':') + 1)..].ToString());
    }

    /// <summary>A reference, or a character that XML does not allow.</summary>
    private void Character(bool isKept)
    {
        if (text[_at] == '&')
        {
            Reference(isKept);
        }
        else if (char.IsHighSurrogate(text[_at]) && _at + 1 < text.Length && char.IsLowSurrogate(text[_at + 1]))
        {
            if (isKept) _mended.Append(text, _at, 2);
            _at += 2;
        }
        else
        {
            Forbid(isKept);
            _at++;
        }
    }

    private void Forbid(bool isKept)
    {
        Forbidden++;
        if (isKept && char.IsSurrogate(text[_at])) _mended.Append('\uFFFD');
    }

    /// <summary>What a reference of XML or HTML stands for; an ampersand where there is none.</summary>
    private void Reference(bool isKept)
    {
        var rest = text.AsSpan(_at, Math.Min(MaxReference, text.Length - _at));
        var end = rest.IndexOf(';');
        var reference = end < 0 ? "" : rest[..(end + 1)].ToString();
        var meant = reference.Length == 0 ? "" : WebUtility.HtmlDecode(reference);
        if (reference is "&apos;") meant = "'";
        var isKnown = reference.Length > 0 && !meant.Equals(reference, StringComparison.Ordinal);
        if (isKept)
        {
            foreach (var c in isKnown ? meant : "&") AppendEscaped(Windows1252.Meant(c));
        }

        _at += isKnown ? reference.Length : 1;
    }

    private void AppendEscaped(char c)
    {
        switch (c)
        {
            case '<':
                _mended.Append("&lt;");
                break;
            case '>':
                _mended.Append("&gt;");
                break;
            case '&':
                _mended.Append("&amp;");
                break;
            case '"':
                _mended.Append("&quot;");
                break;
            case '\t' or '\n' or '\r':
                _mended.Append(c);
                break;
            default:
                if (XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) _mended.Append(c);
                else Forbidden++;
                break;
        }
    }

    /// <summary>CDATA is kept; comments and instructions are left out; declarations decide whether the document is refused.</summary>
    private void Declaration(bool isKept)
    {
        if (StartsWith(CDataStart))
        {
            Section(isKept);
        }
        else if (StartsWith("<!--"))
        {
            SkipPast("-->");
        }
        else if (StartsWith("<?"))
        {
            SkipPast("?>");
        }
        else if (StartsWith("<!DOCTYPE"))
        {
            var end = text.AsSpan(_at).IndexOfAny('[', '>');
            if (end >= 0 && text[_at + end] == '[') Hostile = "has a DOCTYPE with declarations of its own, which may unfold without end or read files, and are refused";
            _at = end < 0 ? text.Length : _at + end + 1;
        }
        else if (StartsWith("<!ENTITY") || StartsWith("<!ELEMENT") || StartsWith("<!ATTLIST") || StartsWith("<!NOTATION"))
        {
            Hostile = "declares entities or elements, which are refused";
        }
        else
        {
            if (isKept) AppendEscaped('<');
            _at++;
        }
    }

    private void SkipPast(string closer)
    {
        var end = text.AsSpan(_at).IndexOf(closer, StringComparison.Ordinal);
        _at = end < 0 ? text.Length : _at + end + closer.Length;
    }

    private void Section(bool isKept)
    {
        _at += CDataStart.Length;
        var length = text.AsSpan(_at).IndexOf("]]>", StringComparison.Ordinal);
        var end = length < 0 ? text.Length : _at + length;
        while (_at < end)
        {
            var next = text.AsSpan(_at, end - _at).IndexOfAny(Marked);
            if (next < 0) next = end - _at;
            if (isKept) _mended.Append(text.AsSpan(_at, next).ToString().Replace(">", "&gt;", StringComparison.Ordinal));
            _at += next;
            if (_at == end) break;
            if (text[_at] is not ('<' or '&'))
            {
                Character(isKept);
                continue;
            }

            if (isKept) AppendEscaped(text[_at]);
            _at++;
        }

        _at = length < 0 ? end : end + "]]>".Length;
    }

    /// <summary>Reads a tag and mends it; false when there is none here.</summary>
    private bool Tag()
    {
        var isEnd = _at + 1 < text.Length && text[_at + 1] == '/';
        var start = _at + (isEnd ? 2 : 1);
        var length = NameLength(start);
        if (length == 0) return false;

        var name = text.Substring(start, length);
        _at = start + length;
        if (isEnd)
        {
            SkipPast(">");
            if (_openCounts.GetValueOrDefault(name) == 0) return true; // never opened: left out
            while (!_open[^1].Equals(name, StringComparison.OrdinalIgnoreCase)) Close();
            Close();
            return true;
        }

        if (++_elements > MaxElements) Hostile = $"holds more than {MaxElements:N0} elements";
        if (_open.Count == MaxDepth) Hostile = $"nests elements more than {MaxDepth} deep";
        if (Hostile is not null) return true;

        var before = _mended.Length;
        _mended.Append('<').Append(name);
        if (Attributes() is not { } closesItself)
        {
            _mended.Length = before; // the document ends in the tag
            return true;
        }

        var isEmpty = closesItself || VoidElements.Contains(name);
        _mended.Append(isEmpty ? "/>" : ">");
        if (isEmpty) return true;
        _open.Add(name);
        _openCounts[name] = _openCounts.GetValueOrDefault(name) + 1;
        return true;
    }

    /// <summary>The length of a name, with one prefix at most; 0 where there is none.</summary>
    private int NameLength(int start)
    {
        if (start >= text.Length || !XmlConvert.IsStartNCNameChar(text[start])) return 0;
        var end = start + 1;
        while (end < text.Length && XmlConvert.IsNCNameChar(text[end])) end++;
        if (end + 1 < text.Length && text[end] == ':' && XmlConvert.IsStartNCNameChar(text[end + 1]))
        {
            end += 2;
            while (end < text.Length && XmlConvert.IsNCNameChar(text[end])) end++;
        }

        return end - start;
    }

    /// <summary>Mends the attributes up to the end of the tag; true when it closes itself, null when the document ends before.</summary>
    private bool? Attributes()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_at < text.Length)
        {
            if (text[_at] == '>')
            {
                _at++;
                return false;
            }

            if (StartsWith("/>"))
            {
                _at += 2;
                return true;
            }

            if (text[_at] == '<') return false; // the tag's end was forgotten
            var length = NameLength(_at);
            if (length == 0) _at++;
            else Attribute(length, seen);
        }

        return null;
    }

    private void Attribute(int length, HashSet<string> seen)
    {
        var name = text.Substring(_at, length);
        _at += length;
        SkipSpace();
        var value = "";
        if (_at < text.Length && text[_at] == '=')
        {
            _at++;
            SkipSpace();
            value = Value();
        }

        if (seen.Count >= MaxAttributes || !IsKept(name, value) || !seen.Add(name[(name.StartsWith("xmlns:", StringComparison.Ordinal) ? 0 : name.IndexOf(':') + 1)..])) return;
        _mended.Append(' ').Append(name).Append("=\"");
        foreach (var c in WebUtility.HtmlDecode(value)) AppendEscaped(c);
        _mended.Append('"');
    }

    /// <summary>Names without prefix, declarations of prefixes, and the two prefixed names that readers ask for.</summary>
    private static bool IsKept(string name, string value)
    {
        if (name is "xml:base" || name.EndsWith(":about", StringComparison.OrdinalIgnoreCase)) return true;
        if (!name.StartsWith("xmlns:", StringComparison.Ordinal)) return !name.Contains(':');
        return name is not ("xmlns:xml" or "xmlns:xmlns") && value.Length > 0 && !value.Contains("www.w3.org/XML/1998", StringComparison.Ordinal)
            && !value.Contains("www.w3.org/2000/xmlns", StringComparison.Ordinal);
    }

    private string Value()
    {
        var start = _at;
        if (_at < text.Length && text[_at] is '"' or '\'')
        {
            var closer = text.IndexOf(text[_at], _at + 1);
            _at = closer < 0 ? text.Length : closer + 1;
            return text[(start + 1)..(closer < 0 ? text.Length : closer)];
        }

        while (_at < text.Length && text[_at] is not ('>' or '<') && !char.IsWhiteSpace(text[_at])) _at++;
        return text[start.._at];
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    private void Close()
    {
        var name = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _openCounts[name]--;
        _mended.Append("</").Append(name).Append('>');
    }
}
