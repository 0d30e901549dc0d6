namespace DealBot.Web.Charts;

/// <summary>Where the bars, gridlines and labels of a chart stand: geometry only, in the units of its frame.</summary>
/// <remarks>Heights are proportional to counts, from a base line at 0; bars stand in the order of <see cref="Periods"/>.</remarks>
public sealed record StackedBars
{
    /// <summary>Units a bar and the gap after it take at least: what a finger's breadth holds of a phone's chart stays readable.</summary>
    public const double NarrowestSlot = 6;

    private const double WidestBar = 56;
    private const double BarShare = 0.78; // of its slot; the rest is gap
    private const double DigitWidth = 7; // of 12-unit type, with room to spare; letters are about as wide
    private const double LabelGap = 8;
    private const double Top = 12;
    private const double Right = 4;
    private const double Bottom = 40; // two lines of labels: the day or month, the year
    private const int MostLines = 5;

    private StackedBars(Frame frame, Periods periods, IReadOnlyList<GridLine> lines, double left, IReadOnlyList<Bar> bars, IReadOnlyList<DateLabel> labels) =>
        (Frame, Periods, Lines, Left, Bars, Labels) = (frame, periods, lines, left, bars, labels);

    /// <summary>What all stands in.</summary>
    public Frame Frame { get; }

    /// <summary>What each bar is for.</summary>
    public Periods Periods { get; }

    /// <summary>The gridlines, from the base line up.</summary>
    public IReadOnlyList<GridLine> Lines { get; }

    /// <summary>Where the gridlines begin; the labels of their counts end before it.</summary>
    public double Left { get; }

    /// <summary>One for each period.</summary>
    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>The dates below the bars, left to right; none overlaps another.</summary>
    public IReadOnlyList<DateLabel> Labels { get; }

    /// <summary>Where the base line is.</summary>
    public double Base => Frame.Height - Bottom;

    /// <summary>Lays a chart out.</summary>
    /// <param name="series">Whose quotes, the lowest in each bar first; they have at least one day.</param>
    /// <param name="frame">The size of the chart.</param>
    public static StackedBars Of(IReadOnlyList<QuoteSeries> series, Frame frame)
    {
        var days = series.SelectMany(static one => one.Days.Keys);
        var (first, last) = (days.Min(), days.Max());
        var most = (int)((frame.Width - Right - LeftOf(1_000_000)) / NarrowestSlot);
        var periods = Periods.Of(first, last, most);

        var counts = new int[periods.All.Count, series.Count];
        foreach (var (place, one) in series.Index())
        {
            foreach (var (day, count) in one.Days) counts[periods.At(day), place] += count;
        }

        var totals = Enumerable.Range(0, periods.All.Count).Select(at => Enumerable.Range(0, series.Count).Sum(place => counts[at, place])).ToList();
        var step = StepFor(totals.Max());
        var top = (totals.Max() + step - 1) / step * step;
        var left = LeftOf(top);
        var height = frame.Height - Top - Bottom;
        var slot = (frame.Width - left - Right) / periods.All.Count;
        var width = Math.Min(slot * BarShare, WidestBar);

        var bars = periods.All.Select((period, at) =>
        {
            var x = left + slot * at + (slot - width) / 2;
            var y = Top + height;
            var parts = new List<BarPart>();
            for (var place = 0; place < series.Count; place++)
            {
                if (counts[at, place] is not (var count and > 0)) continue;
                var tall = height * count / top;
                y -= tall;
                parts.Add(new BarPart(series[place], count, y, tall));
            }

            return new Bar(period, totals[at], x, width, left + slot * at, slot, parts);
        }).ToList();

        var lines = Enumerable.Range(0, top / step + 1).Select(line => new GridLine(line * step, Top + height - height * line * step / top)).ToList();
        return new StackedBars(frame, periods, lines, left, bars, LabelsOf(bars, frame));
    }

    /// <summary>How wide a label is at most.</summary>
    public static double WidthOf(string label) => label.Length * DigitWidth;

    private static double LeftOf(int top) => WidthOf($"{top:N0}") + LabelGap;

    // 1, 2 or 5 times a power of ten, so that five lines or fewer above the base reach the top.
    private static int StepFor(int top)
    {
        for (long ten = 1; ; ten *= 10)
        {
            foreach (var step in (long[])[ten, 2 * ten, 5 * ten])
            {
                if ((top + step - 1) / step <= MostLines) return (int)step;
            }
        }
    }

    // As many as there is room for, at equal distances; the year stands below the first label of each.
    private static List<DateLabel> LabelsOf(List<Bar> bars, Frame frame)
    {
        for (var stride = 1; ; stride++)
        {
            var labels = LabelsOf(bars, stride, frame);
            if (labels.Zip(labels.Skip(1)).All(static pair => pair.First.End + LabelGap <= pair.Second.Start)) return labels;
        }
    }

    private static List<DateLabel> LabelsOf(List<Bar> bars, int stride, Frame frame)
    {
        List<DateLabel> labels = [];
        var year = 0;
        for (var at = 0; at < bars.Count; at += stride)
        {
            var (bar, period) = (bars[at], bars[at].Period);
            var named = period.First.Year == year ? "" : $"{period.First.Year}";
            year = period.First.Year;
            var half = WidthOf(period.Label.Length > named.Length ? period.Label : named) / 2;
            var middle = Math.Clamp(bar.X + bar.Width / 2, half, frame.Width - half);
            labels.Add(new DateLabel(period.Label, named, middle, middle - half, middle + half));
        }

        return labels;
    }
}

/// <summary>The size of a chart.</summary>
/// <param name="Name">Which of its two forms it is: "wide" or "narrow".</param>
/// <param name="Width">In units that are pixels where it is not scaled.</param>
/// <param name="Height">In the same units.</param>
public sealed record Frame(string Name, double Width, double Height);

/// <summary>The bar of a period.</summary>
/// <param name="Period">When.</param>
/// <param name="Count">Quotes of all series.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="SlotX">The left edge of all the room that belongs to the period.</param>
/// <param name="SlotWidth">How wide that is.</param>
/// <param name="Parts">One upon the other, the lowest first; nothing for what counts nothing.</param>
public sealed record Bar(Period Period, int Count, double X, double Width, double SlotX, double SlotWidth, IReadOnlyList<BarPart> Parts);

/// <summary>One series' part of a bar.</summary>
/// <param name="Series">Whose.</param>
/// <param name="Count">How many quotes.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Height">Its height.</param>
public sealed record BarPart(QuoteSeries Series, int Count, double Y, double Height);

/// <summary>A line across the chart.</summary>
/// <param name="Count">What it stands for.</param>
/// <param name="Y">Where it is.</param>
public sealed record GridLine(int Count, double Y);

/// <summary>A date below the bars.</summary>
/// <param name="Day">The upper line; may be empty.</param>
/// <param name="Year">The lower line; empty where it is the year of the label before.</param>
/// <param name="Middle">Where it is centred.</param>
/// <param name="Start">Where its longer line begins at the most.</param>
/// <param name="End">Where that ends.</param>
public sealed record DateLabel(string Day, string Year, double Middle, double Start, double End);
