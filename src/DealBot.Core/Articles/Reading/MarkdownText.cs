using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using DealBot.Core.Articles.Reading.Html;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DealBot.Core.Articles.Reading;

/// <summary>Markdown as a person reads it rendered: words without markup, each block on its own line.</summary>
internal static class MarkdownText
{
    // Markdig's time grows with the product of a paragraph's length and its number of markup characters. Prose of ten
    // megabytes stays below half of this product; what exceeds it would take seconds a paragraph.
    private const long MaxWork = 1_000_000_000;

    // Lists in lists, quotes in quotes: Markdig's time grows with the square of the markers at the beginning of one line.
    private const int MaxMarkersBeforeWords = 1000;

    private const string Markers = "0123456789.)>-+* \t";

    private const string Markup = "[]()*_`<>!|~\\";

    private static readonly SearchValues<char> MarkupCharacters = SearchValues.Create(Markup);

    private static readonly SearchValues<char> MarkerCharacters = SearchValues.Create(Markers);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Renders a document.</summary>
    /// <param name="markdown">The document, without front matter.</param>
    /// <param name="text">Its text, blocks separated by <c>\n</c>.</param>
    /// <param name="heading">The heading it opens with; null when it opens otherwise.</param>
    /// <param name="refusal">Why it cannot be rendered.</param>
    public static bool TryRender(
        string markdown, [NotNullWhen(true)] out string? text, out string? heading, [NotNullWhen(false)] out Refusal? refusal)
    {
        (text, heading) = (null, null);
        refusal = new Refusal("holds more nested or crowded Markdown markup than an article can", "Save it as plain text and import that");
        if (WorkOf(markdown) > MaxWork || NestsTooDeep(markdown)) return false;

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return false; // Markdig's limit of nesting
        }

        var lines = new List<string>();
        AppendBlocks(document, lines);
        text = string.Join('\n', lines);
        if (document.FirstOrDefault() is HeadingBlock { Level: 1 } first) heading = RenderInlines(first.Inline);
        refusal = null;
        return true;
    }

    /// <summary>The sum over paragraphs of length times markup characters.</summary>
    private static long WorkOf(string markdown)
    {
        long work = 0, length = 0, marks = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var words = line.TrimStart();
            var beginsBlock = words.IsEmpty || words.StartsWith("- ") || words.StartsWith("* ") || words.StartsWith("+ ");
            if (beginsBlock)
            {
                work += length * marks;
                (length, marks) = (0, 0);
            }

            length += line.Length;
            for (var rest = line; rest.IndexOfAny(MarkupCharacters) is >= 0 and var at; rest = rest[(at + 1)..]) marks++;
        }

        return work + (length * marks);
    }

    private static bool NestsTooDeep(string markdown)
    {
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.IndexOfAnyExcept(MarkerCharacters) > MaxMarkersBeforeWords) return true;
        }

        return false;
    }

    private static void AppendBlocks(ContainerBlock container, List<string> lines)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case Table table:
                    foreach (var row in table.OfType<TableRow>()) Append(string.Join('\t', row.OfType<TableCell>().Select(RenderCell)), lines);
                    break;
                case ContainerBlock inner:
                    AppendBlocks(inner, lines);
                    break;
                case HtmlBlock html:
                    Append(HtmlReader.TextOfFragment(html.Lines.ToString()), lines);
                    break;
                case LeafBlock { Inline: { } inline }:
                    Append(RenderInlines(inline), lines);
                    break;
                case CodeBlock code:
                    Append(code.Lines.ToString(), lines);
                    break;
            }
        }
    }

    private static string RenderCell(TableCell cell)
    {
        var lines = new List<string>();
        AppendBlocks(cell, lines);
        return string.Join(' ', lines);
    }

    private static void Append(string block, List<string> lines)
    {
        var trimmed = block.ReplaceLineEndings("\n").Trim();
        if (trimmed.Length > 0) lines.Add(trimmed);
    }

    private static string RenderInlines(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        if (inlines is not null) AppendInlines(inlines, text);
        return text.ToString();
    }

    private static void AppendInlines(ContainerInline container, StringBuilder text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline { IsHard: var isHard }:
                    text.Append(isHard ? '\n' : ' ');
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case HtmlInline { Tag: var tag } when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    text.Append('\n');
                    break;
                case LinkInline { IsImage: true }:
                    break; // a picture's description is no part of the text
                case DelimiterInline delimiter:
                    text.Append(delimiter.ToLiteral());
                    AppendInlines(delimiter, text);
                    break;
                case ContainerInline inner:
                    AppendInlines(inner, text);
                    break;
            }
        }
    }
}
