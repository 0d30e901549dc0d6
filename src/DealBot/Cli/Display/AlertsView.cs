using System.Globalization;
using DealBot.Core.Alerts;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Administration;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>What became of new articles in channels, made for eyes: the time, the state, the article, the channel, the reason.</summary>
internal sealed class AlertsView(Screen screen)
{
    private static readonly int StateColumns = Enum.GetValues<AlertState>().Max(static state => AlertWords.State(state).Length) + 2;

    /// <summary>Writes the entries in the order given.</summary>
    public void Write(IEnumerable<AlertEntry> entries)
    {
        foreach (var entry in entries) Write(entry, entry.Reason is { } reason ? [reason] : []);
    }

    /// <summary>Writes one entry, and sentences below it.</summary>
    public void Write(AlertEntry entry, IReadOnlyList<string> sentences)
    {
        var palette = screen.Palette;
        var time = entry.Changed.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'  ", CultureInfo.InvariantCulture);
        var style = entry.State switch
        {
            AlertState.Failed or AlertState.Paused => palette.Failure,
            AlertState.Retried => palette.Caution,
            AlertState.Sent => palette.Success,
            _ => palette.Faint,
        };
        Segment[] margin = [new Segment(time, palette.Faint), new Segment(AlertWords.State(entry.State).PadRight(StateColumns), style)];
        Segment[] rest = [new Segment(new string(' ', Segment.CellCount(margin)))];
        var what = new StyledText()
            .Append(entry.Title is { } title ? Visible.Name(title) : "an article that has left the library", palette.Heading)
            .Append($" #{entry.ArticleId} · {entry.Place.Platform} {Visible.Line(entry.Place.Channel)}", palette.Faint);
        screen.Console.Write(new Barred(what, margin, rest));
        foreach (var sentence in sentences) screen.Console.Write(new Barred(new StyledText(Visible.Line(sentence)), rest, rest));
    }
}
