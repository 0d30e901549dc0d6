using System.Xml;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>A place in a text that should be XML, which moves forward only.</summary>
internal sealed class XmlCursor(string text)
{
    private int _at;

    public bool IsAtEnd => _at == text.Length;

    /// <summary>Whether this stands here, in capital or small letters.</summary>
    public bool IsAt(string start) => text.AsSpan(_at).StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this character stands here.</summary>
    public bool IsAt(char c) => _at < text.Length && text[_at] == c;

    /// <summary>What stands here, so many UTF-16 code units of it or as many as are left.</summary>
    public ReadOnlySpan<char> Ahead(int most) => text.AsSpan(_at, Math.Min(most, text.Length - _at));

    /// <summary>Moves over so many UTF-16 code units, but not beyond the end.</summary>
    public void Skip(int count) => _at += Ahead(count).Length;

    /// <summary>Takes so many UTF-16 code units, or as many as are left.</summary>
    public ReadOnlySpan<char> Take(int most)
    {
        var taken = Ahead(most);
        _at += taken.Length;
        return taken;
    }

    public void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    /// <summary>Takes what stands before the nearest of these characters, or before the end.</summary>
    public ReadOnlySpan<char> TakeTo(params ReadOnlySpan<char> stops)
    {
        var length = text.AsSpan(_at).IndexOfAny(stops);
        return Take(length < 0 ? text.Length : length);
    }

    /// <summary>Takes what stands before a closer, or before the end, and moves over the closer.</summary>
    public ReadOnlySpan<char> TakePast(string closer)
    {
        var length = text.AsSpan(_at).IndexOf(closer, StringComparison.Ordinal);
        var taken = Take(length < 0 ? text.Length : length);
        Skip(closer.Length);
        return taken;
    }

    /// <summary>Takes the value of an attribute that has no quotation marks: it ends with the word, or with the tag.</summary>
    public ReadOnlySpan<char> TakeWord()
    {
        var end = _at;
        while (end < text.Length && text[end] is not ('>' or '<') && !char.IsWhiteSpace(text[end])) end++;
        return Take(end - _at);
    }

    /// <summary>Takes a name; null where there is none.</summary>
    public string? TakeName()
    {
        var name = NameAhead(0);
        _at += name.Length;
        return name.Length == 0 ? null : name.ToString();
    }

    /// <summary>The name that stands so many UTF-16 code units further on, with one prefix at most; empty where there is none.</summary>
    public ReadOnlySpan<char> NameAhead(int distance)
    {
        var start = _at + distance;
        var end = PartEnd(start);
        if (end > start && end < text.Length && text[end] == ':' && PartEnd(end + 1) is var whole && whole > end + 1) end = whole;
        return start < text.Length ? text.AsSpan(start, end - start) : [];
    }

    /// <summary>The end of a name without prefix (Namespaces in XML 1.0, NCName); its start where there is none.</summary>
    private int PartEnd(int start)
    {
        if (start >= text.Length || !XmlConvert.IsStartNCNameChar(text[start])) return start;
        var end = start + 1;
        while (end < text.Length && XmlConvert.IsNCNameChar(text[end])) end++;
        return end;
    }
}
