using DealBot.Text.Learning;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Tests.Vocabulary;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("said", "SpeechVerb", TestDisplayName = "an irregular past")]
    [InlineData("replies", "SpeechVerb", TestDisplayName = "the third person of a verb in -y")]
    [InlineData("argued", "SpeechVerb", TestDisplayName = "the past of a verb in -e")]
    [InlineData("stating", "SpeechGerund", TestDisplayName = "the -ing form of a verb in -e")]
    [InlineData("spokesmen", "RolePlural", TestDisplayName = "the plural of a noun in -man")]
    [InlineData("secretaries", "RolePlural", TestDisplayName = "the plural of a noun in -y")]
    [InlineData("witnesses", "RolePlural", TestDisplayName = "the plural of a noun in -s")]
    [InlineData("Ukrainian", "Nationality", TestDisplayName = "the adjective of a country")]
    public void Knows_the_forms_of_its_words(string word, string expected) =>
        Assert.NotEqual(LexicalClass.None, Lexicon.ClassesOf(FeatureHash.Word(word)) & Enum.Parse<LexicalClass>(expected));

    [Fact]
    public void Leads_from_the_adjective_to_the_country() => Assert.Equal("ukraine", Lexicon.CountryOf(FeatureHash.Word("Ukrainian")));

    [Fact]
    public void Knows_nothing_of_other_words() => Assert.Equal(LexicalClass.None, Lexicon.ClassesOf(FeatureHash.Word("zyzzyva")));
}
