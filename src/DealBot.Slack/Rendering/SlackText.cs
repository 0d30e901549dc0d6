using System.Text;
using System.Text.RegularExpressions;
using DealBot.Core.Chat;

namespace DealBot.Slack.Rendering;

/// <summary>Slack's own markup, mrkdwn (docs.slack.dev/messaging/formatting-message-text): read as Slack shows it, and written so that it means nothing.</summary>
internal static partial class SlackText
{
    /// <summary>The characters that a reader of a message sees: control sequences as their labels, the escaping undone.</summary>
    /// <param name="text">A message's or a command's text as Slack delivers it; text from outside.</param>
    /// <param name="nameOf">The name of a user by id; null where it is not known, and the id is shown.</param>
    /// <param name="self">A user whose mentions are left out, being how the message was addressed.</param>
    public static string Plain(string text, Func<string, string?> nameOf, string? self = null)
    {
        StringBuilder plain = new(text.Length);
        foreach (var (piece, isControl) in Pieces(text))
        {
            var isSelf = isControl && piece[0] == '@' && string.Equals(piece[1..].Split('|')[0], self, StringComparison.Ordinal);
            if (!isSelf) plain.Append(isControl ? Label(piece, nameOf) : Unescape(piece));
        }

        return plain.ToString();
    }

    /// <summary>The ids of the users who are mentioned without a name, each once.</summary>
    public static IReadOnlyList<string> MentionedUsers(string text) =>
        [.. Pieces(text).Where(piece => piece.IsControl && piece.Text is ['@', _, ..] && !piece.Text.Contains('|', StringComparison.Ordinal))
            .Select(piece => piece.Text[1..]).Distinct(StringComparer.Ordinal)];

    /// <summary>What a reader of mrkdwn sees, and what of it is more than characters.</summary>
    public static IReadOnlyList<ReadRun> Read(string text)
    {
        List<ReadRun> runs = [];
        foreach (var (piece, isControl) in Pieces(text))
        {
            if (!isControl)
            {
                runs.AddRange(ReadFormatted(Unescape(piece)));
                continue;
            }

            var label = Label(piece, static _ => null);
            runs.Add(piece[0] switch
            {
                '@' or '#' => new ReadRun(label, ReadFormat.Mention),
                '!' when piece.StartsWith("!date", StringComparison.Ordinal) => new ReadRun(label, ReadFormat.Replaced),
                '!' => new ReadRun(label, ReadFormat.Mention),
                _ => new ReadRun(label, ReadFormat.Link, piece.Split('|')[0]),
            });
        }

        return runs;
    }

    /// <summary>What a reader of a text sees in which only shortcodes are special.</summary>
    public static IEnumerable<ReadRun> ReadEmoji(string text) => Split(text, Shortcode(), ReadFormat.Emoji);

    /// <summary>Our words and those from outside on one line that neither pings, formats nor links, whatever stands in it.</summary>
    /// <remarks>
    /// For the one place where Slack takes nothing but mrkdwn: what notifications say. What escaping cannot neutralize, because Slack
    /// has no escape for it, is replaced by a character that looks like it; the blocks show every character as it is.
    /// </remarks>
    public static string Neutral(string text)
    {
        var line = Visible.Line(text).Trim();
        StringBuilder neutral = new(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            neutral.Append(line[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' when at == 0 => "›", // at the start of a line it marks a quotation, also when escaped
                '>' => "&gt;",
                '*' => "∗",
                '_' => "ˍ",
                '~' => "∼",
                '`' => "ˋ",
                ':' when at + 1 < line.Length && !char.IsWhiteSpace(line[at + 1]) => "\uA789", // a shortcode or an address begins
                '.' when at + 2 < line.Length && char.IsLetter(line[at + 1]) && char.IsLetter(line[at + 2]) => "\u2024", // "example.com"
                var other => other.ToString(),
            });
        }

        return neutral.ToString();
    }

    private static IEnumerable<(string Text, bool IsControl)> Pieces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0)
            {
                yield return (text[at..], false);
                yield break;
            }

            if (open > at) yield return (text[at..open], false);
            if (close > open + 1) yield return (text[(open + 1)..close], true);
            at = close + 1;
        }
    }

    private static string Label(string control, Func<string, string?> nameOf)
    {
        var bar = control.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (control, "") : (control[..bar], Unescape(control[(bar + 1)..]));
        return target switch
        {
            ['@', .. var user] => "@" + (label.Length > 0 ? label.TrimStart('@') : nameOf(user) ?? user),
            ['#', .. var channel] => "#" + (label.Length > 0 ? label.TrimStart('#') : channel),
            ['!', .. var special] => label.Length > 0 ? label : "@" + special.Split('^')[0],
            _ => label.Length > 0 ? label : Unescape(target),
        };
    }

    private static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static IEnumerable<ReadRun> ReadFormatted(string text) =>
        Split(text, Format(), ReadFormat.Bold | ReadFormat.Italic | ReadFormat.Struck | ReadFormat.Code)
            .SelectMany(run => run.Format is ReadFormat.None ? Split(run.Text, BareLink(), ReadFormat.Link) : [run])
            .SelectMany(run => run.Format is ReadFormat.None ? ReadEmoji(run.Text) : [run]);

    private static IEnumerable<ReadRun> Split(string text, Regex special, ReadFormat format)
    {
        var at = 0;
        foreach (Match match in special.Matches(text))
        {
            if (match.Index > at) yield return new ReadRun(text[at..match.Index]);
            yield return new ReadRun(text.Substring(match.Index, match.Length), format);
            at = match.Index + match.Length;
        }

        if (at < text.Length) yield return new ReadRun(text[at..]);
    }

    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@":[^\s:]+:", Safe)]
    private static partial Regex Shortcode();

    [GeneratedRegex(@"\*[^*\n]+\*|_[^_\n]+_|~[^~\n]+~|`[^`\n]+`|^>", Safe | RegexOptions.Multiline)]
    private static partial Regex Format();

    [GeneratedRegex(@"[a-zA-Z]+://\S+|[\w-]+(\.[\w-]+)*\.[a-zA-Z]{2,}", Safe)]
    private static partial Regex BareLink();
}
