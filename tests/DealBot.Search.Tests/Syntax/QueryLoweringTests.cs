using DealBot.Core.Articles;
using DealBot.Search.Synonyms;
using DealBot.Search.Syntax;

namespace DealBot.Search.Tests.Syntax;

public sealed class QueryLoweringTests
{
    private const string Rules =
        """
        nato, north atlantic treaty organization
        critical minerals, rare earths
        kiev => kyiv
        deal, agreement, accord
        secretary of state, top diplomat
        """;

    [Theory]
    [InlineData("Minerals", "text:miner")]
    [InlineData("the minister's minerals", "(text:minist text:miner)")]
    [InlineData("rare-earth", "(text:rare text:earth)")]
    [InlineData("+rare-earth mine", "(+(text:rare text:earth) text:mine)")]
    [InlineData("\"end of the war\"~1", "text:\"end@0 war@3\"~1")]
    [InlineData("\"the war\"", "text:war")]
    [InlineData("the of", "Nothing")]
    [InlineData("the AND war", "(+text:war)")]
    [InlineData("", "Nothing")]
    [InlineData("Miner* Te?t ZELENSKIY~1", "(text:miner* text:te?t text:zelenskiy~1)")]
    [InlineData("*:* *", "(Everything Everything)")]
    [InlineData("speaker:\"Mike Waltz\" war^2", "(speaker:mike waltz text:war^2)")]
    [InlineData("source:(Reuters -BBC)", "(source:reuters -source:bbc)")]
    [InlineData("day:[* TO 20250201}", "day:[ TO 20250201}")]
    public void Gives_the_query_that_Lucene_would_build(string typed, string expected) => Assert.Equal(expected, Lower(typed, synonyms: null));

    [Theory]
    [InlineData("agreements", "text:{agreement|deal|accord}")]
    [InlineData("Kiev talks", "(text:kyiv text:talk)")]
    [InlineData("NATO", "(text:nato text:\"north@0 atlant@1 treati@2 organ@3\"~0)")]
    [InlineData("war critical minerals", "(text:war (text:critic text:miner text:\"rare@0 earth@1\"~0))")]
    [InlineData("secretary of state", "((text:secretari text:state text:\"top@0 diplomat@1\"~0))")]
    [InlineData("secretary state", "(text:secretari text:state)")]
    [InlineData("+deal", "(+text:{deal|agreement|accord})")]
    [InlineData("\"critical minerals\"", "text:\"critic@0 miner@1\"~0")]
    public void Puts_synonyms_in_outside_quotation_marks(string typed, string expected)
    {
        var synonyms = SynonymMap.Read(Rules, EnglishAnalyzer.Instance, out var errors);
        Assert.Empty(errors);
        Assert.Equal(expected, Lower(typed, synonyms));
    }

    private static string Lower(string typed, SynonymMap? synonyms) =>
        QueryText.Show(new QueryLowering(EnglishAnalyzer.Instance, synonyms).Lower(QueryParser.Parse(typed, ["speaker", "source", "day"])));
}
