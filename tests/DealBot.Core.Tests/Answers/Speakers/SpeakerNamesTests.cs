using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;

namespace DealBot.Core.Tests.Answers.Speakers;

public sealed class SpeakerNamesTests
{
    private static readonly IReadOnlyList<SpeakerEntry> Speakers =
    [
        Entry("Anna Lindqvist", 9, ["Lindqvist"], ["Ukrainian Economy Minister"]),
        Entry("Boris Malinovskiy", 7, [], ["governor of the central bank"]),
        Entry("Carla Stone", 5, ["The Rock"], ["Treasury Secretary"]),
        Entry("David Stone", 4, [], []),
        Entry("Emil King", 1, ["Norwegian president"], []),
        Entry("Harbour Office", 3, [], []),
        Entry("senior official", 2, [], []),
    ];

    private static SpeakerEntry Entry(string name, int quotes, string[] aliases, string[] roles) =>
        new(FacetNames.FoldSpeaker(name), [FacetNames.FoldSpeaker(name)], name, aliases, roles, quotes);

    private static IEnumerable<string> Find(string words) =>
        SpeakerNames.Of(new StubView(Speakers)).Find(words, word => word.Length >= 5).Select(match => match.Speaker.Name);

    public static TheoryData<string, string[]> Names =>
    [
        new("anna lindqvist", ["Anna Lindqvist"]) { TestDisplayName = "the full name" },
        new("Lindqvist's", ["Anna Lindqvist"]) { TestDisplayName = "the surname with an ending" },
        new("minister lindqvist", ["Anna Lindqvist"]) { TestDisplayName = "a title before the surname" },
        new("malinovsky", ["Boris Malinovskiy"]) { TestDisplayName = "another transliteration" },
        new("malinowskyj", ["Boris Malinovskiy"]) { TestDisplayName = "letters wrong in a long name" },
        new("lindqist", ["Anna Lindqvist"]) { TestDisplayName = "a letter missing" },
        new("the rock", ["Carla Stone"]) { TestDisplayName = "a nickname" },
        new("stone", ["Carla Stone", "David Stone"]) { TestDisplayName = "a surname of two, the more quoted first" },
        new("david stone", ["David Stone"]) { TestDisplayName = "the full name of one of two" },
        new("ukraine's economy minister", ["Anna Lindqvist"]) { TestDisplayName = "a role, its country as a noun" },
        new("the treasury secretary", ["Carla Stone"]) { TestDisplayName = "a role" },
        new("us treasury secretary", ["Carla Stone"]) { TestDisplayName = "a role with a country that no article prints" },
        new("the treasury chief", ["Carla Stone"]) { TestDisplayName = "the chief of an office" },
        new("lindqvists treasury secretary", ["Carla Stone"]) { TestDisplayName = "a role with its owner before it" },
        new("fishing chief", []) { TestDisplayName = "the chief of something else" },
        new("boris", ["Boris Malinovskiy"]) { TestDisplayName = "a first name that one speaker bears" },
        new("greta lindqvist", []) { TestDisplayName = "another first name" },
        new("treasury trip", []) { TestDisplayName = "half a role and another word" },
        new("president", []) { TestDisplayName = "the office alone of a speaker filed under it" },
        new("king", ["Emil King"]) { TestDisplayName = "a surname that is a title too" },
        new("office", []) { TestDisplayName = "the last word of a body's name" },
        new("official", []) { TestDisplayName = "the last word of a description" },
        new("stine", ["Carla Stone", "David Stone"]) { TestDisplayName = "one letter wrong in five" },
        new("berg", []) { TestDisplayName = "nobody" },
        new("", []) { TestDisplayName = "nothing" },
    ];

    [Theory, MemberData(nameof(Names))]
    public void Words_lead_to_the_speakers_they_mean(string words, string[] expected) => Assert.Equal(expected, Find(words));

    [Fact]
    public void Whoever_an_article_describes_but_does_not_name_stays_a_description()
    {
        var names = SpeakerNames.Of(new StubView(Speakers));

        Assert.Equal("Ukrainian economy minister", names.Shown("Ukrainian economy minister"));
        Assert.Equal("a passer-by", names.Shown("a passer-by"));
    }

    private sealed class StubView(IReadOnlyList<SpeakerEntry> speakers) : ILibraryView
    {
        public long Revision => 1;

        public IReadOnlyList<ArticleEntry> Articles => [];

        public IReadOnlyList<SpeakerEntry> Speakers => speakers;

        public DealBot.Search.IndexReader Index => throw new NotSupportedException();

        public Passage? Passage(long id) => null;

        public Article? Article(long id) => null;

        public IReadOnlyList<Passage> PassagesOf(long articleId) => [];
    }
}
