using System.Text;

namespace DealBot.Text.Tests.Indirect;

public sealed class IndirectRobustnessTests
{
    private static readonly string[] Pieces =
    [
        "said", "says", "told", "according to", "that", "Halvorsen", "the minister", "he", "who", ",", ".", ":", "—", "“", "”", "\"", "'", "(", ")",
        "\n", " ", " ", " ", "and", "but", "to", "\uD83D", "\uDE00", "\u200B", "the road was closed", "U.S.", "400", "", "saying", "Mr.",
    ];

    [Fact]
    public void Any_mixture_of_cues_and_marks_gives_spans_within_the_text()
    {
        Random random = new(20240501);
        for (var round = 0; round < 3000; round++)
        {
            StringBuilder text = new();
            for (var i = random.Next(40); i >= 0; i--) text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(4) == 0 ? "" : " ");
            var article = text.ToString();

            foreach (var quote in TextAnalyzer.Analyze(article).Quotes.Where(q => q.Kind == QuoteKind.Indirect))
            {
                Assert.True(quote.Span.Start < quote.Span.End, article);
                Assert.True(quote.Sentence.Contains(quote.Span), article);
                Assert.True(quote.Sentence.Contains(quote.Cue!.Value), article);
                Assert.NotEmpty(quote.SpeakerMention!.Value.In(article));
            }
        }
    }

    [Theory]
    [InlineData("said ", TestDisplayName = "nothing but a cue")]
    [InlineData("he said, ", TestDisplayName = "an attribution without end")]
    [InlineData("according to ", TestDisplayName = "according to")]
    [InlineData(": ", TestDisplayName = "colons")]
    [InlineData("Halvorsen said that the road, ", TestDisplayName = "reports within reports")]
    public void A_sentence_without_end_is_read_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 5_000));
        Assert.NotNull(TextAnalyzer.Analyze(text));
    }
}
