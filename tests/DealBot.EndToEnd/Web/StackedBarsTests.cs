using DealBot.Web.Charts;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.EndToEnd.Web;

public sealed class StackedBarsTests
{
    private const double Nearly = 1e-6;

    private static readonly Frame Wide = new("wide", 960, 300);
    private static readonly Frame Narrow = new("narrow", 340, 260);

    private static readonly DateOnly Monday = new(2025, 2, 24);

    [Fact]
    public void Every_bar_stands_on_the_base_line_within_the_frame_and_none_overlaps_the_next() => ForAny(chart =>
        chart.Bars.All(bar => bar.X >= chart.Left && bar.X + bar.Width <= chart.Frame.Width
            && bar.Parts.All(part => part.Y >= 0 && part.Y + part.Height <= chart.Base + Nearly))
        && chart.Bars.Zip(chart.Bars.Skip(1)).All(pair => pair.First.X + pair.First.Width < pair.Second.X));

    [Fact]
    public void Heights_are_proportional_to_counts_and_agree_with_the_gridlines() => ForAny(chart =>
    {
        var (zero, top) = (chart.Lines[0], chart.Lines[^1]);
        var unit = (zero.Y - top.Y) / top.Count;
        return zero.Count == 0 && Math.Abs(zero.Y - chart.Base) < Nearly
            && chart.Bars.All(bar => bar.Count <= top.Count && bar.Parts.All(part => Math.Abs(part.Height - part.Count * unit) < Nearly))
            && chart.Lines.Count is >= 2 and <= 6;
    });

    [Fact]
    public void The_parts_of_a_bar_stand_upon_one_another_without_a_gap() => ForAny(chart => chart.Bars.All(bar =>
    {
        var foot = chart.Base;
        foreach (var part in bar.Parts)
        {
            if (Math.Abs(part.Y + part.Height - foot) > Nearly) return false;
            foot = part.Y;
        }

        return bar.Count == bar.Parts.Sum(part => part.Count);
    }));

    [Fact]
    public void No_quote_is_lost_however_few_bars_there_is_room_for() => ForAny((series, chart) =>
        chart.Bars.Sum(bar => (long)bar.Count) == series.Sum(one => one.Days.Values.Sum(count => (long)count))
        && series.All(one => chart.Bars.SelectMany(bar => bar.Parts).Where(part => part.Series == one).Sum(part => part.Count) == one.Days.Values.Sum()));

    [Fact]
    public void Labels_stay_within_the_frame_and_do_not_overlap() => ForAny(chart =>
        chart.Labels.Count > 0
        && chart.Labels.All(label => label.Start >= -Nearly && label.End <= chart.Frame.Width + Nearly
            && label.End - label.Start >= StackedBars.WidthOf(label.Day) - Nearly && label.End - label.Start >= StackedBars.WidthOf(label.Year) - Nearly)
        && chart.Labels.Zip(chart.Labels.Skip(1)).All(pair => pair.First.End < pair.Second.Start));

    [Fact]
    public void Periods_follow_one_another_day_by_day_and_hold_the_first_and_the_last() => Prop.ForAll(
        ArbMap.Default.ArbFor<(uint First, uint Second)>(),
        drawn =>
        {
            var days = new[] { Day(drawn.First), Day(drawn.Second) }.Order().ToList();
            var periods = Periods.Of(days[0], days[1], 101);
            return periods.All.Count is >= 1 and <= 101
                && periods.All[0].First <= days[0] && days[1] <= periods.All[^1].Last
                && periods.All.Zip(periods.All.Skip(1)).All(pair => pair.First.Last.AddDays(1) == pair.Second.First)
                && periods.All.Index().All(period => periods.At(period.Item.First) == period.Index && periods.At(period.Item.Last) == period.Index);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    public static TheoryData<int, string, string> Lengths =>
    [
        new(1, "week", "week") { TestDisplayName = "one week" },
        new(40, "week", "week") { TestDisplayName = "as many weeks as a phone has room for" },
        new(120, "week", "month") { TestDisplayName = "two years" },
        new(500, "month", "quarter") { TestDisplayName = "ten years" },
    ];

    [Theory, MemberData(nameof(Lengths))]
    public void Bars_are_weeks_as_long_as_there_is_room_and_then_months_quarters_or_years(int weeks, string wide, string narrow)
    {
        QuoteSeries[] series = [new("Ann Lee", "s0", Enumerable.Range(0, weeks).ToDictionary(week => Monday.AddDays(7 * week), _ => 1))];

        Assert.Equal(wide, StackedBars.Of(series, Wide).Periods.Unit);
        Assert.Equal(narrow, StackedBars.Of(series, Narrow).Periods.Unit);
    }

    [Fact]
    public void A_week_begins_on_Monday_and_is_named_by_it()
    {
        var week = Assert.Single(Periods.Of(new DateOnly(2025, 2, 26), new DateOnly(2025, 3, 2), 10).All);

        Assert.Equal((Monday, new DateOnly(2025, 3, 2), "24 Feb", "week of 24 February 2025"), (week.First, week.Last, week.Label, week.Name));
    }

    [Fact]
    public void The_year_stands_below_the_first_label_of_each_year()
    {
        QuoteSeries[] series = [new("Ann Lee", "s0", new Dictionary<DateOnly, int> { [new(2024, 12, 17)] = 1, [new(2025, 1, 14)] = 2 })];

        Assert.Equal(
            [("16 Dec", "2024"), ("23 Dec", ""), ("30 Dec", ""), ("6 Jan", "2025"), ("13 Jan", "")],
            StackedBars.Of(series, Wide).Labels.Select(label => (label.Day, label.Year)));
    }

    private static DateOnly Day(uint number) => DateOnly.FromDayNumber((int)(number % (uint)(DateOnly.MaxValue.DayNumber + 1)));

    private static void ForAny(Func<StackedBars, bool> holds) => ForAny((_, chart) => holds(chart));

    // Up to nine series over some weeks, or over all the time that a calendar knows.
    private static void ForAny(Func<IReadOnlyList<QuoteSeries>, StackedBars, bool> holds) => Prop.ForAll(
        ArbMap.Default.ArbFor<(uint Place, ushort Count)[]>(),
        Gen.Choose(0, 3_652_058).Or(Gen.Choose(0, 4000)).ToArbitrary(),
        (drawn, span) =>
        {
            List<QuoteSeries> series = [.. (drawn ?? [])
                .Index()
                .GroupBy(one => one.Index % 9)
                .Select(group => new QuoteSeries($"Speaker {group.Key}", $"s{group.Key}", group
                    .GroupBy(one => DateOnly.FromDayNumber((int)(one.Item.Place % (uint)(span + 1))))
                    .ToDictionary(day => day.Key, day => day.Sum(one => one.Item.Count + 1))))];
            return series.Count == 0 || new[] { Wide, Narrow }.All(frame => holds(series, StackedBars.Of(series, frame)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
