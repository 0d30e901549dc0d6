using DealBot.Core.Chat;
using DealBot.Cli.Json;
using DealBot.Core.Answers;
using DealBot.Search;
using Spectre.Console;

namespace DealBot.Cli.Display;

/// <summary>What <c>--explain</c> adds: how the question was understood, and why each answer stands where it does.</summary>
internal sealed class ExplanationView(Screen screen)
{
    private const int Indent = 5;

    private readonly Palette palette = screen.Palette;

    /// <summary>Writes how the question was understood.</summary>
    public void Write(Understanding understanding)
    {
        WriteLine(0, "Understood as", JsonNames.Of(understanding.Question.Intent));
        if (understanding.Speakers.Count > 0) WriteLine(0, "Words of", string.Join(", ", understanding.Speakers));
        foreach (var topic in understanding.Topic)
        {
            var forms = topic.IsKnown ? string.Join(", ", topic.Forms) : "not in the library";
            WriteLine(0, $"About “{topic.Words}”", $"{forms} (weight {topic.Weight:0.##})");
        }

        screen.Console.WriteLine();
    }

    /// <summary>Writes why a result stands where it does, below its card.</summary>
    public void Write(ResultExplanation explanation)
    {
        WriteLine(Indent, "Confidence", $"{explanation.Confidence:0.00}");
        foreach (var share in explanation.Shares.Where(share => share.Value != 0))
        {
            WriteLine(Indent, share.Name, $"{share.Value * share.Weight:0.000} = {share.Value:0.000} × {share.Weight:0.###}");
        }

        if (explanation.Bm25 is { } bm25) Write(bm25, Indent);
    }

    private void Write(Explanation explanation, int indent)
    {
        screen.Console.Write(Barred.Indented(new StyledText($"{explanation.Value:0.0000} {Visible.Line(explanation.Description)}", palette.Faint), indent));
        foreach (var detail in explanation.Details) Write(detail, indent + 2);
    }

    private void WriteLine(int indent, string label, string text) =>
        screen.Console.Write(Barred.Indented(new StyledText().Append($"{Visible.Line(label)}: ", palette.Faint).Append(Visible.Line(text)), indent));
}
