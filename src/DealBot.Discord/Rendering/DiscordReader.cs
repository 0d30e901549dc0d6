using System.Text;
using System.Text.RegularExpressions;

namespace DealBot.Discord.Rendering;

/// <summary>Reads Discord's Markdown as Discord's clients do: a second opinion on what <see cref="DiscordMarkdown"/> wrote.</summary>
/// <remarks>
/// The rules are those of simple-markdown (Khan Academy), on which the clients are built, with Discord's own for quotes, mentions, emoji
/// and addresses. Where clients differ, or a rule depends on a setting, the reading with more marks is taken, so what is plain here is
/// plain everywhere. It shares nothing with the writer. Its work is bounded by the limits of a message.
/// </remarks>
internal sealed partial class DiscordReader
{
    private readonly StringBuilder _text = new();
    private readonly List<ShownSpan> _spans = [];

    /// <summary>What a reader sees.</summary>
    public static ShownText Read(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var reader = new DiscordReader();
        reader.Read(markdown, Surroundings.None);
        return new ShownText(reader._text.ToString(), reader._spans);
    }

    [Flags]
    private enum Surroundings
    {
        None = 0,
        Quote = 1,
        Link = 2,
    }

    private void Read(string source, Surroundings within)
    {
        for (var at = 0; at < source.Length;)
        {
            at += Mark(source, at, within) is var taken and > 0 ? taken : Plain(source, at);
        }
    }

    /// <summary>Reads what begins here if it means anything.</summary>
    /// <returns>How many code units were read; 0 when this character is plain.</returns>
    private int Mark(string source, int at, Surroundings within)
    {
        var escapes = !within.HasFlag(Surroundings.Link); // inside a masked link a backslash is a backslash, and no line begins anything
        if (escapes && IsLineStart(source, at) && Block(source, at, within) is var block and > 0) return block;
        return source[at] switch
        {
            '\\' when escapes && Escaped().Match(source, at) is { Success: true } match => Plain(match),
            '`' when CodeBlock().Match(source, at) is { Success: true } match => Literal(Shown.Code, match),
            '`' when InlineCode().Match(source, at) is { Success: true } match => Literal(Shown.Code, match),
            '*' or '_' => Longest(source, at, within),
            '~' when Struck().Match(source, at) is { Success: true } match => Nested(Shown.Struck, match, within),
            '|' when Spoiler().Match(source, at) is { Success: true } match => Nested(Shown.Spoiler, match, within),
            '[' when escapes && MaskedLink().Match(source, at) is { Success: true } match => Nested(Shown.Link, match, within | Surroundings.Link),
            '<' when Bracketed().Match(source, at) is { Success: true } match =>
                Literal(match.ValueSpan.ContainsAny("@#&") && !match.ValueSpan.Contains('.') ? Shown.Mention : Shown.Link, match),
            '@' when Ping().Match(source, at) is { Success: true } match => Literal(Shown.Mention, match),
            ':' when Emoji().Match(source, at) is { Success: true } match => Literal(Shown.Emoji, match),
            'h' or 'H' or 's' or 'S' or 'd' or 'D' when Address().Match(source, at) is { Success: true } match => Literal(Shown.Link, match),
            _ => 0,
        };
    }

    /// <summary>What only begins a line.</summary>
    private int Block(string source, int at, Surroundings within)
    {
        if (!within.HasFlag(Surroundings.Quote) && LongQuote().Match(source, at) is { Success: true } rest) return Nested(Shown.Quote, rest, within | Surroundings.Quote);
        if (!within.HasFlag(Surroundings.Quote) && Quote().Match(source, at) is { Success: true } quote)
        {
            var lines = string.Join('\n', quote.Value.TrimEnd('\n').Split('\n').Select(line => QuoteMark().Replace(line, "")));
            Span(Shown.Quote, () => Read(lines, within | Surroundings.Quote));
            if (quote.Value.EndsWith('\n')) _text.Append('\n');
            return quote.Length;
        }

        if (Heading().Match(source, at) is { Success: true } heading) return Nested(Shown.Heading, heading, within);
        if (Subtext().Match(source, at) is { Success: true } subtext) return Nested(Shown.Subtext, subtext, within);
        return ListItem().Match(source, at) is { Success: true } item ? Nested(Shown.List, item, within) : 0;
    }

    /// <summary>Of the emphases that could begin here, the longest, as the parser's "quality" has it.</summary>
    private int Longest(string source, int at, Surroundings within)
    {
        (Shown Look, Match Match)[] candidates =
            [(Shown.Italic, Italic().Match(source, at)), (Shown.Bold, Bold().Match(source, at)), (Shown.Underlined, Underlined().Match(source, at))];
        var (look, match) = candidates.MaxBy(candidate => candidate.Match.Length);
        return match.Success ? Nested(look, match, within) : 0;
    }

