using System.Text;

namespace DealBot.Text.Tests;

/// <summary>Any string whatever is analysed, in time that grows with its length alone.</summary>
public sealed class HostileTextTests
{
    private const int ShortTexts = 500_000;
    private const int LongText = 1 << 20;

    private static readonly string[] Pieces =
    [
        "\"", "“", "”", "‘", "’", "'", "''", "``", "«", "»", ".", ",", ":", ";", "?", "!", "…", "-", "—", "(", ")", "[", "]", "&", "\\", "|", "•",
        "\n", "\n", "\r\n", "\u2028", "\t", " ", " ", " ", " ", "\u00A0", "\u200B", "\uFEFF", "\u00AD", "\0", "\uD83D", "\uDE00", "e\u0301", "👍🏽", "\u202E",
        "Ada", "Byrne", "Mr.", "Sen.", "U.S.", "J.", "de", "al-", "of", "the", "a", "his", "he", "she", "they", "who", "I", "said", "says", "told", "saying",
        "according to", "in the words of", "official", "spokesman", "ministry", "report", "White House", "Minister", "President", "Ukrainian", "Monday",
        "named", "’s", "’s ", "1", "9.5", "ö", "中文", "ไทย", "עברית",
    ];

    [Fact]
    public void Half_a_million_random_texts_give_spans_that_lie_within_them()
    {
        Parallel.For(0, 100, part =>
        {
            Random random = new(part);
            StringBuilder text = new();
            for (var round = 0; round < ShortTexts / 100; round++)
            {
                text.Clear();
                for (var i = random.Next(24); i >= 0; i--)
                {
                    if (random.Next(12) == 0) text.Append((char)random.Next(char.MaxValue + 1));
                    else text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(2) == 0 ? " " : "");
                }

                Check(text.ToString());
            }
        });
    }

    [Theory]
    [InlineData("\"", TestDisplayName = "straight marks")]
    [InlineData("“", TestDisplayName = "opening marks")]
    [InlineData("”", TestDisplayName = "closing marks")]
    [InlineData("'", TestDisplayName = "apostrophes")]
    [InlineData("‘a’ ", TestDisplayName = "single quotations")]
    [InlineData("\n“a", TestDisplayName = "paragraphs that open and never close")]
    [InlineData("“a,” he said. ", TestDisplayName = "attributions")]
    [InlineData("Ada ", TestDisplayName = "one name without end")]
    [InlineData("Ada. ", TestDisplayName = "initials")]
    [InlineData("Ada’s ", TestDisplayName = "possessives")]
    [InlineData("the official ", TestDisplayName = "descriptions")]
    [InlineData("a-", TestDisplayName = "hyphens")]
    [InlineData("Ada, the official, ", TestDisplayName = "appositions")]
    [InlineData("(Ada ", TestDisplayName = "brackets")]
    [InlineData("Bank of ", TestDisplayName = "bodies")]
    [InlineData("\uD800", TestDisplayName = "lone surrogates")]
    [InlineData("a", TestDisplayName = "one word")]
    public void A_megabyte_of_one_thing_is_read_to_its_end(string piece) =>
        Check(new StringBuilder(LongText + piece.Length).Insert(0, piece, LongText / piece.Length).ToString());

    private static void Check(string text)
    {
        var analysis = TextAnalyzer.Analyze(text);
        var end = 0;
        foreach (var sentence in analysis.Sentences)
        {
            Assert.True(end <= sentence.Start && sentence.Start < sentence.End && sentence.End <= text.Length);
            end = sentence.End;
        }

        end = 0;
        foreach (var quote in analysis.Quotes)
        {
            Assert.True(quote.Span.Start < quote.Span.End && quote.Sentence.Contains(quote.Span) && quote.Sentence.End <= text.Length);
            Assert.True(quote.SpeakerMention is not { } mention || (mention.Start < mention.End && mention.End <= text.Length));
            Assert.True((quote.Speaker is null) == (quote.Grade == AttributionGrade.Unknown));
            Assert.False(quote.IsCorrected, "what is found in a text nobody has corrected");
            if (quote.Kind == QuoteKind.Indirect) continue;
            Assert.True(end <= quote.Span.Start);
            end = quote.Span.End;
        }

        foreach (var speaker in analysis.Speakers)
        {
            Assert.NotEmpty(speaker.Name);
            Assert.NotEmpty(speaker.Mentions);
        }
    }
}
