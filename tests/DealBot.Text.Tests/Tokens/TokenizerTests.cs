using DealBot.Text.Tokens;

namespace DealBot.Text.Tests.Tokens;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("It rained.", "It|rained|.", TestDisplayName = "words and marks")]
    [InlineData("He said ''no''.", "He|said|''|no|''|.", TestDisplayName = "two apostrophes are one mark")]
    [InlineData("Byrne’s 3.5 ships", "Byrne’s|3.5|ships", TestDisplayName = "possessives and numbers stay whole")]
    [InlineData("a\u200Bb", "a|b", TestDisplayName = "invisible characters part words")]
    [InlineData(" \n ", "", TestDisplayName = "white space is no token")]
    public void Cuts_a_text_into_words_and_marks(string text, string expected)
    {
        var document = Tokenizer.Tokenize(text);
        Assert.Equal(expected, string.Join('|', document.Tokens.Select(token => token.Span.In(text))));
    }

    [Theory]
    [InlineData("One.\nTwo.\n\nThree.", 3, TestDisplayName = "line feeds")]
    [InlineData("One.\r\nTwo.", 2, TestDisplayName = "carriage returns")]
    [InlineData("One.\u2028Two.", 2, TestDisplayName = "Unicode's line separator")]
    public void Ends_a_paragraph_at_a_line_break(string text, int paragraphs) => Assert.Equal(paragraphs, Tokenizer.Tokenize(text).Paragraphs.Count);

    [Fact]
    public void Knows_how_a_word_looks()
    {
        var tokens = Tokenizer.Tokenize("NATO saw Byrne’s “ship” 9.").Tokens;
        Assert.True(tokens[0].Has(TokenFlags.AllCapitals) && tokens[0].Has(TokenFlags.ParagraphStart));
        Assert.False(tokens[1].Has(TokenFlags.Capitalised));
        Assert.True(tokens[2].Has(TokenFlags.Possessive) && tokens[2].Has(TokenFlags.Capitalised));
        Assert.True(tokens[3].Has(TokenFlags.QuotationMark) && tokens[3].Has(TokenFlags.SpaceBefore));
        Assert.False(tokens[4].Has(TokenFlags.SpaceBefore));
        Assert.True(tokens[6].Has(TokenFlags.Number));
    }
}
