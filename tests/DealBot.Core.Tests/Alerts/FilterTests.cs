using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Matching;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Tests.Libraries;
using DealBot.Search.Synonyms;

namespace DealBot.Core.Tests.Alerts;

/// <summary>Which filters one article meets.</summary>
public sealed class FilterTests
{
    private const string Text = """
        Port Ellen's harbour board will dredge the old channel this spring, officials said on Monday.
        “The channel is silting up faster than we can mark it,” said Rona Calder, the harbour master. “We cannot wait for another winter.”
        Iain Zelinskyy, the prime minister's envoy, said that the rare-earth mine would pay for the work.
        Fishermen welcomed the plan.
        """;

    private static readonly Article Harbour = Briefs.Article(
        "harbour-news.txt", Text, source: "The Islander", url: "https://islander.example/harbour", title: "Ferry line hails Iceland’s dredging plan");

    private static readonly KnownPerson Calder = new(["Rona Calder", "The Commodore"], ["Piermaster"]);

    [Theory]
    [InlineData("")]
    [InlineData("dredge")]
    [InlineData("Dredging channels", TestDisplayName = "in any inflection")]
    [InlineData("channel silting", TestDisplayName = "in one passage")]
    [InlineData("ferry fishermen", TestDisplayName = "in the headline and a passage")]
    [InlineData("the channel of the silting", TestDisplayName = "words that say nothing are not asked for")]
    [InlineData("\"silting up faster\"")]
    [InlineData("“another winter”")]
    [InlineData("\"dredging plan\"", TestDisplayName = "word for word in the headline")]
    [InlineData("speaker:Calder")]
    [InlineData("speaker:\"Rona Calder\" winter")]
    [InlineData("by:calder")]
    [InlineData("speaker:\"prime minister's envoy\"", TestDisplayName = "by a role that the article states")]
    [InlineData("speaker:Piermaster", TestDisplayName = "by a role that people.json states")]
    [InlineData("speaker:Commodore", TestDisplayName = "by an alias that people.json states")]
    [InlineData("speaker:Zelinsky", TestDisplayName = "in another spelling of the name")]
    [InlineData("Zelinsky mine", TestDisplayName = "a name among the words, in another spelling")]
    [InlineData("zelinskiy's mine", TestDisplayName = "and as people type it")]
    [InlineData("pm", TestDisplayName = "what stands for a word")]
    [InlineData("prime minister")]
    [InlineData("trawlermen", TestDisplayName = "a synonym of the team's")]
    [InlineData("rare earth mine")]
    [InlineData("rare-earth mine")]
    [InlineData("+channel -oil")]
    [InlineData("channel -\"rising up\"")]
    [InlineData("-oil")]
    [InlineData("-speaker:Muir")]
    [InlineData("-speaker:\"nobody at all\"")]
    [InlineData("silt*")]
    [InlineData("chanel~1")]
    [InlineData("channel AND silting")]
    [InlineData("(channel OR canal) silting")]
    [InlineData("(channel OR canal) AND silting")]
    [InlineData("oil OR winter")]
    [InlineData("ferry AND fishermen", TestDisplayName = "of two that must be there one in the headline")]
    [InlineData("channel NOT oil")]
    [InlineData("source:islander")]
    [InlineData("source:\"the islander\" kind:direct winter")]
    [InlineData("-source:BBC")]
    [InlineData("title:ferry")]
    [InlineData("day:2025-03-01")]
    [InlineData("after:2025-03 before:2025-03-02")]
    [InlineData("article:harbour-news")]
    [InlineData("what did Calder say about the channel?", TestDisplayName = "a question")]
    [InlineData("what has Rona Calder said about winter", TestDisplayName = "another question")]
    public void An_article_meets(string filter) => Assert.True(Matcher().Meets(Read(filter)));

    [Theory]
    [InlineData("oil")]
    [InlineData("dredge oil", TestDisplayName = "one word is missing")]
    [InlineData("silting fishermen", TestDisplayName = "two words in two passages")]
    [InlineData("\"faster silting\"", TestDisplayName = "not in this order")]
    [InlineData("\"plan hails\"")]
    [InlineData("speaker:Muir")]
    [InlineData("speaker:Calder fishermen", TestDisplayName = "not in that speaker's words")]
    [InlineData("speaker:Calder speaker:Zelinsky", TestDisplayName = "two who speak in two passages")]
    [InlineData("speaker:Caldera", TestDisplayName = "no letter is taken to be wrong")]
    [InlineData("channel -fishermen", TestDisplayName = "excluded, and in another passage")]
    [InlineData("-ferry", TestDisplayName = "excluded, and in the headline")]
    [InlineData("-\"dredging plan\"")]
    [InlineData("-rare-earth")]
    [InlineData("-speaker:Calder")]
    [InlineData("fishermen -speaker:\"Rona Calder\"")]
    [InlineData("channel AND fishermen")]
    [InlineData("channel NOT fishermen")]
    [InlineData("oil OR gas")]
    [InlineData("source:BBC")]
    [InlineData("-source:islander")]
    [InlineData("-title:ferry")]
    [InlineData("kind:direct fishermen")]
    [InlineData("day:2025-03-02")]
    [InlineData("after:2025-03-02")]
    [InlineData("before:2025-03-01")]
    [InlineData("article:school")]
    [InlineData("what did Muir say about the channel?")]
    public void An_article_does_not_meet(string filter) => Assert.False(Matcher().Meets(Read(filter)));

    [Fact]
    public void A_word_of_several_parts_is_excluded_as_a_whole() => Assert.True(Matcher().Meets(Read("-rare-bird")));

    [Theory]
    [InlineData("channel", new[] { 0, 1 })]
    [InlineData("speaker:Calder", new[] { 1, 2 })]
    [InlineData("ferry kind:passage", new[] { 4 })]
    [InlineData("channel -ferry", new int[0])]
    public void An_article_is_met_by_the_passages_that_have_it_all(string filter, int[] places)
    {
        var matcher = Matcher();
        Assert.Equal(places, matcher.Matched(Read(filter)).Select(passage => matcher.Passages.ToList().IndexOf(passage)));
    }

    [Fact]
    public void An_article_without_any_passage_meets_what_demands_nothing()
    {
        var empty = ArticleMatcher.Of(new MemoryLibrary([], EnglishAnalyzer.Instance), Harbour with { Text = "" });
        Assert.True(empty.Meets(Read("")));
        Assert.True(empty.Meets(Read("-oil")));
        Assert.False(empty.Meets(Read("-ferry")));
        Assert.False(empty.Meets(Read("ferry")));
    }

    private static Filter Read(string filter)
    {
        Assert.True(filter.Length == 0 || AlertFilter.Fault(filter) is null, AlertFilter.Fault(filter));
        return Filter.Read(filter, SynonymMap.Read("trawlermen, fishermen", EnglishAnalyzer.Instance, out _));
    }

    private static ArticleMatcher Matcher()
    {
        var library = new MemoryLibrary([Harbour], EnglishAnalyzer.Instance, [Calder]);
        return ArticleMatcher.Of(library, library.Article(1)!);
    }
}