    private int Nested(Shown look, Match match, Surroundings within)
    {
        Span(look, () => Read(match.Groups["inner"].Value, within));
        if (match.Groups["after"] is { Success: true } after) _text.Append(after.Value);
        return match.Length;
    }

    private int Literal(Shown look, Match match)
    {
        Span(look, () => _text.Append(match.Groups["inner"] is { Success: true } inner ? inner.Value : match.Value));
        return match.Length;
    }

    private void Span(Shown look, Action read)
    {
        var (start, place) = (_text.Length, _spans.Count);
        read();
        _spans.Insert(place, new ShownSpan(look, start, _text.Length));
    }

    private int Plain(Match escape)
    {
        _text.Append(escape.Groups["inner"].Value);
        return escape.Length;
    }

    private int Plain(string source, int at)
    {
        if (Shrug().Match(source, at) is { Success: true } shrug)
        {
            _text.Append(shrug.Value);
            return shrug.Length;
        }

        _text.Append(source[at]);
        return 1;
    }

    private static bool IsLineStart(string source, int at)
    {
        var before = source.AsSpan(0, at).TrimEnd(' ');
        return before.IsEmpty || before[^1] is '\n';
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Patience = 1000; // milliseconds; no message takes one

    [GeneratedRegex(@"\G\\(?<inner>[^0-9A-Za-z\s])", Options, Patience)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\G¯\\_\(ツ\)_/¯", Options, Patience)]
    private static partial Regex Shrug();

    [GeneratedRegex(@"\G```([a-zA-Z0-9_+\-.#]+?\n)?\n*(?<inner>[^\n][\s\S]*?)\n*```", Options, Patience)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\G(?<fence>`+)(?<inner>[\s\S]*?[^`])\k<fence>(?!`)", Options, Patience)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\G_(?<inner>(__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])|\G\*(?=\S)(?<inner>(\*\*|\\[\s\S]|\s+(\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)", Options, Patience)]
    private static partial Regex Italic();

    [GeneratedRegex(@"\G\*\*(?<inner>(\\[\s\S]|[^\\])+?)\*\*(?!\*)", Options, Patience)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\G__(?<inner>(\\[\s\S]|[^\\])+?)__(?!_)", Options, Patience)]
    private static partial Regex Underlined();

    [GeneratedRegex(@"\G~~(?<inner>[\s\S]+?)~~(?!_)", Options, Patience)]
    private static partial Regex Struck();

    [GeneratedRegex(@"\G\|\|(?<inner>[\s\S]+?)\|\|", Options, Patience)]
    private static partial Regex Spoiler();

    [GeneratedRegex(@"\G\[(?<inner>(\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))+)\]\(\s*<?(https?|discord|mailto|tel|sms):(\([^)\s]*\)|[^\s\\()]|\\.)*?>?(\s+['""][\s\S]*?['""])?\s*\)", Options, Patience)]
    private static partial Regex MaskedLink();

    /// <summary>Users, roles, channels, emoji, timestamps, commands, places of the server, sounds, games; addresses of all kinds.</summary>
    [GeneratedRegex(@"\G<(@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(:\w)?|/[^<>\n]+:\d+|id:[\w-]+(:\d+)?|\d+:[\w-]+(:\d+)?|sound:[\d:]+|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+|((tel|sms):\+?|\+)[0-9(][0-9() ./-]*|\w+:[^\s<>]+)>", Options, Patience)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\G@(everyone|here|silent\b)", Options, Patience)]
    private static partial Regex Ping();

    [GeneratedRegex(@"\G:[^\s:]+?(::skin-tone-\d)?:", Options, Patience)]
    private static partial Regex Emoji();

    [GeneratedRegex(@"\G((https?|steam|discord)://[^\s<]+[^<.,:;""'\]\s]|discord(\.gg|(app)?\.com/invite)/\w+)", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G *>>> ?(?<inner>[\s\S]*)", Options, Patience)]
    private static partial Regex LongQuote();

    [GeneratedRegex(@"\G *>(?!>>) [^\n]*(\n *>(?!>>) [^\n]*)*\n?", Options, Patience)]
    private static partial Regex Quote();

    [GeneratedRegex(@"\A *> ?", Options, Patience)]
    private static partial Regex QuoteMark();

    [GeneratedRegex(@"\G *#{1,3}\s+(?<inner>[^\n]+)(?<after>\n?)", Options, Patience)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\G *-#\s+(?<inner>[^\n]+)(?<after>\n?)", Options, Patience)]
    private static partial Regex Subtext();

    [GeneratedRegex(@"\G *([*+-]|\d+\.) +(?<inner>[^\n]+)(?<after>\n?)", Options, Patience)]
    private static partial Regex ListItem();
}
