using System.Buffers;
using System.Text;

namespace DealBot.Core.Articles.Reading;

/// <summary>The old western encoding of Windows, which much saved news is still in.</summary>
internal static class Windows1252
{
    /// <summary>Decodes it, throwing at the five bytes that it does not define.</summary>
    public static readonly Encoding Strict = LegacyEncoding("windows-1252")!;

    private static readonly SearchValues<byte> Undefined = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    /// <summary>An encoding by its name, strict; null when there is none of that name.</summary>
    public static Encoding? LegacyEncoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether the encoding defines every byte.</summary>
    public static bool IsDefined(ReadOnlySpan<byte> bytes) => !bytes.ContainsAny(Undefined);

    /// <summary>What a control character between U+0080 and U+009F stands for where somebody wrote its number (HTML standard, 13.2.5.80); others are as they are.</summary>
    public static char Meant(char c) => c is >= '\x80' and <= '\x9F' && IsDefined([(byte)c]) ? Strict.GetString([(byte)c])[0] : c;

    /// <summary>Whether bytes that are not valid UTF-8 look like western text in windows-1252.</summary>
    /// <remarks>
    /// Western prose is mostly ASCII (here: seven bytes in ten), and its letters above ASCII rarely form the beginnings of
    /// UTF-8 sequences. Where more of the high bytes stand in such sequences than stand alone, the file is UTF-8 that was damaged.
    /// </remarks>
    public static bool IsPlausible(ReadOnlySpan<byte> bytes)
    {
        if (!IsDefined(bytes)) return false;

        int high = 0, sequences = 0, lone = 0;
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes[at] < 0x80)
            {
                at++;
                continue;
            }

            Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            high += length;
            if (length > 1) sequences++;
            else lone++;
            at += length;
        }

        return high * 10L <= bytes.Length * 3L && lone >= sequences;
    }
}
