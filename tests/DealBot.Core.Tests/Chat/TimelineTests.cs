using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Tests.Libraries;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Chat;

/// <summary>Words by date: which weeks there are, and what becomes of words without a date.</summary>
public sealed class TimelineTests
{
    [Fact]
    public async Task Words_without_a_date_are_left_out_and_counted()
    {
        using var room = await ChatRoom.OfAsync(
        [
            Briefs.Read(Briefs.Article("dated.txt", "“The harbour will open in spring,” said Rona Calder, the harbour master.")),
            Briefs.Read(Briefs.Article("undated.txt", "“Nobody will pay for the old crane,” said Rona Calder, the harbour master.") with { Published = null }),
        ]);

        var reply = await room.TypeAsync("timeline Rona Calder");

        Assert.Contains("The harbour will open", Assert.Single(reply.Cards()).Words.Plain, StringComparison.Ordinal);
        Assert.Equal("1 quote of undated articles left out.", reply.Notes());
        Assert.Empty(reply.Parts.OfType<Chart>());
    }

    [Fact]
    public async Task Where_nothing_has_a_date_the_words_are_offered_without_one()
    {
        using var room = await ChatRoom.OfAsync(
        [
            Briefs.Read(Briefs.Article("undated.txt", "“Nobody will pay for the old crane,” said Rona Calder, the harbour master.") with { Published = null }),
        ]);

        var reply = await room.TypeAsync("timeline Rona Calder");

        Assert.Equal("No dated words were found; 1 quote of undated articles left out.", reply.Notes());
        Assert.NotEmpty((await room.PressAsync(reply.Menu().Id, value: reply.Menu().Options[0].Value)).Cards());
    }

    [Theory]
    [InlineData("2025-02-24", "24 Feb 2025")] // a Monday
    [InlineData("2025-03-02", "24 Feb 2025")] // the Sunday of that week
    [InlineData("2025-03-03", "3 Mar 2025")]
    [InlineData("2025-01-01", "30 Dec 2024")] // the first ISO week of 2025 begins in 2024
    public void A_week_is_named_by_its_Monday(string day, string label) =>
        Assert.Equal(label, Bars([Date(day), Date(day).AddDays(70)])[0].Label);

    [Fact]
    public void Bars_are_few_and_in_order_and_lose_none_while_there_is_room()
    {
        Prop.ForAll(Gen.Choose(0, 1_000).NonEmptyListOf().ToArbitrary(), offsets =>
        {
            DateTimeOffset[] days = [.. offsets.Select(offset => Date("2023-01-05").AddDays(offset))];
            var bars = Bars(days);
            var isOneWeek = days.Max() - days.Min() < TimeSpan.FromDays(7) && bars.Count == 0;
            var isWhole = days.Max() - days.Min() < TimeSpan.FromDays(7 * 29);
            return isOneWeek || (bars.Count is >= 1 and <= 30 && (!isWhole || bars.Sum(bar => bar.Count) == days.Length)
                && bars.Select(bar => DateTime.Parse(bar.Label)).Zip(bars.Skip(1).Select(bar => DateTime.Parse(bar.Label))).All(pair => pair.First < pair.Second));
        }).QuickCheckThrowOnFailure();
    }

    private static DateTimeOffset Date(string day) => new(DateTime.Parse(day), TimeSpan.Zero);

    private static IReadOnlyList<Bar> Bars(IReadOnlyList<DateTimeOffset> days)
    {
        var library = new MemoryLibrary(
            days.Select((day, number) => Briefs.Article($"{number}.txt", "A boat.", url: $"https://islander.example/{number}") with { Published = day }),
            EnglishAnalyzer.Instance);
        return WeekChart.Of(library, [.. library.Articles.Select(article => new SavedCard(new Citation(article.Id, 0, 1), null, [], []))])?.Bars ?? [];
    }
}
