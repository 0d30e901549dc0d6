using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>Lines with a margin on their left: the first margin beside the first line, the other beside the rest.</summary>
internal sealed class Barred(IRenderable inner, Segment[] first, Segment[] rest) : Renderable
{
    /// <summary>Indents by spaces alone.</summary>
    public static Barred Indented(IRenderable inner, int columns)
    {
        Segment[] margin = [new Segment(new string(' ', columns))];
        return new Barred(inner, margin, margin);
    }

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var margin = first;
        foreach (var line in Segment.SplitLines(inner.Render(options, maxWidth - Segment.CellCount(first))))
        {
            foreach (var segment in margin) yield return segment;
            foreach (var segment in line) yield return segment;
            yield return Segment.LineBreak;
            margin = rest;
        }
    }
}
