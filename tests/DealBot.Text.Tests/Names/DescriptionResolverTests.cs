using DealBot.Text.Names;

namespace DealBot.Text.Tests.Names;

public sealed class DescriptionResolverTests
{
    public static TheoryData<string, string, string?> Texts =>
    [
        new("On Monday Sen. Ada Byrne spoke. The senator smiled.", "The senator", "Ada Byrne") { TestDisplayName = "a role by its short title" },
        new("On Monday Ada Byrne, a harbour economist, spoke. The economist smiled.", "The economist", "Ada Byrne") { TestDisplayName = "a role from apposition" },
        new("Ukrainian President Petro Marchenko met French President Luc Morel. The Ukrainian leader smiled.", "The Ukrainian leader", "Petro Marchenko") { TestDisplayName = "a country and a rank" },
        new("Ukraine’s prime minister, Petro Marchenko, spoke. The Ukrainian leader smiled.", "The Ukrainian leader", "Petro Marchenko") { TestDisplayName = "the country by its name" },
        new("On Monday Sen. Ada Byrne met Sen. Tom Hale. The senator smiled.", "The senator", "Tom Hale") { TestDisplayName = "of two bearers, the last" },
        new("Sen. Ada Byrne spoke for Byrne voters. French President Luc Morel smiled. The president left.", "The president", null) { TestDisplayName = "a foreign president is not the president where others matter more" },
        new("Minister warns of a hard winter\nOn Monday Energy Minister Ada Byrne spoke.", "Minister", "Ada Byrne") { TestDisplayName = "a rank in the headline" },
        new("On Monday Sen. Ada Byrne spoke. A senator smiled.", "A senator", null) { TestDisplayName = "an indefinite description is somebody new" },
        new("On Monday Sen. Ada Byrne spoke. The plumber smiled.", "The plumber", null) { TestDisplayName = "nobody has that role" },
    ];

    [Theory, MemberData(nameof(Texts))]
    public void Finds_whom_a_description_stands_for(string text, string description, string? name)
    {
        var document = TextAnalyzer.Read(text);
        var mention = document.Mentions.LastOrDefault(mention =>
            mention.Kind == MentionKind.Description && string.Equals(document.Span(mention.Tokens).In(text), description, StringComparison.Ordinal));
        Assert.Equal(name, mention?.Entity?.Name);
    }
}
