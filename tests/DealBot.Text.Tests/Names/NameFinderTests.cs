namespace DealBot.Text.Tests.Names;

public sealed class NameFinderTests
{
    public static TheoryData<string, string[]> Texts =>
    [
        new("Later Treasurer Ada Byrne met Tom Hale.", ["Ada Byrne", "Tom Hale"]) { TestDisplayName = "a title before the name" },
        new("Then Lt. Gen. Tom Hale left.", ["Tom Hale"]) { TestDisplayName = "abbreviated titles" },
        new("Yesterday Secretary of State Ada Byrne flew out.", ["Ada Byrne"]) { TestDisplayName = "an office with of" },
        new("She met John F. Moss and J.D. Hale.", ["John F. Moss", "J.D. Hale"]) { TestDisplayName = "initials" },
        new("She said the U.S. and John Moss Jr. agreed.", ["U.S.", "John Moss Jr."]) { TestDisplayName = "a stop that belongs to the name" },
        new("Nobody saw Daraka Larimore-Hall or Bashar al-Hadid there.", ["Daraka Larimore-Hall", "Bashar al-Hadid"]) { TestDisplayName = "hyphens and particles" },
        new("He asked the Department of the Treasury about it.", ["Department of the Treasury"]) { TestDisplayName = "a body with of" },
        new("Aides to Byrne’s rival agreed.", ["Byrne’s"]) { TestDisplayName = "a possessive ends the name" },
        new("But nothing came. However, they waited. Aides left.", []) { TestDisplayName = "common words in capitals" },
    ];

    [Theory, MemberData(nameof(Texts))]
    public void Finds_names_without_their_titles(string text, string[] expected)
    {
        var document = TextAnalyzer.Read(text);
        Assert.Equal(expected, document.Mentions
            .Where(mention => mention.Kind == DealBot.Text.Names.MentionKind.Name)
            .Select(mention => document.Span(mention.Tokens).In(text)), StringComparer.Ordinal);
    }
}
