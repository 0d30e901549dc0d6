using System.Buffers;
using System.Text;
using DealBot.Core.Chat;

namespace DealBot.Discord.Rendering;

/// <summary>Writes text in Discord's Markdown so that a reader sees its characters and nothing else.</summary>
/// <remarks>
/// The client takes a backslash before any character that is no ASCII letter, digit or white space for "this character, literally"
/// (rule "escape" of simple-markdown, which Discord's clients use). It holds in messages, embed descriptions, field names and values,
/// and embed titles; not in the text of a masked link, and not where Markdown is not read at all: author, footer, labels.
/// Each character is escaped by itself, so text can be cut anywhere before it is written.
/// </remarks>
internal static class DiscordMarkdown
{
    // What begins any rule of the client's, wherever it stands: emphasis, code, spoilers, mentions and timestamps (<), masked links,
    // emoji and addresses (:), pings (@), headings, lists and quotes at the start of a line; and what holds an invitation's address together.
    private static readonly SearchValues<char> Meaningful = SearchValues.Create(@"\*_~`|<>[]()#-+:@/.");

    // What a masked link's text cannot hold, because nothing is escaped there.
    private static readonly SearchValues<char> UnfitForLinks = SearchValues.Create("\\*_~`|<>[]@/\n");

    /// <summary>The text with everything that means something to Discord made literal; shown, it is <see cref="Visible.Of"/> of the text.</summary>
    public static string Escape(string text)
    {
        var visible = Visible.Of(text);
        if (!visible.AsSpan().ContainsAny(Meaningful)) return visible;

        var escaped = new StringBuilder(visible.Length + 16);
        foreach (var unit in visible)
        {
            if (Meaningful.Contains(unit)) escaped.Append('\\');
            escaped.Append(unit);
        }

        return escaped.ToString();
    }

    /// <summary>Text with its styles, as Markdown. Line feeds stay.</summary>
    public static string Write(RichText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = new StringBuilder();
        var runs = Merged(text);
        for (var at = 0; at < runs.Count; at++)
        {
            var next = at + 1 < runs.Count ? Opening(runs[at + 1]) : '\0';
            var isApart = written.Length == 0 || written[^1] is not '*';
            written.Append(runs[at] switch
            {
                { Url: { } url } run when Link(run.Text, url) is { } link => run.Style is RunStyle.Strong && isApart && next is not '*' ? $"**{link}**" : link,
                { Style: var style } run when style.HasFlag(RunStyle.Code) => Code(run.Text),
                { Style: var style } run when style.HasFlag(RunStyle.Strong) => EachLine(run.Text, "**"),
                { Style: RunStyle.Narration } run when !run.Text.Any(char.IsLetterOrDigit) => Escape(run.Text), // a quotation mark alone looks the same
                // "_" closes italics only before what is no letter, digit or "_" to a regular expression; "*" only before and after what is no "*" (rule "em").
                { Style: RunStyle.Narration } run when !(char.IsAsciiLetterOrDigit(next) && !char.IsWhiteSpace(run.Text[^1])) => EachLine(run.Text, "_"),
                { Style: RunStyle.Narration } run when isApart => EachLine(run.Text, "*"),
                var run => Escape(run.Text),
            });
        }

        return written.ToString();
    }

    /// <summary>A masked link; null when the address is none that Discord links to.</summary>
    public static string? Link(string text, string url)
    {
        if (Address(url) is not { } address) return null;

        // A masked link's text is read without escapes, and one that looks like an address or a mention unmasks the link.
        var line = Visible.Line(text);
        var fits = !string.IsNullOrWhiteSpace(line) && !line.AsSpan().ContainsAny(UnfitForLinks)
            && !line.Zip(line.Skip(1).Append(' ')).Any(pair => pair.First is ':' && !char.IsWhiteSpace(pair.Second));
        return fits ? $"[{line}](<{address}>)" : $"{Escape(line)} [↗](<{address}>)";
    }

    /// <summary>The address as Discord takes it; null when it is not http or https, or too long for an embed.</summary>
    public static string? Address(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0) return null;
        var written = address.AbsoluteUri.Replace("(", "%28").Replace(")", "%29").Replace("[", "%5B").Replace("]", "%5D").Replace("\\", "%5C")
            .Replace("<", "%3C").Replace(">", "%3E").Replace("*", "%2A").Replace("|", "%7C");
        return written.Length <= Limits.Address ? written : null;
    }

    /// <summary>Neighbours of one look as one run, or the mark that ends the first would meet the one that begins the second.</summary>
    private static List<Run> Merged(RichText text)
    {
        List<Run> runs = [];
        foreach (var run in text.Runs.Where(run => run.Text.Length > 0))
        {
            var style = run.Style.HasFlag(RunStyle.Strong) ? RunStyle.Strong : run.Style; // bold within italics is read differently by each client
            if (runs.Count > 0 && runs[^1] is var last && last.Style == style && string.Equals(last.Url, run.Url, StringComparison.Ordinal))
                runs[^1] = last with { Text = last.Text + run.Text };
            else
                runs.Add(run with { Style = style });
        }

        return runs;
    }

    private static char Opening(Run run) => run.Style is RunStyle.Plain && run.Url is null ? run.Text[0] : '*';

    /// <summary>Marks around what each line has between its outer blanks: they would not be read beside a blank or over lines of a quote.</summary>
    private static string EachLine(string text, string mark) => string.Join('\n', Visible.Of(text).Split('\n').Select(line =>
    {
        var core = line.Trim();
        if (core.Length == 0) return line;
        var start = line.IndexOf(core, StringComparison.Ordinal);
        return $"{line[..start]}{mark}{Escape(core)}{mark}{line[(start + core.Length)..]}";
    }));

    private static string Code(string text)
    {
        var line = Visible.Line(text);
        return string.IsNullOrWhiteSpace(line) || line.Contains('`') ? Escape(text) : $"`{line}`";
    }
}
