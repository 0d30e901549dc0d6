using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Store;
using DealBot.Text;

namespace DealBot.Core.Chat.Administration;

/// <summary>The reports that are open, each with its quote, and the corrections, to be undone.</summary>
internal sealed class ReportPage(Library library, ChatStore store)
{
    private const int MostReports = 3; // cards, as in every reply
    private const int MostCounted = 100;
    private const int MostCorrections = 25; // what a menu holds
    private const int LongestWords = 80;

    /// <summary>The parts.</summary>
    /// <param name="done">What was just done, to be said first; null for nothing.</param>
    public IReadOnlyList<ReplyPart> Parts(string? done)
    {
        using var view = library.View();
        List<ReplyPart> parts = [new Heading("Quality")];
        if (done is not null) parts.Add(new Note(done));
        AddReports(parts, view);
        AddCorrections(parts, view);
        return parts;
    }

    /// <summary>The card of a quote; null when the library holds it no more.</summary>
    public static QuoteCard? Card(ILibraryView view, Citation quote, IReadOnlyList<Button> buttons)
    {
        var span = new TextSpan(quote.Start, quote.End);
        return view.PassagesOf(quote.ArticleId).FirstOrDefault(passage => passage.Span.Contains(span)) is { } passage
            && passage.Quotes.FirstOrDefault(found => found.Span == span) is { } found
                ? new CardMaker(view).Of(SavedCard.Of(view, passage, found), buttons)
                : null;
    }

    /// <summary>Quotes to choose from.</summary>
    public static IReadOnlyList<MenuOption> Options(IEnumerable<(Citation Quote, string Label)> quotes) =>
        [.. quotes.Take(MostCorrections).Select(quote => new MenuOption(CommandPress.ReferenceTo(quote.Quote), Visible.Line(quote.Label)))];

    /// <summary>Where a corrected quote stands.</summary>
    public static Citation CitationOf(CorrectedQuote corrected) => new(corrected.ArticleId, corrected.Span.Start, corrected.Span.End);

    /// <summary>The first of the words, on one line.</summary>
    public static string Short(string words) => Excerpt.Of(words, LongestWords);

    private void AddReports(List<ReplyPart> parts, LibraryView view)
    {
        var reports = store.OpenReports(MostCounted);
        var gone = reports.Where(report => Card(view, report.Quote, []) is null).ToList();
        foreach (var report in gone) store.TryClose(report.Number, ReportState.Dismissed);
        if (gone.Count > 0) parts.Add(new Note($"{Counted.Of(gone.Count, "report")} closed: the library holds those quotes no more.", IsQuiet: true));

        IReadOnlyList<QuoteReport> open = [.. reports.Except(gone)];
        parts.Add(new Note(open.Count == 0 ? "No reports are open." : $"{Counted.Of(open.Count, "report")} to look at, oldest first:"));
        foreach (var report in open.Take(MostReports))
        {
            parts.Add(new Note(Says(report)));
            parts.Add(Card(view, report.Quote, Buttons(report))!);
        }
    }

    private void AddCorrections(List<ReplyPart> parts, LibraryView view)
    {
        var corrections = library.Corrections();
        if (corrections.Count == 0) return;
        parts.Add(new Note($"{Counted.Of(corrections.Count, "correction")} in all.", IsQuiet: true));
        parts.Add(new Menu(CommandPress.Id(ChatCommands.Administration, "quality", QualityCommand.Undo, "one"), "Choose a correction to undo", Options(corrections
            .Select(corrected => (CitationOf(corrected), $"{Verdict(corrected.Correction)}: “{Short(corrected.Words)}” (by {corrected.By})")))));
    }

    private static RichText Says(QuoteReport report) => RichText
        .Of(Visible.Name(report.ReporterName), RunStyle.Strong)
        .Then($", {Dates.Day(report.Reported)}: ")
        .Then(report.Suggestion is null ? "the speaker is wrong; who it is was not said." : Verdict(report.Suggestion) + ".");

    private static string Verdict(Correction correction) => correction is Correction.SpokenBy { Name: var name } ? $"said by {Visible.Name(name)}" : "not a quote";

    private static IReadOnlyList<Button> Buttons(QuoteReport report)
    {
        var dismiss = new Button(CommandPress.Id(ChatCommands.Administration, "quality", "dismiss", $"{report.Number}"), "Dismiss");
        return report.Suggestion is null
            ? [dismiss]
            : [new Button(CommandPress.Id(ChatCommands.Administration, "quality", "apply", $"{report.Number}"), "Apply", ButtonStyle.Primary), dismiss];
    }
}
