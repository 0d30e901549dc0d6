using DealBot.Core.Articles;
using DealBot.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Libraries;

/// <summary>What becomes of corrections when an article's text changes, for any text whatever.</summary>
public sealed class CarriedCorrectionTests
{
    // A small alphabet, so that words come twice and overlap.
    private static readonly Arbitrary<string> Texts =
        Gen.Elements('a', 'b', ' ').ListOf().Select(units => new string([.. units])).ToArbitrary();

    [Fact]
    public void Every_carried_correction_stands_on_its_own_words_and_on_a_place_of_its_own() => Prop.ForAll(
        Texts, Texts, ArbMap.Default.ArbFor<int[]>(), (before, after, cuts) =>
        {
            var carried = Corrections.Carry(Of(before, cuts), Article(after)).ToList();
            return carried.TrueForAll(correction => string.Equals(correction.Span.In(after), correction.Words, StringComparison.Ordinal) && correction.ArticleId == 2)
                && carried.DistinctBy(correction => correction.Span).Count() == carried.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_put_in_front_loses_no_correction() => Prop.ForAll(
        Texts, Texts, ArbMap.Default.ArbFor<int[]>(), (before, front, cuts) =>
        {
            var corrections = Of(before, cuts);
            return Corrections.Carry(corrections, Article(front + before)).Count() == corrections.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_unchanged_text_keeps_every_correction_in_its_place() => Prop.ForAll(
        Texts, ArbMap.Default.ArbFor<int[]>(), (text, cuts) =>
        {
            var corrections = Of(text, cuts);
            return Corrections.Carry(corrections, Article(text)).Select(correction => correction.Span).SequenceEqual(corrections.Select(correction => correction.Span));
        }).QuickCheckThrowOnFailure();

    // As quotes stand: in order, not over one another, none empty.
    private static List<CorrectedQuote> Of(string text, int[] cuts)
    {
        var places = cuts.Select(cut => (int)((uint)cut % (text.Length + 1))).Distinct().Order().ToList();
        return [.. places.Zip(places.Skip(1), (start, end) => new CorrectedQuote(
            1, new TextSpan(start, end), text[start..end], new Correction.NotAQuote(), "Ann", DateTimeOffset.UnixEpoch))];
    }

    private static Article Article(string text) => new(2, "a.txt", "A", null, null, null, null, text);
}
