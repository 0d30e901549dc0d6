using DealBot.Core.Articles;
using DealBot.Search.Synonyms;

namespace DealBot.Search.Tests.Synonyms;

public sealed class SynonymMapTests
{
    [Theory]
    [InlineData("# a comment\n\nwar, conflict", 0)]
    [InlineData("war\\, peace, truce", 0)]
    [InlineData("war \\=> peace, truce", 0)]
    [InlineData("war => peace\r\ntruce => peace", 0)]
    [InlineData("war, conflict\nwar", 2)]
    [InlineData("war => peace => truce", 1)]
    [InlineData("war, , peace", 1)]
    [InlineData("# x\nwar =>", 2)]
    [InlineData("=> war", 1)]
    [InlineData("the => deal", 1)]
    public void Names_the_line_that_is_wrong(string text, int line)
    {
        SynonymMap.Read(text, EnglishAnalyzer.Instance, out var errors);
        Assert.Equal(line == 0 ? [] : [line], errors.Select(error => error.Line));
    }

    [Fact]
    public void Rules_about_the_same_words_add_up()
    {
        var map = SynonymMap.Read("war, conflict\nwar => fighting", EnglishAnalyzer.Instance, out _);

        var query = Assert.IsType<Query.OfSynonyms>(map.Expand([new PhraseTerm("war", 0)], 0, out _));
        Assert.Equal(["war", "conflict", "fight"], query.Terms);
    }

    [Fact]
    public void The_longest_words_win()
    {
        var map = SynonymMap.Read("white => pale\nwhite house => administration", EnglishAnalyzer.Instance, out _);

        map.Expand([new PhraseTerm("white", 0), new PhraseTerm("hous", 1)], 0, out var length);
        Assert.Equal(2, length);
    }
}
