using System.Text;
using DealBot.Export;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DealBot.EndToEnd.Export;

/// <summary>Whatever an article says, no Markdown comes of it: read back by another's parser, with all its extensions, the words are what they were.</summary>
public sealed class MarkdownTextTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    // What Markdown is made of, and a few letters around it.
    private static readonly string[] Pieces =
    [
        "*", "_", "`", "```", "~~~", "#", "# ", "## ", ">", "- ", "+ ", "* ", "-", "---", "===", "1.", "1. ", "2) ", "a. ", "i. ", "[", "]", "(", ")", "![x](y)", "[a](http://evil.example)",
        "<b>", "</b>", "<script>", "<!--", "-->", "<?x?>", "http://evil.example", "https://evil.example/a_b", "www.evil.example", "mailto:a@evil.example", "tel:1", "ftp://x", "a@evil.example", "&amp;", "&#42;", "&", ";",
        "|", "| a | b |", "|---|---|", "+---+", "$", "$$", "^", "^^", "~", "~~", "==", "++", "\"\"", "\"", "'", ":", ": ", ":::", "::", "{.a}", "{", "}", "[^1]", "[^1]: ", "[x]: y", "*[HTML]: x", "[ ] ", "[x] ", "\\", "\\\\", "/", "%", ".", ",",
        "!", "?", "=", "@", "\n", "\n\n", "\n    ", " ", "  ", "\t", "\r", "\u00A0", "\u2028", "“", "”", "…", "—", "word", "Kyiv", "é", "語", "\U0001F697", "7", "U.S.", "ex-minister", "don't",
    ];

    private static Arbitrary<string> Texts { get; } =
        Gen.OneOf(Gen.Elements(Pieces).ListOf().Select(string.Concat), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static text => text.Get)).ToArbitrary();

    [Fact]
    public void Words_in_a_block_quote_are_read_back_to_the_last_character() => Prop.ForAll(Texts, text =>
    {
        var words = Storable(text);
        var markdown = $"# Heading\n\n> {MarkdownText.Words(words).Replace("\n", "\n> ", StringComparison.Ordinal)}[^1]\n>\n> — Speaker\n\n[^1]: Source\n";
        var document = Markdown.Parse(markdown, Pipeline);

        var quote = Assert.Single(document.OfType<QuoteBlock>());
        Assert.All(quote, block => Assert.IsType<ParagraphBlock>(block));
        var paragraphs = quote.Cast<ParagraphBlock>().Select(TextOf).ToList();
        return (string.Join('\n', paragraphs.SkipLast(1)).Equals(words, StringComparison.Ordinal) && paragraphs[^1] is "— Speaker" && document.Descendants<FootnoteLink>().Count(static link => !link.IsBackLink) == 1)
            .Label($"{markdown}\nread back: {string.Join('\n', paragraphs)}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void A_line_in_a_heading_and_in_a_footnote_is_one_line_of_text() =>
        Prop.ForAll(Texts, IsOneLine).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("word {}1")] // attributes of the heading, to a parser that does not look at backslashes first
    [InlineData("word {.a} {#b} word")]
    public void Braces_in_a_heading_are_text(string text) => IsOneLine(text).QuickCheckThrowOnFailure();

    private static Property IsOneLine(string text)
    {
        var line = MarkdownText.Line(Storable(text));
        var document = Markdown.Parse($"# T {line}\n\nText[^1]\n\n[^1]: T {line}\n", Pipeline);

        var heading = Assert.Single(document.OfType<HeadingBlock>());
        var note = Assert.Single(document.Descendants<Footnote>().Single().OfType<ParagraphBlock>());
        return (TextOf(heading).TrimEnd().Equals(TextOf(note).TrimEnd(), StringComparison.Ordinal) && TextOf(heading).StartsWith('T')
            && !document.Descendants<LinkInline>().Any() && !document.Descendants<AutolinkInline>().Any()).Label(line);
    }

    // As the library stores it: no NUL, and no half of a surrogate pair.
    private static string Storable(string text) => new(new UTF8Encoding(false).GetString(new UTF8Encoding(false).GetBytes(text)).Replace('\0', '\uFFFD'));

    private static string TextOf(LeafBlock block)
    {
        var text = new StringBuilder();
        foreach (var inline in block.Inline!)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.ToString());
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.ToString());
                    break;
                case FootnoteLink:
                    break;
                default:
                    text.Append('⟨').Append(inline.GetType().Name).Append('⟩');
                    break;
            }
        }

        return text.ToString();
    }
}
