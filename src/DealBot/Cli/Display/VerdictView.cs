using DealBot.Core.Answers;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Words;
using Spectre.Console;

namespace DealBot.Cli.Display;

/// <summary>What a verification found, above the passages that show it.</summary>
internal sealed class VerdictView(Screen screen)
{
    private readonly Palette palette = screen.Palette;

    /// <summary>Writes the verdict, and the claim beside what is printed where they differ.</summary>
    public void Write(Answer answer, Verdict verdict, string searched)
    {
        var speaker = answer.Results is [{ Speaker: { } name }, ..] ? Visible.Name(name) : null;
        var (mark, label, sentence) = VerdictWords.Of(verdict, speaker, searched);
        var style = verdict switch { Verdict.Verbatim => palette.Success, Verdict.Close => palette.Caution, _ => palette.Failure };
        Write(new StyledText().Append($"{mark} {label} ", style).Append(sentence));
        if (verdict is Verdict.Close || answer.Differences.Any(difference => difference.Kind is not DifferenceKind.Same)) WriteDifferences(answer.Differences);
        if (answer.Results.Count > 0) screen.Console.WriteLine();
    }

    /// <summary>On a terminal what is not printed is struck out and what is printed instead underlined; elsewhere as wdiff marks them.</summary>
    private void WriteDifferences(IReadOnlyList<Difference> differences)
    {
        var line = new StyledText();
        foreach (var (kind, claimed, printed) in differences)
        {
            if (line.Length > 0) line.Append(" ");
            if (kind is DifferenceKind.Same)
            {
                line.Append(Visible.Line(printed));
                continue;
            }

            if (claimed.Length > 0) line.Append(Marked(claimed, "[-", "-]"), palette.Missing);
            if (claimed.Length > 0 && printed.Length > 0) line.Append(" ");
            if (printed.Length > 0) line.Append(Marked(printed, "{+", "+}"), palette.Added);
        }

        screen.Console.Write(Barred.Indented(line, 2));
    }

    private string Marked(string words, string open, string close) =>
        screen.IsTerminal ? Visible.Line(words) : open + Visible.Line(words) + close;

    private void Write(StyledText line)
    {
        screen.Console.Write(line);
        screen.Console.WriteLine();
    }
}
