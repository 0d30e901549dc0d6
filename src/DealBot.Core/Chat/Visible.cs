using System.Buffers;

namespace DealBot.Core.Chat;

/// <summary>Makes text from outside harmless where it is shown, every code unit in its place.</summary>
public static class Visible
{
    private const char Replacement = '\uFFFD';
    private const char Isolate = '\u2068'; // FIRST STRONG ISOLATE
    private const char EndOfIsolate = '\u2069'; // POP DIRECTIONAL ISOLATE
    private static readonly SearchValues<char> Reordering =
        SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\n\r\u0085\u2028\u2029");

    /// <summary>The text as it may be printed: as long as <paramref name="text"/>, so that spans into it hold.</summary>
    /// <remarks>
    /// Control characters become their pictures (ESC is shown as ␛), so no text can move the cursor, change colours or
    /// write to the clipboard. Marks that reorder other text (U+202E and its kin: "Trojan Source", CVE-2021-42574) and
    /// lone surrogates become U+FFFD; only an isolate as <see cref="Name"/> makes it stays, which reorders nothing outside itself, so
    /// that text made visible twice is as text made visible once. Line feeds stay; every other line or paragraph separator becomes one.
    /// </remarks>
    public static string Of(string text)
    {
        var at = 0;
        while (at < text.Length && Shown(text, at) == text[at]) at++;
        if (at == text.Length) return text;

        return string.Create(text.Length, text, static (shown, original) =>
        {
            for (var at = 0; at < original.Length; at++) shown[at] = Shown(original, at);
        });
    }

    /// <summary>The text on one line: as <see cref="Of"/>, with line feeds as spaces.</summary>
    public static string Line(string text) => Of(text).Replace('\n', ' ');

    /// <summary>A name or title that stands among other words: right-to-left text is isolated, so that it cannot reorder them.</summary>
    public static string Name(string text)
    {
        var line = Line(text);
        var isIsolated = line.Length > 1 && line[0] is Isolate && line.IndexOf(EndOfIsolate, StringComparison.Ordinal) == line.Length - 1;
        return !isIsolated && line.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0
            ? $"{Isolate}{line.Replace(Isolate, Replacement).Replace(EndOfIsolate, Replacement)}{EndOfIsolate}"
            : line;
    }

    private static char Shown(string text, int at) => text[at] switch
    {
        '\n' or '\u0085' or '\u2028' or '\u2029' => '\n',
        '\t' => ' ',
        < ' ' and var control => (char)('\u2400' + control),
        '\u007F' => '\u2421',
        >= '\u0080' and <= '\u009F' => Replacement,
        Isolate when text.AsSpan(at + 1) is var after && after.IndexOfAny(Reordering) is var end and >= 0 && after[end] is EndOfIsolate => Isolate,
        EndOfIsolate when text.AsSpan(0, at) is var before && before.LastIndexOfAny(Reordering) is var start and >= 0 && before[start] is Isolate => EndOfIsolate,
        '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => Replacement,
        var unit when char.IsHighSurrogate(unit) && !(at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) => Replacement,
        var unit when char.IsLowSurrogate(unit) && !(at > 0 && char.IsHighSurrogate(text[at - 1])) => Replacement,
        var unit => unit,
    };
}
