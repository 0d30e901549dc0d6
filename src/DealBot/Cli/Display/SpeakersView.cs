using DealBot.Core.Articles;
using Spectre.Console;

namespace DealBot.Cli.Display;

/// <summary>The speakers of a library, made for eyes: a table with a bar for the number of quotes.</summary>
internal sealed class SpeakersView(Screen screen)
{
    private const int LongestBar = 20;

    /// <summary>Writes a table; the longest bar is that of the most quoted.</summary>
    public void Write(IReadOnlyList<SpeakerEntry> speakers)
    {
        var palette = screen.Palette;
        var most = speakers.Max(speaker => speaker.QuoteCount);
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("speaker") { Padding = new Padding(0, 0, 2, 0) });
        table.AddColumn(new TableColumn("quotes") { Alignment = Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        table.AddColumn(new TableColumn("bar") { NoWrap = true, Padding = new Padding(0) });
        foreach (var speaker in speakers)
        {
            var name = new Paragraph().Append(Visible.Name(speaker.Name), palette.Speaker);
            if (speaker.Roles is [var role, ..]) name.Append($", {Visible.Name(role)}", palette.Faint);
            table.AddRow(name, new Paragraph($"{speaker.QuoteCount}"), new Paragraph(Bar(speaker.QuoteCount, most), palette.Bar));
        }

        screen.Console.Write(table);
    }

    /// <summary>Blocks in proportion, an eighth of a column exact.</summary>
    private static string Bar(int count, int most)
    {
        var eighths = most == 0 ? 0 : (int)Math.Round(8.0 * LongestBar * count / most);
        var last = " ▏▎▍▌▋▊▉"[eighths % 8];
        return new string('█', eighths / 8) + (last is ' ' ? "" : last);
    }
}
