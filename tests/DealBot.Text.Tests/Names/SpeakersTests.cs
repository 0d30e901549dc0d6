namespace DealBot.Text.Tests.Names;

public sealed class SpeakersTests
{
    [Fact]
    public void Joins_full_name_surname_and_spellings_of_one_person()
    {
        const string Article = "Volodymyr Marchenskyy landed in Oslo. Marchensky spoke. Later Marchenskiy left.";
        var speaker = Assert.Single(TextAnalyzer.Analyze(Article).Speakers);
        Assert.Equal("Volodymyr Marchenskyy", speaker.Name);
        Assert.Equal(["Marchensky", "Marchenskiy"], speaker.Aliases);
        Assert.Equal(["Volodymyr Marchenskyy", "Marchensky", "Marchenskiy"], speaker.Mentions.Select(span => span.In(Article)), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("On Monday Harbour Minister Ada Byrne resigned.", "Harbour Minister", TestDisplayName = "a title before the name")]
    [InlineData("On Monday Sen. Ada Byrne resigned.", "Sen.", TestDisplayName = "a short title")]
    [InlineData("On Monday Secretary of State Ada Byrne resigned.", "Secretary of State", TestDisplayName = "an office with of")]
    [InlineData("On Monday harbour spokeswoman Ada Byrne resigned.", "harbour spokeswoman", TestDisplayName = "a title in small letters")]
    [InlineData("On Monday Ada Byrne, Norway’s prime minister, resigned.", "Norway’s prime minister", TestDisplayName = "apposition with a possessive")]
    [InlineData("On Monday Ada Byrne, a fellow at the Institute for Ports, resigned.", "fellow at the Institute for Ports", TestDisplayName = "apposition with an article")]
    [InlineData("On Monday the mayor’s spokeswoman, Ada Byrne, resigned.", "mayor’s spokeswoman", TestDisplayName = "the role first, then the name")]
    public void Learns_titles_and_roles(string article, string role)
    {
        var speaker = Assert.Single(TextAnalyzer.Analyze(article).Speakers, speaker => speaker.Name is "Ada Byrne");
        Assert.Contains(role, speaker.Roles);
    }

    [Fact]
    public void Tells_people_with_one_surname_apart()
    {
        var speakers = TextAnalyzer.Analyze("On Monday Ada Byrne met her brother Sean Byrne. Mr. Byrne smiled. Later Ada Byrne left.").Speakers;
        Assert.Equal(["Ada Byrne", "Sean Byrne"], speakers.Select(speaker => speaker.Name), StringComparer.Ordinal);
        Assert.Equal(2, speakers[1].Mentions.Count);
    }

    [Theory]
    [InlineData("Nobody asked the White House about it.", "White House", TestDisplayName = "a house")]
    [InlineData("Nobody asked the Department of the Treasury about it.", "Department of the Treasury", TestDisplayName = "a department")]
    [InlineData("Nobody asked NATO about it.", "NATO", TestDisplayName = "an acronym")]
    public void Knows_bodies(string article, string name) =>
        Assert.Equal(name, Assert.Single(TextAnalyzer.Analyze(article).Speakers).Name);

    [Fact]
    public void Countries_and_days_are_no_speakers() =>
        Assert.Empty(TextAnalyzer.Analyze("On Monday France and Spain met in Berlin.").Speakers);
}
