using DealBot.Core.Chat;

namespace DealBot.Discord.Rendering;

/// <summary>Sentences, lists and charts as Markdown of a given length at most.</summary>
internal static class TextBlock
{
    private const int ItemLimit = 300;

    /// <summary>Plain text, escaped, cut between words to a limit that counts the escapes.</summary>
    public static string Escaped(string text, int limit) => Written(Visible.Line(text).Trim(), limit);

    /// <summary>Plain text where Discord reads no Markdown, cut between words.</summary>
    public static string Plain(string text, int limit) =>
        Excerpt.Fit(Visible.Line(text).Trim(), limit, static text => text.Plain.Length).Plain;

    /// <summary>Styled text as Markdown, cut between words to a limit that counts the marks.</summary>
    public static string Written(RichText text, int limit) => limit < Excerpt.Ellipsis.Length ? "" :
        DiscordMarkdown.Write(Excerpt.Fit(text, limit, static text => DiscordMarkdown.Write(text).Length));

    /// <summary>The first so many code units, never half a character: for what a user can type on in.</summary>
    public static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];

    /// <summary>A note; a quiet one small.</summary>
    public static string Note(Note note, int limit) => note.IsQuiet ? Small(note.Text, limit) : Written(note.Text, limit);

    /// <summary>A list, one thing a line with what is said of it small below; what does not fit is counted at the end.</summary>
    public static string Listing(Listing listing, int limit)
    {
        var written = new List<string>();
        var room = limit - "and 25 more".Length - 1;
        foreach (var item in listing.Items)
        {
            var line = Written(item.Text, ItemLimit);
            if (item.Detail is { } detail) line += $"\n{Small(detail, ItemLimit)}";
            if ((room -= line.Length + 1) < 0) break;
            written.Add(line);
        }

        if (written.Count < listing.Items.Count) written.Add($"and {listing.Items.Count - written.Count} more");
        return string.Join('\n', written);
    }

    /// <summary>Bars in a block of equal widths.</summary>
    public static string Chart(Chart chart, int limit)
    {
        var lines = Bars.Of(chart).Select(line => line.Replace('`', 'ˋ')).ToList(); // nothing is escaped in a block

        var room = limit - "```\n\n```".Length;
        var fits = lines.TakeWhile(line => (room -= line.Length + 1) >= 0).ToList();
        return fits.Count == 0 ? "" : $"```\n{string.Join('\n', fits)}\n```";
    }

    private static string Small(RichText text, int limit) =>
        "-# " + Written(text, limit - "-# ".Length).ReplaceLineEndings(" ");
}
