using DealBot.Core.Chat;
using DealBot.Core.Articles;
using DealBot.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>The quotes of one article, made for eyes.</summary>
internal sealed class QuotesView(Screen screen)
{
    private readonly Palette palette = screen.Palette;
    private bool isFirst = true;

    /// <summary>Writes a heading for the article and its quotes in reading order.</summary>
    public void Write(Article article, IReadOnlyList<Quote> quotes)
    {
        if (!isFirst) screen.Console.WriteLine();
        isFirst = false;
        var count = quotes.Count == 1 ? "1 quote" : $"{quotes.Count} quotes";
        WriteLine(new StyledText()
            .Append(Visible.Name(article.Title), palette.Heading)
            .Append($" · {Visible.Line(article.File)} · {count}", palette.Faint));
        foreach (var quote in quotes) Write(quote, article.Text);
    }

    private void Write(Quote quote, string text)
    {
        var words = Visible.Of(quote.Span.In(text));
        Segment[] margin = [new Segment("  "), .. screen.Bar()];
        var paragraph = quote.Kind is QuoteKind.Indirect
            ? new StyledText(words, palette.Narration)
            : new StyledText($"“{words}”", palette.Quoted);
        screen.Console.Write(new Barred(paragraph, margin, margin));
        var line = Attribution.Line(quote, quote.Speaker, role: null, palette);
        if (quote.Cue is { } cue) line.Append($" · {Visible.Line(cue.In(text))}", palette.Faint);
        screen.Console.Write(Barred.Indented(line, screen.IsTerminal ? 4 : 2));
    }

    private void WriteLine(StyledText line)
    {
        screen.Console.Write(line);
        screen.Console.WriteLine();
    }
}
