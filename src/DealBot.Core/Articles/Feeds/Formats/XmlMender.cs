using System.Collections.Frozen;
using System.Net;
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
    private const int MaxReference = 40; // UTF-16 code units; the longest name of HTML has 31

    private const string SectionStart = "<![CDATA[";
    private const string SectionEnd = "]]>";

    /// <summary>The elements of HTML that have no end and may stand in a feed unescaped.</summary>
    public static readonly FrozenSet<string> VoidElements =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "br", "hr", "img", "wbr", "input");

    private readonly XmlCursor _source = new(text);
    private readonly MendedXml _mended = new(text.Length);
    private int _elements;

    /// <summary>How many characters were left out or replaced because XML forbids them.</summary>
    public int Forbidden => _mended.Forbidden;

    /// <summary>The elements that the document's end cut off, outermost first; none where all are closed.</summary>
    public IReadOnlyList<string> Unclosed { get; private set; } = [];

    /// <summary>Why the document is refused; null where it is not.</summary>
    public string? Hostile { get; private set; }

    /// <summary>The mended document, from its root; null when it has none, or is refused.</summary>
    /// <param name="isRoot">Whether an element of this name, without prefix, is the root; what stands before it is left out.</param>
    public string? Mend(Func<string, bool> isRoot)
    {
        if (!SkipToRoot(isRoot)) return null;
        do Piece();
        while (Hostile is null && _mended.Open.Count > 0 && !_source.IsAtEnd);

        if (Hostile is not null) return null;
        Unclosed = [.. _mended.Open];
        return _mended.Finish();
    }

    /// <summary>Moves to the root; false when there is none, or the document is refused before.</summary>
    private bool SkipToRoot(Func<string, bool> isRoot)
    {
        while (Hostile is null && !_source.IsAtEnd)
        {
            _source.TakeTo('<');
            if (_source.IsAt(SectionStart))
            {
                _source.TakePast(SectionEnd);
            }
            else if (!Declaration())
            {
                var name = _source.NameAhead("<".Length);
                if (isRoot(name[(name.IndexOf(':') + 1)..].ToString())) return true;
                _source.Skip(1);
            }
        }

        return false;
    }

    /// <summary>Mends text up to the next mark, and what begins with that mark.</summary>
    private void Piece()
    {
        _mended.Text(_source.TakeTo('<', '&'));
        var isMarkup = _source.IsAt('&') ? Reference() : Section() || Declaration() || Tag();
        if (!isMarkup) _mended.Text(_source.Take(1));
    }

    /// <summary>Keeps what stands in a CDATA section, as text; false when none begins here.</summary>
    private bool Section()
    {
        if (!_source.IsAt(SectionStart)) return false;
        _source.Skip(SectionStart.Length);
        _mended.Text(_source.TakePast(SectionEnd));
        return true;
    }

    /// <summary>Mends a reference of XML or HTML; false when there is none here that is known.</summary>
    private bool Reference()
    {
        var ahead = _source.Ahead(MaxReference);
        var length = ahead[1..].IndexOfAny(";&<") + 1; // a bare ampersand must not reach into the next reference, with the tags between
        if (length == 0 || ahead[length] != ';') return false;

        var reference = ahead[..(length + 1)].ToString();
        var meant = WebUtility.HtmlDecode(reference);
        if (meant.Equals(reference, StringComparison.Ordinal)) return false;
        _source.Skip(reference.Length);
        _mended.Text(string.Concat(meant.Select(Windows1252.Meant)));
        return true;
    }

    /// <summary>Leaves out a comment, an instruction or a document type, and refuses what must not be declared; false when there is none of these here.</summary>
    private bool Declaration()
    {
        if (_source.IsAt("<!--"))
        {
            _source.TakePast("-->");
        }
        else if (_source.IsAt("<?"))
        {
            _source.TakePast("?>");
        }
        else if (_source.IsAt("<!DOCTYPE"))
        {
            _source.TakeTo('[', '>');
            if (_source.IsAt('[')) Hostile = "has a DOCTYPE with declarations of its own, which may unfold without end or read files, and are refused";
            _source.Skip(1);
        }
        else if (_source.IsAt("<!ENTITY") || _source.IsAt("<!ELEMENT") || _source.IsAt("<!ATTLIST") || _source.IsAt("<!NOTATION"))
        {
            Hostile = "declares entities or elements, which are refused";
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Mends a tag; false when there is none here.</summary>
    private bool Tag()
    {
        if (_source.IsAt("</")) return EndTag();
        if (_source.NameAhead("<".Length).IsEmpty) return false;

        if (++_elements > MaxElements) Hostile = $"holds more than {MaxElements:N0} elements";
        else if (_mended.Open.Count == MaxDepth) Hostile = $"nests elements more than {MaxDepth} deep";
        else if (StartTag.Read(_source) is { } tag) _mended.Start(tag, tag.IsEmpty || VoidElements.Contains(tag.Name));
        return true;
    }

    private bool EndTag()
    {
        var name = _source.NameAhead("</".Length).ToString();
        if (name.Length == 0) return false;
        _source.TakePast(">");
        _mended.End(name);
        return true;
    }
}
