namespace DealBot.Text.Tests.Attribution;

public sealed class DirectQuotesTests
{
    private const string Opening = "Harbour Minister Ada Byrne and shipowner Tom Hale met in Northport on Monday.\n";

    /// <summary>Each row: the article, then what each quote should be: its words, its speaker, the grade of the attribution.</summary>
    public static TheoryData<string, string[]> Forms =>
    [
        new("\"The harbour will open in May,\" said Ada Byrne.",
            ["The harbour will open in May, | Ada Byrne | Explicit"]) { TestDisplayName = "straight marks, said first" },
        new("“The harbour will open in May,” Ada Byrne said.",
            ["The harbour will open in May, | Ada Byrne | Explicit"]) { TestDisplayName = "curly marks, said last" },
        new("''The harbour will open in May,'' Ada Byrne said.",
            ["The harbour will open in May, | Ada Byrne | Explicit"]) { TestDisplayName = "marks made of two apostrophes" },
        new("‘The harbour will open in May,’ Ada Byrne said.",
            ["The harbour will open in May, | Ada Byrne | Explicit"]) { TestDisplayName = "single marks" },
        new("“He told me ‘never again’ and left,” Ada Byrne said.",
            ["He told me ‘never again’ and left, | Ada Byrne | Explicit"]) { TestDisplayName = "a quotation within the quotation" },
        new("“The harbour will open in May, Ada Byrne said on Monday.\nThe town is glad.",
            []) { TestDisplayName = "a mark that nothing closes attributes nothing" },
        new(Opening + "“We have waited four years for this harbour.\n“We will not wait for another,” Byrne said.",
            ["We have waited four years for this harbour.\n“We will not wait for another, | Ada Byrne | Resolved"]) { TestDisplayName = "opened again in the next paragraph" },
        new(Opening + "“The harbour,” Byrne said, “will open in May.”",
            ["The harbour, | Ada Byrne | Resolved", "will open in May. | Ada Byrne | Resolved"]) { TestDisplayName = "split by its attribution" },
        new(Opening + "“The harbour will open in May,” Hale said. “After that we will hire again.”",
            ["The harbour will open in May, | Tom Hale | Resolved", "After that we will hire again. | Tom Hale | Resolved"]) { TestDisplayName = "goes on after its attribution" },
        new(Opening + "Byrne answered the critics: “The harbour will open in May.”",
            ["The harbour will open in May. | Ada Byrne | Resolved"]) { TestDisplayName = "colon" },
        new(Opening + "Byrne stayed calm, stating: “The harbour will open in May.”",
            ["The harbour will open in May. | Ada Byrne | Resolved"]) { TestDisplayName = "stating:" },
        new(Opening + "Byrne stayed calm, saying in her weekly address:\n“The harbour will open in May. It will be larger than before.”",
            ["The harbour will open in May. It will be larger than before. | Ada Byrne | Resolved"]) { TestDisplayName = "a colon at the end of the paragraph before" },
        new("The harbour is “two years behind its plan,” according to Ada Byrne.",
            ["two years behind its plan, | Ada Byrne | Explicit"]) { TestDisplayName = "according to" },
        new("The harbour is, in the words of Ada Byrne, “the best news in years.”",
            ["the best news in years. | Ada Byrne | Explicit"]) { TestDisplayName = "in the words of" },
        new(Opening + "Byrne: “The harbour will open in May”",
            ["The harbour will open in May | Ada Byrne | Resolved"]) { TestDisplayName = "headline form" },
        new(Opening + "“The harbour will open in May,” Hale said.\n“We will hire a hundred people before the summer is over.”",
            ["The harbour will open in May, | Tom Hale | Resolved", "We will hire a hundred people before the summer is over. | Tom Hale | Carried"]) { TestDisplayName = "alone in its paragraph" },
        new(Opening + "Byrne spoke first. “The harbour will open in May,” she said.",
            ["The harbour will open in May, | Ada Byrne | Pronoun"]) { TestDisplayName = "she" },
        new(Opening + "Hale disagreed. “The harbour will never open,” he said.",
            ["The harbour will never open, | Tom Hale | Pronoun"]) { TestDisplayName = "he" },
        new("Ukrainian President Petro Marchenko flew to Oslo.\n“We need these ships by the spring,” the Ukrainian leader said.",
            ["We need these ships by the spring, | Petro Marchenko | Resolved"]) { TestDisplayName = "a description by country and rank" },
        new("Sen. Ada Byrne visited Northport.\n“The harbour will open in May,” the senator said.",
            ["The harbour will open in May, | Ada Byrne | Resolved"]) { TestDisplayName = "a role" },
        new("“The talks are going quite well,” said a senior official familiar with the negotiations.",
            ["The talks are going quite well, | senior official familiar with the negotiations | Resolved"]) { TestDisplayName = "an anonymous source" },
        new("“The harbour will open in May,” said Ada Byrne, a fellow at the Institute for Ports. “It will pay for itself,” Byrne added.",
            ["The harbour will open in May, | Ada Byrne | Explicit", "It will pay for itself, | Ada Byrne | Resolved"]) { TestDisplayName = "full name first, surname after" },
        new("Ada Byrne runs the harbour. Her brother, Sean Byrne, runs the railway.\n“The harbour will open in May,” Ada Byrne said.\n“The railway will not,” Sean Byrne said.",
            ["The harbour will open in May, | Ada Byrne | Explicit", "The railway will not, | Sean Byrne | Explicit"]) { TestDisplayName = "two people with one surname" },
        new("“We will keep the harbour under review,” the White House said in a statement.",
            ["We will keep the harbour under review, | White House | Explicit"]) { TestDisplayName = "a body with a name" },
        new("“We will keep the harbour under review,” the ministry said in a statement.",
            ["We will keep the harbour under review, | ministry | Resolved"]) { TestDisplayName = "a body by its noun" },
        new(Opening + "Hale called the meeting a “wasted trip.”",
            ["wasted trip. | Tom Hale | Resolved"]) { TestDisplayName = "a fragment" },
        new(Opening + "Byrne said that the plan “will be good for every family on this coast.”",
            ["will be good for every family on this coast. | Ada Byrne | Resolved"]) { TestDisplayName = "a fragment that completes a sentence" },
        new("The museum shows so-called “ghost ships” from the last century.", []) { TestDisplayName = "a scare quote" },
        new("The film “The Last Harbour” opened in forty cinemas this weekend.", []) { TestDisplayName = "a title" },
        new("William “Buddy” Hale built the first pier in 1904.", []) { TestDisplayName = "a nickname" },
    ];

