using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace DealBot.Core.Articles.Reading;

/// <summary>Turns the bytes of a file into text, or says why they are none.</summary>
/// <remarks>
/// In this order: a byte order mark; UTF-16 without one, told by its zero bytes; valid UTF-8, which other encodings do not
/// form by chance; the encoding that the server or the page declares; windows-1252 where the bytes are plausible as such. What is left is
/// refused rather than repaired: quotes are printed verbatim, and a guessed character is not.
/// </remarks>
internal static class TextDecoder
{
    private const int DetectionWindow = 4096; // bytes; enough to tell UTF-16 by its zeros

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictUtf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictUtf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictUtf32 = new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true);

    /// <summary>Decodes a whole file, without its byte order mark.</summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Refusal? refusal) =>
        TryDecode(bytes, null, out text, out refusal);

    /// <summary>Decodes a whole document, without its byte order mark.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="charset">The charset that HTTP states, which goes before the document's own word (RFC 7303, section 3); null for none.</param>
    /// <param name="text">The text.</param>
    /// <param name="refusal">Why there is none.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, string? charset, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Refusal? refusal)
    {
        text = null;
        if (FileSignature.KindOf(bytes) is { } kind)
        {
            refusal = NoText(kind);
            return false;
        }

        var (encoding, start) = Detect(bytes, charset);
        if (encoding is null)
        {
            refusal = bytes.Contains((byte)0) ? NoText("a binary file") : Unreadable("UTF-8 nor windows-1252", FirstBrokenUtf8(bytes), bytes);
            return false;
        }

        try
        {
            text = encoding.GetString(bytes[start..]);
        }
        catch (DecoderFallbackException fault)
        {
            refusal = Unreadable($"valid {encoding.WebName.ToUpperInvariant()}", start + fault.Index, bytes, neither: false);
            return false;
        }

        refusal = HoldsTooManyControls(text) ? NoText("a binary file") : null;
        return refusal is null;
    }

    private static (Encoding? Encoding, int Start) Detect(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (StrictUtf8, 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return (StrictUtf32, 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (StrictUtf16, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (StrictUtf16BigEndian, 2);
        if (bytes.Contains((byte)0)) return (Utf16ByItsZeros(bytes), 0);
        if (Utf8.IsValid(bytes)) return (StrictUtf8, 0);
        var declared = (charset is null ? null : DeclaredCharset.Named(charset)) ?? DeclaredCharset.Of(bytes);
        return (declared ?? (Windows1252.IsPlausible(bytes) ? Windows1252.Strict : null), 0);
    }

    /// <summary>Western text in UTF-16 has a zero in nearly every other byte, always on the same side.</summary>
    private static Encoding? Utf16ByItsZeros(ReadOnlySpan<byte> bytes)
    {
        var window = bytes[..Math.Min(bytes.Length, DetectionWindow)];
        int even = 0, odd = 0;
        for (var i = 0; i < window.Length; i++)
        {
            if (window[i] == 0 && i % 2 == 0) even++;
            else if (window[i] == 0) odd++;
        }

        var enough = window.Length / 2 * 2 / 5;
        if (odd > enough && even * 10 < odd) return StrictUtf16;
        return even > enough && odd * 10 < even ? StrictUtf16BigEndian : null;
    }

    private static bool HoldsTooManyControls(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (c == '\0') return true;
            if (c is < ' ' and not ('\t' or '\n' or '\r' or '\f' or '\v') or '\x7F') controls++;
        }

        return controls > 1 + (text.Length / 100);
    }

    private static int FirstBrokenUtf8(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }

    private static Refusal NoText(string kind) =>
        new($"is {kind}, not text", "Save its words as plain text, Markdown or HTML, and import that file");

    private static Refusal Unreadable(string encodings, int offset, ReadOnlySpan<byte> bytes, bool neither = true) =>
        new(
            $"is {(neither ? "neither" : "not")} {encodings}: the byte at offset {offset} (line {1 + bytes[..Math.Min(offset, bytes.Length)].Count((byte)'\n')}) belongs to no character",
            "Open it in an editor, mend the damaged characters and save it as UTF-8");
}
