using DealBot.Text.Names;

namespace DealBot.Text.Tests.Names;

public sealed class PronounResolverTests
{
    public static TheoryData<string, string, string?> Texts =>
    [
        new("Ada Byrne met Tom Hale on Monday. She smiled.", "She", "Ada Byrne") { TestDisplayName = "she is the woman" },
        new("Ada Byrne met Tom Hale on Monday. He smiled.", "He", "Tom Hale") { TestDisplayName = "he is the man" },
        new("Sean Byrne met Tom Hale on Monday. He smiled.", "He", "Sean Byrne") { TestDisplayName = "of two men, the subject" },
        new("Sean Byrne spoke. Tom Hale said that the harbour was full. He left.", "He", "Tom Hale") { TestDisplayName = "of two subjects, the one who spoke last" },
        new("Sean Byrne left early. Tom Hale’s boat sank. He was sad.", "He", "Sean Byrne") { TestDisplayName = "an owner is less than a subject" },
        new("Mr. Moss waited. Mrs. Moss arrived. He waved.", "He", "Moss") { TestDisplayName = "titles show who is a man" },
        new("The spokeswoman, Robin Moss, met Tom Hale. She smiled.", "She", "Robin Moss") { TestDisplayName = "a role shows who is a woman" },
        new("Tom Hale, who sold ships, left.", "who", "Tom Hale") { TestDisplayName = "who is whoever stands before it" },
        new("The White House said that it would wait. They asked for time.", "They", "White House") { TestDisplayName = "they are the body that spoke" },
        new("Tom Hale left. She stayed.", "She", null) { TestDisplayName = "nobody fits" },
        new("It rained. He stayed.", "He", null) { TestDisplayName = "nobody was named" },
    ];

    [Theory, MemberData(nameof(Texts))]
    public void Finds_whom_a_pronoun_stands_for(string text, string pronoun, string? name)
    {
        var document = TextAnalyzer.Read(text);
        var mention = document.Mentions.Last(mention =>
            mention.Kind == MentionKind.Pronoun && string.Equals(document.Span(mention.Tokens).In(text), pronoun, StringComparison.Ordinal));
        Assert.Equal(name, mention.Entity?.Name);
    }
}
