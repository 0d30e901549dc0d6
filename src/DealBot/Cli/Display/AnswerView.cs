using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Words;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>An answer made for eyes: quote cards, or what was searched and the nearest things.</summary>
internal sealed class AnswerView(Screen screen, ILibraryView library, TimeProvider clock)
{
    private const int Margin = 3;

    private readonly Palette palette = screen.Palette;
    private readonly ExplanationView explanations = new(screen);

    /// <summary>Writes the question above its answer: for many questions in a row.</summary>
    public void WriteWithQuestion(Answer answer)
    {
        screen.Console.Write(new StyledText(Visible.Line(answer.Question), palette.Heading));
        screen.Console.WriteLine();
        Write(answer);
        screen.Console.WriteLine();
    }

    /// <summary>Writes the whole answer.</summary>
    public void Write(Answer answer)
    {
        if (answer.Understanding is { } understanding) explanations.Write(understanding);
        if (answer.Results.Count > 0) WriteRemarks(answer);
        if (answer.Verdict is { } verdict) new VerdictView(screen).Write(answer, verdict, Searched.In(library));
        else if (answer.Results.Count == 0) WriteNothingFound();

        for (var rank = 1; rank <= answer.Results.Count; rank++)
        {
            if (rank > 1) screen.Console.WriteLine();
            WriteCard(rank, answer.Results[rank - 1]);
        }

        if (answer.Results.Count == 0) WriteNearest(answer);
    }

    /// <summary>Writes one card.</summary>
    private void WriteCard(int rank, Result result)
    {
        WritePassage(rank, PassageText.Of(result, palette));
        if (result.Quote is not null || result.Speaker is not null) WriteLine(SpeakerLine(result));
        WriteLine(ArticleLine(result.Article));
        var place = ArticlePlace.Of(result.Article);
        WriteLine(new StyledText(Visible.Line(place.Shown), Hyperlink.On(palette.Faint, place, palette)) { Wraps = false });
        if (result.AlsoIn.Count > 0) WriteLine(AlsoInLine(result.AlsoIn));
        if (result.Explanation is { } explanation) explanations.Write(explanation);
    }

    private void WriteNothingFound()
    {
        var text = library.Articles.Count == 0
            ? "The library is empty. Add articles with: dealbot import PATH"
            : $"Nothing found in {Searched.In(library)}.";
        screen.Console.Write(new StyledText(text, palette.Heading));
        screen.Console.WriteLine();
    }

    // Where there are results, all there is to say is how the question was read.
    private void WriteRemarks(Answer answer)
    {
        foreach (var remark in answer.Suggestions) screen.Console.Write(new Barred(new StyledText(Visible.Line(remark.Text), palette.Caution), [], []));
        if (answer.Suggestions.Count > 0) screen.Console.WriteLine();
    }

    private void WriteNearest(Answer answer)
    {
        if (answer.Suggestions.Count == 0) return;
        screen.Console.Write(new StyledText("Nearest:", palette.Faint));
        screen.Console.WriteLine();
        foreach (var suggestion in answer.Suggestions)
        {
            screen.Console.Write(new Barred(new StyledText(Visible.Line(suggestion.Text)), [new Segment("  • ")], [new Segment("    ")]));
        }
    }

    private void WritePassage(int rank, StyledText passage)
    {
        Segment[] first = [new Segment($"{rank,2} ", palette.Faint), .. screen.Bar()];
        Segment[] rest = [new Segment("   "), .. screen.Bar()];
        screen.Console.Write(new Barred(passage, first, rest));
    }

    private void WriteLine(StyledText line) => screen.Console.Write(Barred.Indented(line, screen.IsTerminal ? Margin + 2 : Margin));

    private StyledText SpeakerLine(Result result)
    {
        var speaker = result.Speaker is { } shown ? Named.SpeakerShownAs(library, shown) : null;
        return Attribution.Line(result.Quote, result.Speaker, AttributionWords.RoleOf(speaker), palette);
    }

    private StyledText ArticleLine(ArticleEntry article)
    {
        var place = ArticlePlace.Of(article);
        var line = new StyledText().Append(Visible.Name(article.Title), Hyperlink.On(palette.Narration, place, palette));
        if (article.Source is { } source) line.Append($" · {Visible.Name(source)}", palette.Narration);
        var date = article.Published is { } published ? Dates.DayAndAge(published, clock.GetUtcNow()) : "undated";
        return line.Append($" · {date}", palette.Faint);
    }

    private StyledText AlsoInLine(IReadOnlyList<ArticleEntry> articles)
    {
        var line = new StyledText().Append("also in ", palette.Faint);
        for (var at = 0; at < articles.Count; at++)
        {
            if (at > 0) line.Append(", ", palette.Faint);
            var place = ArticlePlace.Of(articles[at]);
            var name = articles[at].Source ?? articles[at].Title;
            line.Append(Visible.Name(name), Hyperlink.On(palette.Faint, place, palette));
        }

        return line;
    }
}
