using System.Buffers;
using System.Text;

namespace DealBot.Core.Articles.Reading;

/// <summary>Finds the encoding that a page declares about itself.</summary>
internal static class DeclaredCharset
{
    private const int PrescanBytes = 1024; // the HTML standard's limit, section 13.2.3.2

    private static readonly string[] Keys = ["charset", "encoding"];

    /// <summary>
    /// The strict encoding named by <c>charset=</c> or <c>encoding=</c> near the start of a page; null when there is none, or
    /// when it is a form of Unicode, which the bytes themselves tell better.
    /// </summary>
    public static Encoding? Of(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, PrescanBytes)]).AsSpan();
        if (!head.TrimStart().StartsWith('<')) return null;

        foreach (var key in Keys)
        {
            var at = head.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && NameIn(head[(at + key.Length)..]) is { Length: > 0 } name) return Named(name);
        }

        return null;
    }

    private static string? NameIn(ReadOnlySpan<char> afterKey)
    {
        var rest = afterKey.TrimStart();
        if (!rest.StartsWith('=')) return null;

        rest = rest[1..].TrimStart().TrimStart("\"'");
        var end = rest.IndexOfAnyExcept(NameCharacters);
        return rest[..(end < 0 ? rest.Length : end)].ToString();
    }

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:.");

    /// <summary>The strict encoding of a name, as <see cref="Of"/>. Pages that say Latin-1 or ASCII mean windows-1252 (WHATWG Encoding, section 4.2).</summary>
    public static Encoding? Named(string name) => name.Trim(' ', '"', '\'').ToUpperInvariant() switch
    {
        "ISO-8859-1" or "LATIN1" or "US-ASCII" or "ASCII" or "CP1252" => Windows1252.Strict,
        var known => Windows1252.LegacyEncoding(known),
    };
}
