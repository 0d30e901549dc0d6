using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Ranking;

namespace DealBot.Core.Tests.Answers.Ranking;

public sealed class FactScannerTests
{
    public static TheoryData<string, FactKinds> Stated =>
    [
        new("The harbour opened on Friday.", FactKinds.Date) { TestDisplayName = "a weekday" },
        new("The harbour opened last week.", FactKinds.Date) { TestDisplayName = "a week told from today" },
        new("The harbour opened in 1998.", FactKinds.Date) { TestDisplayName = "a year" },
        new("It stayed shut for three months.", FactKinds.Duration) { TestDisplayName = "a length of time" },
        new("They met in Oslo.", FactKinds.Place) { TestDisplayName = "a place" },
        new("It cost $40 million.", FactKinds.Money) { TestDisplayName = "an amount in figures" },
        new("It cost forty dollars.", FactKinds.Money) { TestDisplayName = "an amount in words" },
        new("The owners keep 50% of it.", FactKinds.Percent) { TestDisplayName = "a share in figures" },
        new("The owners keep half of it.", FactKinds.Percent) { TestDisplayName = "a share in words" },
        new("There were 17 ships.", FactKinds.Number) { TestDisplayName = "a number" },
        new("It closed because of the flood.", FactKinds.Reason) { TestDisplayName = "a reason" },
        new("Anna Berg, a sailor, was there.", FactKinds.Definition) { TestDisplayName = "an apposition" },
        new("There stood Anna Berg.", FactKinds.Person) { TestDisplayName = "a name" },
    ];

    [Theory, MemberData(nameof(Stated))]
    public void A_kind_of_fact_is_seen(string text, FactKinds kind) => Assert.True(FactScanner.Kinds(FactScanner.Scan(text)).HasFlag(kind));

    public static TheoryData<string, FactKinds> NotStated =>
    [
        new("Ships may sail again.", FactKinds.Date) { TestDisplayName = "may is no month" },
        new("The two countries agreed.", FactKinds.Number) { TestDisplayName = "a pair counts nothing" },
        new("They met in private.", FactKinds.Place) { TestDisplayName = "no place" },
        new("It cost a lot.", FactKinds.Money) { TestDisplayName = "no amount" },
    ];

    [Theory, MemberData(nameof(NotStated))]
    public void A_kind_of_fact_is_not_seen_where_there_is_none(string text, FactKinds kind) =>
        Assert.False(FactScanner.Kinds(FactScanner.Scan(text)).HasFlag(kind));
}
