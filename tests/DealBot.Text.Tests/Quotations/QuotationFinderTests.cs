namespace DealBot.Text.Tests.Quotations;

public sealed class QuotationFinderTests
{
    public static TheoryData<string, string[]> Texts =>
    [
        new("\"Sold,\" she said. \"Today.\"", ["Sold,", "Today."]) { TestDisplayName = "straight marks" },
        new("“Sold,” she said. “Today.”", ["Sold,", "Today."]) { TestDisplayName = "curly marks" },
        new("''Sold,'' she said. ''Today.''", ["Sold,", "Today."]) { TestDisplayName = "pairs of apostrophes" },
        new("``Sold,'' she said.", ["Sold,"]) { TestDisplayName = "backticks and apostrophes" },
        new("«Sold», she said.", ["Sold"]) { TestDisplayName = "angular marks" },
        new("‘Sold,’ she said, ‘and it’s gone.’", ["Sold,", "and it’s gone."]) { TestDisplayName = "curly single marks and an apostrophe" },
        new("Mayor calls ferry 'a lifeline'", ["a lifeline"]) { TestDisplayName = "straight single marks in a headline" },
        new("The workers' pay and the boss's car", []) { TestDisplayName = "apostrophes alone" },
        new("It was the '90s, and rock 'n' roll ruled.", []) { TestDisplayName = "elisions" },
        new("“They told me ‘no’ twice,” she said.", ["They told me ‘no’ twice,"]) { TestDisplayName = "single marks inside double ones" },
        new("\"They said \"no\" to us,\" she said.", ["They said \"no\" to us,"]) { TestDisplayName = "double marks inside double ones" },
        new("“One.\n“Two,” he said.", ["One.\n“Two,"]) { TestDisplayName = "opened again in the next paragraph" },
        new("“Never closed.\nNarration.", ["Never closed."]) { TestDisplayName = "never closed" },
        new("“Lost its end. “Next,” he said.", ["Lost its end.", "Next,"]) { TestDisplayName = "opened again within the paragraph" },
        new("He called it ”odd” and left.", ["odd"]) { TestDisplayName = "a closing mark that opens" },
        new("A stray ” then “yes”.", ["yes"]) { TestDisplayName = "a stray mark before a quotation" },
        new("\"\" and “”", []) { TestDisplayName = "nothing between the marks" },
    ];

    [Theory, MemberData(nameof(Texts))]
    public void Finds_the_words_between_matching_marks(string text, string[] expected)
    {
        var document = TextAnalyzer.Read(text);
        Assert.Equal(expected, document.Quotations.Select(quotation => document.Span(quotation.Tokens).In(text)), StringComparer.Ordinal);
    }
}
