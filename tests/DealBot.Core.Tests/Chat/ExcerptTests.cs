using DealBot.Core.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Chat;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two …")]
    [InlineData("one two three", 9, "one two …")]
    [InlineData("one two three", 8, "one …")]
    [InlineData("one two three", 4, "…")]
    [InlineData("unbreakable", 10, "…")]
    [InlineData("", 0, "")]
    public void As_many_words_stay_as_fit_with_the_ellipsis(string text, int limit, string expected) =>
        Assert.Equal(expected, Excerpt.Fit(text, limit, Length).Plain);

    [Fact]
    public void What_grows_when_it_is_escaped_is_measured_as_it_grows() =>
        Assert.Equal("&& …", Excerpt.Fit("&& && &&", 13, text => text.Plain.Replace("&", "&amp;", StringComparison.Ordinal).Length).Plain);

    [Fact]
    public void It_is_the_longest_that_fits_and_keeps_styles()
    {
        var text = from words in Gen.Elements("a", "bb", "ccc ", " dddd", "e&e", "\n", "🚗", "").ArrayOf()
                   from styles in Gen.Elements(RunStyle.Plain, RunStyle.Strong).ArrayOf()
                   select new RichText([.. words.Where(word => word.Length > 0).Select((word, at) => new Run(word, at < styles.Length ? styles[at] : RunStyle.Plain))]);
        Prop.ForAll(text.ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (whole, limit) =>
        {
            var fitted = Excerpt.Fit(whole, limit, Length);
            return string.Equals(fitted.Plain, ByTryingAll(whole.Plain, limit), StringComparison.Ordinal)
                && fitted.Runs.All(run => run.Text.Length > 0)
                && string.Equals(StylesOf(whole)[..Kept(whole, fitted)], StylesOf(fitted)[..Kept(whole, fitted)], StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    // Every cut between two words, longest first.
    private static string ByTryingAll(string text, int limit)
    {
        if (text.Length <= limit) return text;
        for (var end = text.Length - 1; end > 0; end--)
        {
            if (char.IsWhiteSpace(text[end]) && !char.IsWhiteSpace(text[end - 1]) && end + Excerpt.Ellipsis.Length <= limit) return text[..end] + Excerpt.Ellipsis;
        }

        return Excerpt.Ellipsis.TrimStart();
    }

    private static string StylesOf(RichText text) => string.Concat(text.Runs.Select(run => new string(run.Style is RunStyle.Strong ? 'S' : 'p', run.Text.Length)));

    private static int Kept(RichText whole, RichText fitted) =>
        fitted == whole ? whole.Plain.Length : Math.Max(0, fitted.Plain.Length - Excerpt.Ellipsis.Length);

    private static int Length(RichText text) => text.Plain.Length;
}
