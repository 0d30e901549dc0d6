using DealBot.Core.Chat;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>What a check of the setup found, a line each.</summary>
internal sealed class ChecksView(Screen screen)
{
    private const int LabelColumns = 24;

    /// <summary>The worst outcome written so far.</summary>
    public SetupOutcome Worst { get; private set; }

    /// <summary>Writes a heading and the checks below it.</summary>
    public void Write(string heading, IReadOnlyList<SetupCheck> checks)
    {
        screen.Writer.WriteLine(heading);
        foreach (var check in checks)
        {
            if (check.Outcome > Worst) Worst = check.Outcome;
            var (mark, style) = check.Outcome switch
            {
                SetupOutcome.Good => ("  ok  ", Style.Plain),
                SetupOutcome.Warning => ("  !   ", screen.Palette.Caution),
                _ => ("  NO  ", screen.Palette.Failure),
            };
            var label = Visible.Line(check.Subject).PadRight(LabelColumns);
            screen.Console.Write(new Barred(
                new StyledText(Visible.Line(check.Detail)),
                [new Segment(mark, style), new Segment(label, screen.Palette.Faint)],
                [new Segment(new string(' ', mark.Length + label.Length))]));
        }
    }
}
