using System.Net;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>A start tag as it was meant.</summary>
/// <param name="Name">Its name, with its prefix.</param>
/// <param name="Attributes">Its attributes that are kept, no two of one name; their values without references.</param>
/// <param name="IsEmpty">Whether it is the element's end as well.</param>
internal sealed record StartTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool IsEmpty)
{
    private const int MaxAttributes = 64; // the rest is left out

    /// <summary>Reads the tag that a cursor stands at, and moves over it; null when the text ends within it.</summary>
    /// <param name="source">Stands at the <c>&lt;</c> before a name.</param>
    public static StartTag? Read(XmlCursor source)
    {
        source.Skip("<".Length);
        var name = source.TakeName() ?? throw new ArgumentException("There is no start tag.", nameof(source));
        var attributes = new List<(string Name, string Value)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!source.IsAtEnd)
        {
            if (source.IsAt("/>")) return End(isEmpty: true, "/>".Length);
            if (source.IsAt('>')) return End(isEmpty: false, ">".Length);
            if (source.IsAt('<')) return End(isEmpty: false, 0); // its own end was forgotten

            if (source.TakeName() is not { } attribute)
            {
                source.Skip(1); // a space, or a character that belongs to nothing
                continue;
            }

            var value = Value(source);
            if (attributes.Count < MaxAttributes && IsKept(attribute, value) && seen.Add(Identity(attribute))) attributes.Add((attribute, WebUtility.HtmlDecode(value)));
        }

        return null;

        StartTag End(bool isEmpty, int length)
        {
            source.Skip(length);
            return new StartTag(name, attributes, isEmpty);
        }
    }

    /// <summary>What stands behind the name of an attribute, as it is written; empty when it has no value.</summary>
    private static string Value(XmlCursor source)
    {
        source.SkipSpace();
        if (!source.IsAt('=')) return "";
        source.Skip(1);
        source.SkipSpace();
        if (!source.IsAt('"') && !source.IsAt('\'')) return source.TakeWord().ToString();
        var mark = source.Ahead(1).ToString();
        source.Skip(1);
        return source.TakePast(mark).ToString();
    }

    /// <summary>Names without prefix, declarations of prefixes, and the two prefixed names that readers ask for.</summary>
    private static bool IsKept(string name, string value)
    {
        if (name is "xml:base" || name.EndsWith(":about", StringComparison.OrdinalIgnoreCase)) return true;
        if (name is "xmlns") return !IsReserved(value);
        if (!IsPrefix(name)) return !name.Contains(':');
        return name is not ("xmlns:xml" or "xmlns:xmlns") && value.Length > 0 && !IsReserved(value);
    }

    /// <summary>Namespaces that no prefix may be declared for (Namespaces in XML 1.0, section 3).</summary>
    private static bool IsReserved(string value) =>
        value.Contains("www.w3.org/XML/1998", StringComparison.Ordinal) || value.Contains("www.w3.org/2000/xmlns", StringComparison.Ordinal);

    /// <summary>What may be there once only: two prefixes may mean one namespace, in which a name is one attribute.</summary>
    private static string Identity(string name) => IsPrefix(name) ? name : name[(name.IndexOf(':') + 1)..];

    private static bool IsPrefix(string name) => name.StartsWith("xmlns:", StringComparison.Ordinal);
}
