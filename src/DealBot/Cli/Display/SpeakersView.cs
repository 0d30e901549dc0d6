using System.Globalization;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Words;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>The speakers of a library, made for eyes: a bar for the number of quotes, the name, the role.</summary>
internal sealed class SpeakersView(Screen screen)
{
    private const int LongestBar = 20;

    /// <summary>Writes a line each; the longest bar is that of the most quoted.</summary>
    public void Write(IReadOnlyList<SpeakerEntry> speakers)
    {
        var palette = screen.Palette;
        var most = speakers.Max(speaker => speaker.QuoteCount);
        var digits = most.ToString(CultureInfo.InvariantCulture).Length;
        foreach (var speaker in speakers)
        {
            Segment[] margin =
            [
                new Segment($"{Bar(speaker.QuoteCount, most),-LongestBar} ", palette.Bar),
                new Segment(speaker.QuoteCount.ToString(CultureInfo.InvariantCulture).PadLeft(digits) + "  "),
            ];
            Segment[] rest = [new Segment(new string(' ', Segment.CellCount(margin)))];
            var name = new StyledText().Append(Visible.Name(speaker.Name), palette.Speaker);
            if (AttributionWords.RoleOf(speaker) is { } role) name.Append($", {Visible.Name(role)}", palette.Faint);
            screen.Console.Write(new Barred(name, margin, rest));
        }
    }

    /// <summary>Blocks in proportion, an eighth of a column exact.</summary>
    private static string Bar(int count, int most)
    {
        var eighths = most == 0 ? 0 : (int)Math.Round(8.0 * LongestBar * count / most);
        var last = " ▏▎▍▌▋▊▉"[eighths % 8];
        return new string('█', eighths / 8) + (last is ' ' ? "" : last);
    }
}
