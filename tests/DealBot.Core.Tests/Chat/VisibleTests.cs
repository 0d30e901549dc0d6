using DealBot.Core.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Chat;

/// <summary>What becomes of text from outside where it is shown.</summary>
public sealed class VisibleTests
{
    private static readonly Arbitrary<string> Texts = Gen
        .Elements("a", " ", "\n", "\r", "\t", "\u001b", "\u0085", "\u061C", "\u200E", "\u200F", "\u202E", "\u202C", "\u2066", "\u2067", "\u2068", "\u2069", "\u2028", "ש", "\uD83D", "\uDE00", "😀")
        .ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Text_made_visible_twice_is_as_text_made_visible_once_and_as_long_as_before() => Prop.ForAll(Texts, text =>
        Visible.Of(text).Length == text.Length
        && string.Equals(Visible.Of(Visible.Of(text)), Visible.Of(text), StringComparison.Ordinal)
        && string.Equals(Visible.Line(Visible.Name(text)), Visible.Name(text), StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a \u202Eb\u202C c", "a \uFFFDb\uFFFD c", "an override")]
    [InlineData("\u2066a\u2069", "\uFFFDa\uFFFD", "an isolate of a direction of its own")]
    [InlineData("\u2068a", "\uFFFDa", "an isolate without end")]
    [InlineData("a\u2069", "a\uFFFD", "an end without a beginning")]
    [InlineData("\u2068\u202Ea\u2069", "\uFFFD\uFFFDa\uFFFD", "an override in an isolate")]
    [InlineData("\u2068a\nb\u2069", "\uFFFDa\nb\uFFFD", "an isolate over lines")]
    [InlineData("\u2068ש\u2069 b", "\u2068ש\u2069 b", "a name that is isolated already")]
    public void No_mark_reorders_anything_but_an_isolated_name_within_itself(string text, string shown, string what) =>
        Assert.True(string.Equals(shown, Visible.Of(text), StringComparison.Ordinal), what);
}
