using DealBot.Cli.Json;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Administration;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>What a library holds, made for eyes.</summary>
internal sealed class StatusView(Screen screen)
{
    private const int LabelColumns = 15;

    /// <summary>Writes a line for each fact.</summary>
    public void Write(StatusJson status)
    {
        var dates = status is { From: { } from, To: { } to } ? $", {Dates.Range(from, to)}" : "";
        var stories = status.Stories < status.Articles ? $", {Counted.Of(status.Stories, "story", "stories")}" : "";
        var outlets = status.Sources > 0 ? $" from {Counted.Of(status.Sources, "outlet")}" : "";
        WriteLine("Library", status.Library + (status.Bytes is { } bytes ? $" ({Counted.Bytes(bytes)})" : ""));
        WriteLine("Revision", $"{status.Revision}");
        WriteLine("Articles", $"{status.Articles:N0}{outlets}{stories}{dates}");
        WriteLine("Quotes", $"{status.Quotes:N0} by {Counted.Of(status.Speakers, "speaker")}");
        WriteLine("Passages", $"{status.Passages:N0}");
        WriteLine("Feeds", $"{status.Feeds:N0}{(status.FailingFeeds > 0 ? $", {status.FailingFeeds:N0} of them failing: dealbot feeds list" : "")}");
        WriteLine("Alerts", AlertWords.Counts(status.AlertCounts));
        WriteLine("Configuration", status.Configuration ?? "none: defaults");
    }

    private void WriteLine(string label, string text) =>
        screen.Console.Write(new Barred(
            new StyledText(Visible.Line(text)),
            [new Segment(label.PadRight(LabelColumns), screen.Palette.Faint)],
            [new Segment(new string(' ', LabelColumns))]));
}