    [Theory, MemberData(nameof(Forms))]
    public void Finds_who_said_what(string article, string[] expected) => Assert.Equal(expected, Found(article), StringComparer.Ordinal);

    [Theory]
    [InlineData("“The harbour will open in May,” Ada Byrne said.", "said", TestDisplayName = "a verb")]
    [InlineData("The harbour is “two years behind its plan,” according to Ada Byrne.", "according to", TestDisplayName = "according to")]
    public void Points_at_the_words_that_introduce_speech(string article, string cue)
    {
        var quote = Assert.Single(TextAnalyzer.Analyze(article).Quotes, quote => quote.Kind != QuoteKind.Indirect);
        Assert.Equal(cue, quote.Cue?.In(article));
    }

    [Theory]
    [InlineData("“The harbour will open in May,” Ada Byrne said.", QuoteKind.Direct, TestDisplayName = "a sentence")]
    [InlineData("Ada Byrne called the harbour “the best news in years.”", QuoteKind.Mixed, TestDisplayName = "a fragment")]
    public void Tells_whole_sentences_from_fragments(string article, QuoteKind kind)
    {
        var quote = Assert.Single(TextAnalyzer.Analyze(article).Quotes, quote => quote.Kind != QuoteKind.Indirect);
        Assert.Equal(kind, quote.Kind);
    }

    [Fact]
    public void The_sentence_of_a_quote_reaches_from_its_first_to_its_last()
    {
        const string Article = "It rained. “The harbour will open. It will pay,” Ada Byrne said. Then she left.";
        var quote = Assert.Single(TextAnalyzer.Analyze(Article).Quotes, quote => quote.Kind != QuoteKind.Indirect);
        Assert.Equal("“The harbour will open. It will pay,” Ada Byrne said.", quote.Sentence.In(Article));
    }

    private static IEnumerable<string> Found(string article) => TextAnalyzer.Analyze(article).Quotes
        .Where(quote => quote.Kind != QuoteKind.Indirect)
        .Select(quote => $"{quote.Span.In(article)} | {quote.Speaker} | {quote.Grade}");
}
