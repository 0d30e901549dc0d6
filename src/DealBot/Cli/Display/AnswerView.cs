using DealBot.Core.Answers;
using DealBot.Core.Articles;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>An answer made for eyes: quote cards, or what was searched and the nearest things.</summary>
internal sealed class AnswerView(Screen screen, ILibraryView library, string articlesFolder, TimeProvider clock)
{
    private const int Margin = 3;

    private readonly Palette palette = screen.Palette;

    /// <summary>Writes the whole answer.</summary>
    public void Write(Answer answer)
    {
        if (answer.Results.Count == 0) WriteNothingFound();
        for (var rank = 1; rank <= answer.Results.Count; rank++)
        {
            if (rank > 1) screen.Console.WriteLine();
            WriteCard(rank, answer.Results[rank - 1]);
        }

        WriteSuggestions(answer);
    }

    /// <summary>Writes one card, numbered where it is one of several.</summary>
    public void WriteCard(int? rank, Result result)
    {
        WritePassage(rank, PassageText.Of(result, palette));
        WriteLine(SpeakerLine(result));
        WriteLine(ArticleLine(result.Article));
        var place = ArticlePlace.Of(result.Article, articlesFolder);
        WriteLine(new Paragraph().Append(Visible.Line(place.Shown), Hyperlink.On(palette.Faint, place, palette)));
        if (result.AlsoIn.Count > 0) WriteLine(AlsoInLine(result.AlsoIn));
    }

    /// <summary>"18 articles, 12 February to 1 May 2025".</summary>
    public string Searched()
    {
        var dates = library.Articles.Where(article => article.Published is not null).Select(article => article.Published!.Value).ToList();
        var count = Counted.Of(library.Articles.Count, "article");
        return dates.Count == 0 ? count : $"{count}, {Dates.Range(dates.Min(), dates.Max())}";
    }

    private void WriteNothingFound()
    {
        var text = library.Articles.Count == 0
            ? "The library is empty. Add articles with: dealbot import PATH"
            : $"Nothing found in {Searched()}.";
        screen.Console.Write(new Paragraph(text, palette.Heading));
        screen.Console.WriteLine();
    }

    private void WriteSuggestions(Answer answer)
    {
        if (answer.Suggestions.Count == 0) return;
        if (answer.Results.Count > 0) screen.Console.WriteLine();
        screen.Console.Write(new Paragraph(answer.Results.Count > 0 ? "See also:" : "Nearest:", palette.Faint));
        screen.Console.WriteLine();
        foreach (var suggestion in answer.Suggestions)
        {
            screen.Console.Write(new Barred(new Paragraph(Visible.Line(suggestion)), [new Segment("  • ")], [new Segment("    ")]));
        }
    }

    private void WritePassage(int? rank, Paragraph passage)
    {
        var number = rank is { } position ? $"{position,2} " : "   ";
        Segment[] first = [new Segment(number, palette.Faint), .. screen.Bar()];
        Segment[] rest = [new Segment("   "), .. screen.Bar()];
        screen.Console.Write(new Barred(passage, first, rest));
    }

    private void WriteLine(Paragraph line) => screen.Console.Write(Barred.Indented(line, screen.IsTerminal ? Margin + 2 : Margin));

    private Paragraph SpeakerLine(Result result) =>
        Attribution.Line(result.Quote, result.Speaker, result.Speaker is { } speaker ? RoleOf(speaker) : null, palette);

    private string? RoleOf(string speaker) =>
        library.Speakers.FirstOrDefault(entry => string.Equals(entry.Name, speaker, StringComparison.Ordinal)) is { Roles: [var role, ..] } ? role : null;

    private Paragraph ArticleLine(ArticleEntry article)
    {
        var place = ArticlePlace.Of(article, articlesFolder);
        var line = new Paragraph().Append(Visible.Name(article.Title), Hyperlink.On(palette.Narration, place, palette));
        if (article.Source is { } source) line.Append($" · {Visible.Name(source)}", palette.Narration);
        var date = article.Published is { } published ? Dates.DayAndAge(published, clock.GetUtcNow()) : "undated";
        return line.Append($" · {date}", palette.Faint);
    }

    private Paragraph AlsoInLine(IReadOnlyList<ArticleEntry> articles)
    {
        var line = new Paragraph().Append("also in ", palette.Faint);
        for (var at = 0; at < articles.Count; at++)
        {
            if (at > 0) line.Append(", ", palette.Faint);
            var place = ArticlePlace.Of(articles[at], articlesFolder);
            var name = articles[at].Source ?? articles[at].Title;
            line.Append(Visible.Name(name), Hyperlink.On(palette.Faint, place, palette));
        }

        return line;
    }
}
