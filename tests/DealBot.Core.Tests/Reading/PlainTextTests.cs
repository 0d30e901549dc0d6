namespace DealBot.Core.Tests.Reading;

public sealed class PlainTextTests
{
    [Fact]
    public void Keeps_every_character_but_the_form_of_line_ends()
    {
        var article = Reads.Article("a.txt", "\r\n  Harbour talks resume in spring\r\nThe  ministers met .\rThey left.  \r\n\r\n");

        Assert.Equal("\n  Harbour talks resume in spring\nThe  ministers met .\nThey left.  \n\n", article.Text);
        Assert.Equal("Harbour talks resume in spring", article.Title);
    }

    [Fact]
    public void Knows_no_facts_that_the_text_does_not_state()
    {
        var article = Reads.Article("folder/a.txt", "The ministers met.");

        Assert.Equal(("a.txt", null, null, null, null), (article.File, article.Source, article.Url, article.Published, article.Author));
        Assert.Equal(0, article.Id);
    }

    [Fact]
    public void Takes_date_and_author_from_lines_of_their_own_near_the_headline()
    {
        var article = Reads.Article("a.txt", "Harbour talks resume\nBy Jane Doe and John Q. Roe, Diplomatic Correspondent\nPublished Feb. 26, 2025, 10:15 a.m. EST\nThe ministers met.");

        Assert.Equal("Jane Doe and John Q. Roe", article.Author);
        Assert.Equal(new DateTimeOffset(2025, 2, 26, 15, 15, 0, TimeSpan.Zero), article.Published);
    }

    [Theory]
    [InlineData("The ministers met on February 26, 2025.\nBy Friday the cranes had gone.")]
    [InlineData("One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven.\nEight.\nFebruary 26, 2025\nBy Jane Doe")]
    public void Takes_no_date_or_author_from_the_story(string text)
    {
        var article = Reads.Article("a.txt", text);

        Assert.Null(article.Published);
        Assert.Null(article.Author);
    }

    [Fact]
    public void Does_not_take_plain_text_for_Markdown()
    {
        const string Text = "---\ntitle: A *starred* line\n---\nBody";

        Assert.Equal(Text, Reads.Article("a.txt", Text).Text);
    }

    public static TheoryData<string, string> Titles =>
    [
        new("Harbour talks resume in spring\nThe ministers met on Monday.", "Harbour talks resume in spring") { TestDisplayName = "first line" },
        new("\n\nHarbour talks resume\nThe ministers met.", "Harbour talks resume") { TestDisplayName = "after blank lines" },
        new("The ministers met on Monday.\n\nHarbour talks resume in spring\nThey left.", "Harbour talks resume in spring") { TestDisplayName = "after a lead sentence" },
        new("What comes after the harbour deal?\nThe ministers met.", "What comes after the harbour deal?") { TestDisplayName = "a question" },
        new("Harbour deal reached with the U.S.\nThe ministers met.", "Harbour deal reached with the U.S.") { TestDisplayName = "an abbreviation at its end" },
        new("Advertisement\nBy Jane Doe\nFebruary 26, 2025\nHarbour talks resume\nThey met.", "Harbour talks resume") { TestDisplayName = "below furniture" },
        new("Harbour talks resume | World | The Daily\nThey met.", "Harbour talks resume") { TestDisplayName = "before the name of the house" },
        new("“We shall meet again”\nHarbour talks resume\nThey met.", "Harbour talks resume") { TestDisplayName = "not somebody's words" },
        new("- One point of many\n- Another point here\n", "- One point of many") { TestDisplayName = "only items of a list" },
        new("They met.", "They met.") { TestDisplayName = "one short sentence" },
        new("They met.\nThey talked.\nThey left.\nWhat the deal holds\nIt holds little.", "They met.") { TestDisplayName = "a heading far down is none" },
        new("The ministers of both countries met in the capital on Monday to talk about the harbour, its cranes and its debts.",
            "The ministers of both countries met in the capital on Monday to talk about the…") { TestDisplayName = "first words" },
        new("The ministers of both countries met in the capital on Monday to discuss their, debts and cranes.",
            "The ministers of both countries met in the capital on Monday to discuss their…") { TestDisplayName = "no comma before the ellipsis" },
    ];

    [Theory, MemberData(nameof(Titles))]
    public void Finds_a_title(string text, string expected) => Assert.Equal(expected, Reads.Article("a.txt", text).Title);

    [Fact]
    public void Cuts_a_word_without_end_between_characters()
    {
        var title = Reads.Article("a.txt", new string('x', 79) + "🚢🚢🚢 and a great many other words in a line that goes on and on for long.").Title;

        Assert.Equal(new string('x', 79) + "…", title);
    }
}
