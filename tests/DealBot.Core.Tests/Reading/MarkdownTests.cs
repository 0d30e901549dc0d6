using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Reading;

public sealed class MarkdownTests
{
    private const string Brief =
        """
        ---
        title: "Harbour talks: a new round"
        source: The Daily
        url: https://daily.example/harbour
        published: 2025-02-26T18:00:00+02:00
        author: [Jane Doe, John Roe]
        tags:
          - ships
        weather: { wind: strong }
        ---

        The ministers met.
        """;

    [Fact]
    public void Takes_the_facts_from_the_front_matter()
    {
        var article = Reads.Article("a.md", Brief);

        Assert.Equal("Harbour talks: a new round", article.Title);
        Assert.Equal("The Daily", article.Source);
        Assert.Equal("https://daily.example/harbour", article.Url);
        Assert.Equal(new DateTimeOffset(2025, 2, 26, 16, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal("Jane Doe, John Roe", article.Author);
        Assert.Equal("The ministers met.", article.Text);
    }

    [Fact]
    public void Knows_front_matter_in_a_stream_without_an_ending() =>
        Assert.Equal("Harbour talks: a new round", Reads.Article("standard input", Brief).Title);

    public static TheoryData<string, string> Bodies =>
    [
        new("One *line* and\n**another**, `code` &amp; [a link](https://x.example \"tip\").", "One line and another, code & a link.") { TestDisplayName = "inlines" },
        new("# Heading\n\nText\n\n- one\n- two\n  - three\n\n1. four", "Heading\nText\none\ntwo\nthree\nfour") { TestDisplayName = "headings and items on lines of their own" },
        new("> He said:\n>\n> “Never.”", "He said:\n“Never.”") { TestDisplayName = "block quotes" },
        new("Before ![a ship](ship.jpg) after", "Before  after") { TestDisplayName = "pictures" },
        new("First  \nSecond\\\nThird", "First\nSecond\nThird") { TestDisplayName = "hard line breaks" },
        new("A <b>bold</b> word<br>below", "A bold word\nbelow") { TestDisplayName = "HTML within a line" },
        new("| a | b |\n|---|---|\n| 1 | 2 words |", "a\tb\n1\t2 words") { TestDisplayName = "tables" },
        new("Above\n\n---\n\nBelow <https://x.example>", "Above\nBelow https://x.example") { TestDisplayName = "rules and addresses" },
        new("```\nsome code\n```\n[ref]: https://x.example\n\nSee [ref] and [none].", "some code\nSee ref and [none].") { TestDisplayName = "code and references" },
        new("\"Straight\" -- and 'single' quotes... stay", "\"Straight\" -- and 'single' quotes... stay") { TestDisplayName = "typography is left alone" },
        new("2 * 3 * 4 and a_b_c and \\*stars\\*", "2 * 3 * 4 and a_b_c and *stars*") { TestDisplayName = "marks that mark nothing" },
    ];

    [Theory, MemberData(nameof(Bodies))]
    public void Renders_what_a_reader_reads(string markdown, string expected) =>
        Assert.Equal(expected, Reads.Article("a.md", markdown).Text);

    [Fact]
    public void Takes_the_first_heading_as_title_where_none_is_stated() =>
        Assert.Equal("Harbour talks", Reads.Article("a.md", "# Harbour *talks*\n\nThe ministers met.").Title);

    [Theory]
    [InlineData("---\ntitle: Talks: a new round\n---\nThey met.", "line 2")]
    [InlineData("---\ntitle: Talks\nauthor: [Jane\nsource: x\n---\nThey met.", "line ")]
    [InlineData("---\ntitle: \"Talks\n---\nThey met.", "line ")]
    [InlineData("---\na: &x [1]\nb: *x\n---\nThey met.", "anchors")]
    [InlineData("---\n# note\n- a\n- b\n---\nThey met.", "no list of keys")]
    [InlineData("---\ntitle: Talks\nThey met.", "never ends")]
    public void Says_which_line_of_front_matter_does_not_parse(string text, string reason)
    {
        var message = Reads.Failure("a.md", text);

        Assert.StartsWith("a.md has front matter that ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warns_about_a_date_that_is_not_understood()
    {
        var outcome = ArticleReader.Read("---\npublished: next week\n---\nThey met."u8, "a.md");

        var success = Assert.IsType<ReadOutcome.Success>(outcome);
        Assert.Null(success.Article.Published);
        Assert.StartsWith("a.md states a date that is not understood (\"next week\")", Assert.Single(success.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a](")]
    [InlineData("*a_")]
    [InlineData("> ")]
    [InlineData("`` ` ")]
    public void Refuses_markup_that_would_take_for_ever(string piece)
    {
        var message = Reads.Failure("a.md", "Words\n\n" + string.Concat(Enumerable.Repeat(piece, 100_000)));

        Assert.StartsWith("a.md holds more nested or crowded Markdown markup", message, StringComparison.Ordinal);
    }
}
