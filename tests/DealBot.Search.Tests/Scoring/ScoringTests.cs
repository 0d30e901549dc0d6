using DealBot.Search.Scoring;

namespace DealBot.Search.Tests.Scoring;

public sealed class ScoringTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    [InlineData(56, 56)]
    [InlineData(59, 56)]
    [InlineData(1000, 984)]
    public void A_length_is_kept_in_one_byte_as_Lucene_keeps_it(int length, int kept) =>
        Assert.Equal(kept, NormCodec.LengthOf[NormCodec.Encode(length)]);

    [Fact]
    public void A_longer_text_never_has_a_smaller_code()
    {
        for (var length = 1; length < 1 << 20; length++) Assert.True(NormCodec.Encode(length) >= NormCodec.Encode(length - 1));
        Assert.Equal(byte.MaxValue, NormCodec.Encode(int.MaxValue));
    }

    [Fact]
    public void Scores_never_fall_with_the_frequency_nor_grow_with_the_length()
    {
        var bm25 = new Bm25(new FieldStatistics(1000, 24_321));
        for (var frequency = 1; frequency < 300; frequency++)
        {
            for (var norm = 1; norm < 256; norm++)
            {
                var score = bm25.Score(3.7f, frequency, (byte)norm);
                Assert.True(score <= bm25.Score(3.7f, frequency + 1, (byte)norm));
                Assert.True(score <= bm25.Score(3.7f, frequency, (byte)(norm - 1)));
            }
        }
    }

    [Fact]
    public void The_table_of_a_term_holds_what_the_formula_gives_to_the_last_bit()
    {
        var bm25 = new Bm25(new FieldStatistics(77, 1_234));
        var scores = new TermScores(bm25, 2.345f);
        for (var frequency = 1; frequency < 10; frequency++)
        {
            for (var norm = 0; norm < 256; norm++)
                Assert.Equal(bm25.Score(2.345f, frequency, (byte)norm), scores.Of(frequency, (byte)norm));
        }
    }
}
