using DealBot.Text.Terms;

namespace DealBot.Text.Tests.Terms;

public sealed class EnglishTermReaderTests
{
    [Theory]
    [InlineData("The minister's deals were signed", "minist@1 deal@2 were@3 sign@4")]
    [InlineData("ZELENSKY’S visit", "zelenski@0 visit@1")]
    [InlineData("to be or not to be", "")]
    [InlineData("a $500bn deal, of minerals", "500bn@1 deal@2 miner@4")]
    [InlineData("Škoda in Łódź", "skoda@0 lodz@2")]
    [InlineData("cafe\u0301 café CAFÉ", "cafe@0 cafe@1 cafe@2")]
    [InlineData("don’t don't", "don't@0 don't@1")]
    [InlineData("rare-earth U.S. 3.5", "rare@0 earth@1 u.@2 3.5@3")]
    [InlineData("漢字 ไทย 👍", "漢@0 字@1 ไทย@2 👍@3")]
    [InlineData("\uD800 lone", "lone@0")]
    public void Reads_terms_with_their_positions(string text, string expected) => Assert.Equal(expected, string.Join(' ', Terms(text)));

    [Fact]
    public void Says_where_the_word_stands_that_gave_a_term()
    {
        const string Text = "  Kyiv’s miners. ";
        var reader = new EnglishTermReader(Text, new char[EnglishTermReader.BufferLength]);

        Assert.True(reader.MoveNext());
        Assert.Equal("Kyiv’s", Text[reader.Start..reader.End]);
        Assert.True(reader.MoveNext());
        Assert.Equal("miners", Text[reader.Start..reader.End]);
        Assert.False(reader.MoveNext());
    }

    [Fact]
    public void Cuts_a_word_of_more_than_255_characters_into_pieces()
    {
        var terms = Terms(new string('x', 255) + new string('z', 10));

        Assert.Equal([new string('x', 255) + "@0", new string('z', 10) + "@1"], terms);
    }

    [Fact]
    public void Takes_a_megabyte_of_one_character()
    {
        foreach (var unit in new[] { 'y', '\'', '1', 'ß', '\u0301', '\uD835', '漢', 'ก' })
        {
            Assert.InRange(Terms(new string(unit, 1 << 20)).Count, 0, 1 << 20);
        }
    }

    private static List<string> Terms(string text)
    {
        var terms = new List<string>();
        var reader = new EnglishTermReader(text, new char[EnglishTermReader.BufferLength]);
        while (reader.MoveNext()) terms.Add($"{reader.Term}@{reader.Position}");
        return terms;
    }
}
