namespace DealBot.Text.Tests.Sentences;

public sealed class SentenceSplitterTests
{
    public static TheoryData<string, string[]> Texts =>
    [
        new("It rained. The ferry left! Did it return?", ["It rained.", "The ferry left!", "Did it return?"]) { TestDisplayName = "full stop, exclamation mark, question mark" },
        new("Dr. Ada Byrne met Lt. Gen. Tom Hale. They talked.", ["Dr. Ada Byrne met Lt. Gen. Tom Hale.", "They talked."]) { TestDisplayName = "titles" },
        new("The U.S. delegation flew home.", ["The U.S. delegation flew home."]) { TestDisplayName = "U.S. before a noun" },
        new("He left the U.S. Then he wrote.", ["He left the U.S.", "Then he wrote."]) { TestDisplayName = "U.S. at the end" },
        new("J. R. Moss signed.", ["J. R. Moss signed."]) { TestDisplayName = "initials" },
        new("It begins at 9 a.m. on Jan. 5 in Calif. and ends late.", ["It begins at 9 a.m. on Jan. 5 in Calif. and ends late."]) { TestDisplayName = "hours, months, states" },
        new("“We won.” The crowd went home.", ["“We won.”", "The crowd went home."]) { TestDisplayName = "ends inside the marks" },
        new("“We won. We are tired,” she said.", ["“We won.", "We are tired,” she said."]) { TestDisplayName = "two sentences in one quotation" },
        new("“Will it pass?” he asked.", ["“Will it pass?” he asked."]) { TestDisplayName = "a question, then its attribution" },
        new("“Never!” Treasurer Ada Byrne shouted.", ["“Never!” Treasurer Ada Byrne shouted."]) { TestDisplayName = "an exclamation, then a name that shouted it" },
        new("“Never!” The hall fell silent.", ["“Never!”", "The hall fell silent."]) { TestDisplayName = "an exclamation, then another sentence" },
        new("Wait... Something moved.", ["Wait...", "Something moved."]) { TestDisplayName = "three dots" },
        new("It cost $3.5 million.", ["It cost $3.5 million."]) { TestDisplayName = "a point in a number" },
        new("Harbour reopens\nThe harbour reopened on Monday.\n- Two ships came in\n- One left", ["Harbour reopens", "The harbour reopened on Monday.", "- Two ships came in", "- One left"]) { TestDisplayName = "a heading and list items" },
        new("(It was late.) Nobody came.", ["(It was late.)", "Nobody came."]) { TestDisplayName = "brackets" },
        new("", []) { TestDisplayName = "nothing" },
        new(" \n\t\n", []) { TestDisplayName = "white space alone" },
    ];

    [Theory, MemberData(nameof(Texts))]
    public void Cuts_a_text_into_sentences(string text, string[] expected) =>
        Assert.Equal(expected, TextAnalyzer.Analyze(text).Sentences.Select(span => span.In(text)), StringComparer.Ordinal);
}
