using DealBot.Core.Alerts;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Alerts;

public sealed class AlertFilterTests
{
    [Theory]
    [InlineData("minerals")]
    [InlineData("speaker:Waltz minerals")]
    [InlineData("speaker:\"Mike Waltz\" -lithium after:2025-02")]
    [InlineData("source:BBC (minerals OR oil)")]
    [InlineData("\"said: no\"")]
    [InlineData("what did Waltz say about minerals?")]
    [InlineData("-lithium")]
    [InlineData("-speaker:Waltz")]
    [InlineData("speaker:Waltz (minerals OR oil)")]
    [InlineData("at 10:30")]
    public void What_questions_understand_can_be_stored(string filter) => Assert.Null(AlertFilter.Fault(filter));

    [Theory]
    [InlineData("spaeker:Waltz", "“spaeker:” is no operator. Did you mean speaker: ?")]
    [InlineData("minerals author:Smith", "“author:” is no operator.")]
    [InlineData("minerals -author:Smith", "“author:” is no operator.")]
    [InlineData("minerals OR author:Smith", "“author:” is no operator.")]
    [InlineData("(author:Smith)", "“author:” is no operator.")]
    [InlineData("minerals speaker:", "“speaker:” needs something after it")]
    [InlineData("after:soon", "is not a date")]
    [InlineData("\"minerals", "quotation mark in the filter is not closed")]
    [InlineData("“minerals", "quotation mark in the filter is not closed")]
    [InlineData("(minerals", "parenthesis in the filter has no partner")]
    [InlineData("minerals) (oil", "parenthesis in the filter has no partner")]
    [InlineData("???", "names nothing to look for")]
    [InlineData("what is the", "names nothing to look for")]
    [InlineData("speaker:Waltz OR speaker:Rubio", "for the one or the other make two alerts")]
    [InlineData("minerals NOT speaker:Waltz", "exclude with -speaker:")]
    public void What_cannot_be_understood_is_refused_with_a_sentence(string filter, string sentence) =>
        Assert.Contains(sentence, AlertFilter.Fault(filter), StringComparison.Ordinal);

    [Fact]
    public void A_filter_may_be_as_long_as_the_limit_and_no_longer()
    {
        Assert.Null(AlertFilter.Fault(new string('a', AlertFilter.Longest)));
        Assert.Contains("at most 300 characters; this one has 301", AlertFilter.Fault(new string('a', AlertFilter.Longest + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_string_whatever_is_judged() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), text => AlertFilter.Fault(text ?? "") is null or { Length: > 0 }).QuickCheckThrowOnFailure();
}
