using DealBot.Core.Answers;
using DealBot.Core.Answers.Verification;

namespace DealBot.Core.Tests.Answers.Verification;

public sealed class WordAlignmentTests
{
    private const string Printed = "“The mine will open in spring, and it won't close again,” she said.";

    [Fact]
    public void The_same_words_in_other_case_and_punctuation_are_verbatim()
    {
        var alignment = WordAlignment.Of("the MINE will open in spring and it won’t close", Printed)!;

        Assert.True(alignment.IsVerbatim);
        Assert.Equal(1, alignment.Similarity);
        Assert.Equal("The mine will open in spring, and it won't close", alignment.Span.In(Printed));
    }

    [Fact]
    public void Differences_are_marked_in_the_words_of_both_sides()
    {
        var alignment = WordAlignment.Of("the mine will surely open in summer", Printed)!;

        Assert.Equal(
            [
                new Difference(DifferenceKind.Same, "the mine will", "The mine will"),
                new Difference(DifferenceKind.Added, "surely", ""),
                new Difference(DifferenceKind.Same, "open in", "open in"),
                new Difference(DifferenceKind.Replaced, "summer", "spring"),
            ],
            alignment.Differences);
    }

    [Fact]
    public void Words_left_out_of_the_claim_are_told() =>
        Assert.Contains(
            new Difference(DifferenceKind.Omitted, "", "and it"),
            WordAlignment.Of("open in spring won't close", Printed)!.Differences);

    [Fact]
    public void Reported_pronouns_and_inflections_differ_less_than_other_words()
    {
        var reported = WordAlignment.Of("he wanted the mine", "I want the mine")!;
        var other = WordAlignment.Of("he wanted the mine", "pigs avoid the mine")!;

        Assert.True(reported.Similarity > other.Similarity);
        Assert.Equal(1, reported.ContentSimilarity);
    }

    [Fact]
    public void Other_words_are_unlike() => Assert.True(WordAlignment.Of("ships sail at night", Printed)!.Similarity < 0.3);

    [Fact]
    public void Nothing_aligns_with_nothing()
    {
        Assert.Null(WordAlignment.Of("?!", Printed));
        Assert.Null(WordAlignment.Of("words", "…"));
    }

    [Fact]
    public void A_span_of_words_covers_exactly_the_longest_common_stretch_of_random_texts()
    {
        var random = new Random(7);
        string[] vocabulary = ["mine", "ship", "coal", "iron", "port", "rail"];
        for (var round = 0; round < 2_000; round++)
        {
            var words = Enumerable.Range(0, 3 + random.Next(20)).Select(_ => vocabulary[random.Next(vocabulary.Length)]).ToList();
            var start = random.Next(words.Count);
            var count = 1 + random.Next(words.Count - start);
            var claim = string.Join(' ', words.Skip(start).Take(count));
            var text = string.Join(", ", words);

            var alignment = WordAlignment.Of(claim, text)!;

            Assert.True(alignment.IsVerbatim);
            Assert.Equal(claim, PlainWords.Join(alignment.Span.In(text)));
        }
    }
}
