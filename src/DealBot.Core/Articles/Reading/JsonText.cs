using System.Globalization;
using System.Text;

namespace DealBot.Core.Articles.Reading;

/// <summary>Mends JSON before it is parsed.</summary>
internal static class JsonText
{
    /// <summary>Replaces the escapes of lone surrogates, which no string of .NET's reader can hold, by U+FFFD's.</summary>
    public static string WithWholeCharacters(string text)
    {
        var at = text.IndexOf(@"\u", StringComparison.Ordinal);
        if (at < 0) return text;

        var mended = new StringBuilder(text);
        for (at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\') continue;
            if (UnitAt(text, at) is { } high && char.IsHighSurrogate(high) && UnitAt(text, at + 6) is { } low && char.IsLowSurrogate(low)) at += 11;
            else if (UnitAt(text, at) is { } unit && char.IsSurrogate(unit)) Replace(mended, at);
            else at++;
        }

        return mended.ToString();
    }

    private static void Replace(StringBuilder text, int escape)
    {
        const string Replacement = @"\uFFFD";
        for (var i = 0; i < Replacement.Length; i++) text[escape + i] = Replacement[i];
    }

    private static char? UnitAt(string text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
