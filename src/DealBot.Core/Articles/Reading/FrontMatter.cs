using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DealBot.Core.Articles.Reading;

/// <summary>The facts that a Markdown file states above its text: YAML between two lines of <c>---</c>.</summary>
/// <param name="Facts">Keys, in any case, with their values; the items of a list are joined by commas.</param>
/// <param name="BodyStart">Where the text begins, in UTF-16 code units.</param>
internal sealed record FrontMatter(IReadOnlyDictionary<string, string> Facts, int BodyStart)
{
    private const int MaxLength = 64 * 1024; // UTF-16 code units; facts about one article take a few hundred
    private const int MaxDepth = 32; // lists in lists; YamlDotNet's time grows with the square of the depth
    private const string Fence = "---";

    /// <summary>The value of the first of <paramref name="keys"/> that is stated; null when none is.</summary>
    public string? Value(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Facts.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value)) return value.Trim();
        }

        return null;
    }

    /// <summary>Whether a text opens with front matter, well-formed or not: a fence and then a line that states a fact.</summary>
    public static bool IsAtStartOf(string text)
    {
        var lines = text.AsSpan().EnumerateLines();
        if (!lines.MoveNext() || !lines.Current.TrimEnd().SequenceEqual(Fence) || !lines.MoveNext()) return false;

        var line = lines.Current.TrimEnd();
        var colon = line.IndexOf(':');
        return line.SequenceEqual(Fence) || line.StartsWith('#')
            || (colon > 0 && (colon == line.Length - 1 || line[colon + 1] == ' ') && !line[..colon].Trim().Contains(' '));
    }

    /// <summary>Reads the front matter of a text whose lines end in <c>\n</c>; a text without any has no facts.</summary>
    /// <remarks>
    /// Only what an article needs of YAML: a mapping of plain values and lists of them. Deeper values are skipped, anchors and
    /// aliases refused, so that no input unfolds into more than it holds.
    /// </remarks>
    public static bool TryRead(
        string text, [NotNullWhen(true)] out FrontMatter? frontMatter, [NotNullWhen(false)] out Refusal? refusal)
    {
        frontMatter = new FrontMatter(new Dictionary<string, string>(StringComparer.Ordinal), 0);
        refusal = null;
        if (!IsAtStartOf(text)) return true;

        frontMatter = null;
        var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        if (FindEnd(text, start) is not var (end, bodyStart))
        {
            refusal = new Refusal(
                "has front matter that never ends", $"Close it with a line of three hyphens ({Fence}) within its first {MaxLength / 1024} KB");
            return false;
        }

        try
        {
            frontMatter = new FrontMatter(ParseFacts(text[start..end]), bodyStart);
            return true;
        }
        catch (YamlException fault)
        {
            var line = 1 + Math.Max(fault.Start.Line, 1); // the opening fence is line 1
            refusal = new Refusal(
                $"has front matter that does not parse (line {line}: {OneLine(fault.Message)})",
                "Write one 'key: value' a line, and put values that hold a colon, a hash or a quotation mark between double quotation marks");
            return false;
        }
    }

    private static (int End, int BodyStart)? FindEnd(string text, int start)
    {
        for (var at = start; at <= text.Length && at <= start + MaxLength;)
        {
            var next = text.IndexOf('\n', at);
            var line = text.AsSpan(at, (next < 0 ? text.Length : next) - at).TrimEnd();
            if (line.SequenceEqual(Fence) || line.SequenceEqual("...")) return (at, next < 0 ? text.Length : next + 1);
            if (next < 0) return null;
            at = next + 1;
        }

        return null;
    }

    private static Dictionary<string, string> ParseFacts(string yaml)
    {
        var facts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (NestsTooDeep(yaml)) throw new YamlException($"lists nest more than {MaxDepth} deep");

        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return facts;

        var first = Next(parser);
        if (first is Scalar { Value.Length: 0 }) return facts;
        if (first is not MappingStart) throw new YamlException(first.Start, first.End, "this is no list of keys and values");

        while (Next(parser) is not MappingEnd and var key)
        {
            if (key is not Scalar { Value: var name }) throw new YamlException(key.Start, key.End, "a key must be a word");
            if (ValueOf(parser) is { } value) facts[name] = value;
        }

        return facts;
    }

    private static bool NestsTooDeep(string yaml)
    {
        var depth = 0;
        foreach (var c in yaml)
        {
            if (c is '[' or '{') depth++;
            else if (c is ']' or '}') depth--;
            if (depth > MaxDepth) return true;
        }

        return false;
    }

    /// <summary>Reads one value to its end; null when it is neither plain nor a list of plain values.</summary>
    private static string? ValueOf(Parser parser)
    {
        var items = new List<string>();
        var depth = 0;
        var isPlain = true;
        do
        {
            switch (Next(parser))
            {
                case Scalar scalar when depth <= 1:
                    items.Add(scalar.Value);
                    break;
                case SequenceStart:
                    isPlain &= ++depth == 1;
                    break;
                case MappingStart:
                    isPlain = false;
                    depth++;
                    break;
                case SequenceEnd or MappingEnd:
                    depth--;
                    break;
            }
        }
        while (depth > 0);
        return isPlain ? string.Join(", ", items) : null;
    }

    private static ParsingEvent Next(Parser parser)
    {
        ParsingEvent next;
        try
        {
            next = parser.Consume<ParsingEvent>();
        }
        catch (InvalidOperationException fault)
        {
            // YamlDotNet's scanner asserts so on some unclosed lists instead of reporting them.
            var (start, end) = (parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty);
            throw new YamlException(start, end, "a value does not end", fault);
        }

        var isShared = next is AnchorAlias or NodeEvent { Anchor.IsEmpty: false };
        return isShared ? throw new YamlException(next.Start, next.End, "anchors and aliases are not taken here") : next;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
