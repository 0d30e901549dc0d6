namespace DealBot.Core.Chat;

/// <summary>A chart drawn with characters of equal width.</summary>
public static class Bars
{
    private const int Width = 20;

    /// <summary>A line for each bar: its label, the bar, the count. The longest bar has twenty characters; what is not nothing has one at least.</summary>
    public static IReadOnlyList<string> Of(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Bars.Count == 0) return [];
        var most = Math.Max(1, chart.Bars.Max(bar => bar.Count));
        var labels = chart.Bars.Max(bar => bar.Label.Length);
        return
        [
            .. chart.Bars.Select(bar =>
                $"{Visible.Line(bar.Label).PadRight(labels)} {new string('█', bar.Count <= 0 ? 0 : Math.Max(1, (int)((long)bar.Count * Width / most)))} {bar.Count}"),
        ];
    }
}
