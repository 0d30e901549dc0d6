using System.Buffers;
using System.Globalization;
using System.Text;

namespace DealBot.Export;

/// <summary>Writes text so that nothing in it is Markdown, of CommonMark or its usual extensions; read back, it is the same to the last character.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"\`*_}[]()<>#&|~^$@!""+=");

    /// <summary>Text on one line, for headings and footnotes.</summary>
    public static string Line(string text) => Escaped(Core.Chat.Visible.Line(text).Trim());

    /// <summary>Words of several paragraphs, a blank line between them.</summary>
    public static string Words(string text)
    {
        var lines = text.Split('\n');
        var words = new StringBuilder();
        for (var at = 0; at < lines.Length; at++)
        {
            // A line break beside nothing makes no paragraph; as a character reference it is kept.
            if (at > 0) words.Append(IsBlank(lines[at - 1]) || IsBlank(lines[at]) ? "&#10;" : "\n\n");
            words.Append(Escaped(lines[at]));
        }

        return words.ToString();
    }

    private static string Escaped(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            // Some parsers look for attributes in braces at the end of a heading before they look for backslashes, and would cut it off there.
            if (c is '{' || char.IsControl(c) || (char.IsWhiteSpace(c) && !IsInner(line, at))) escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else if (Marks.Contains(c) || (c is '.' or ':' or '-' or ',' or ';' or '?' && !IsPunctuation(line, at))) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    // A blank at an end, or beside another one, would be lost.
    private static bool IsInner(string line, int at) =>
        line[at] is ' ' && at > 0 && at < line.Length - 1 && !char.IsWhiteSpace(line[at - 1]) && !char.IsWhiteSpace(line[at + 1]);

    // Between letters, or after a word that is not the line's first, they are what they look like: no list, no address, no rule.
    private static bool IsPunctuation(string line, int at)
    {
        if (line.AsSpan(0, at).IndexOf(' ') < 0) return false;
        var (before, after) = (line[at - 1], at + 1 < line.Length ? line[at + 1] : ' ');
        return line[at] switch
        {
            '-' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
            '.' => (char.IsLetterOrDigit(before) && before is not ('w' or 'W')) || !char.IsLetterOrDigit(after),
            _ => char.IsWhiteSpace(after),
        };
    }

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);
}
