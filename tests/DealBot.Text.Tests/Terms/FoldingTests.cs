using DealBot.Text.Terms;

namespace DealBot.Text.Tests.Terms;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Straße", "strasse")]
    [InlineData("ŒUVRE æon", "oeuvre aeon")]
    [InlineData("Erdoğan İstanbul", "erdogan istanbul")]
    [InlineData("Ødegård", "odegard")]
    [InlineData("й ё ї", "и е і")]
    [InlineData("и\u0306", "и")]
    [InlineData("ﬁnal’s", "final's")]
    [InlineData("Ắ\u0301", "a")]
    [InlineData("\U00010400", "\U00010428")]
    [InlineData("\u0301", "")]
    public void Makes_spellings_equal(string text, string expected) => Assert.Equal(expected, Folding.Fold(text));

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var once = Folding.Fold([(char)unit]);
            Assert.Equal(once, Folding.Fold(once));
        }
    }
}
