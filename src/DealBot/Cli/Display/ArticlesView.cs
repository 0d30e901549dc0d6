using DealBot.Core.Chat;
using DealBot.Core.Articles;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>The articles of a library, made for eyes: two lines each.</summary>
internal sealed class ArticlesView(Screen screen)
{
    private const int DateColumns = 12; // "yyyy-MM-dd" and two spaces

    /// <summary>Writes the articles in the order given.</summary>
    public void Write(IEnumerable<ArticleEntry> articles)
    {
        foreach (var article in articles) Write(article);
    }

    private void Write(ArticleEntry article)
    {
        var palette = screen.Palette;
        var place = ArticlePlace.Of(article);
        var title = new StyledText(Visible.Name(article.Title), Hyperlink.On(palette.Heading, place, palette));
        var date = article.Published is { } published ? Dates.Iso(published) : "undated";
        Segment[] rest = [new Segment(new string(' ', DateColumns))];
        screen.Console.Write(new Barred(title, [new Segment(date.PadRight(DateColumns), palette.Faint)], rest));

        var facts = new StyledText();
        if (article.Source is { } source) facts.Append($"{Visible.Name(source)} · ");
        facts.Append($"{Counted.Of(article.QuoteCount, "quote")} · #{article.Id} · {Visible.Line(article.File)}", palette.Faint);
        screen.Console.Write(new Barred(facts, rest, rest));
    }
}
