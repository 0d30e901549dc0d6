using System.Globalization;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Store;
using DealBot.Core.Chat.Words;
using DealBot.Text;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin quality</c>: what was reported wrong, and the corrections that moderators made.</summary>
internal sealed class QualityCommand(Library library, ChatStore store)
{
    public const string NotAQuote = "not a quote";
    public const string Undo = "undo";

    private readonly ReportPage _page = new(library, store);
    private readonly PendingCorrections _pending = new(store);

    public Reply Answer(Call call)
    {
        var chosen = call[CommandPress.Chosen];
        if (call["apply"] is { } applied) return call.Reply(_page.Parts(Close(applied, isApplied: true, call.User)));
        if (call["dismiss"] is { } dismissed) return call.Reply(_page.Parts(Close(dismissed, isApplied: false, call.User)));
        if (call["take"] is { } pending)
        {
            return call.Reply(CommandPress.Quote(chosen) is { } quote && _pending.Find(pending, call) is { } wanted
                ? Correct(quote, wanted.Speaker, wanted.Verdict, call.User)
                : [new Note("This choice is too old. Please type the command again.")]);
        }

        if (call[Undo] is { } undone)
            return call.Reply(CommandPress.Quote(chosen ?? undone) is { } corrected ? UndoOf(corrected) : [Gone]);
        return call["words"] is { } words ? call.Reply(Find(call, Typed.Unquoted(words))) : call.Reply(_page.Parts(done: null));
    }

    private static Note Gone => new("The library holds no such quote any more.");

    private IReadOnlyList<ReplyPart> Find(Call call, string words)
    {
        var (speaker, verdict) = (call["speaker"], call["verdict"]);
        if (string.Equals(verdict, Undo, StringComparison.Ordinal)) return FindCorrected(call, words);

        using var view = library.View();
        var found = QuotesHolding.Of(view, words);
        if (found.Count == 0) return [new Note($"No quote holds these words. Searched: {Searched.In(view)}.")];
        if (found.Count > 1) return Choosing(call, speaker, verdict, [.. found.Select(quote => (CitationOf(quote.Passage, quote.Quote), quote.Words))]);
        if (speaker is not null || verdict is not null) return Correct(CitationOf(found[0].Passage, found[0].Quote), speaker, verdict, call.User);

        return
        [
            new Note(RichText.Of("This quote holds the words. To correct its speaker: ").Then(AsTyped.Code(call.Place.Platform, $"admin quality \"{ReportPage.Short(words)}\" by Name"))
                .Then(". If it is no quote: ").Then(AsTyped.Code(call.Place.Platform, $"admin quality \"{ReportPage.Short(words)}\" not a quote"))),
            .. ReportPage.Card(view, CitationOf(found[0].Passage, found[0].Quote), []) is { } card ? [card] : Array.Empty<ReplyPart>(),
        ];
    }

    private IReadOnlyList<ReplyPart> FindCorrected(Call call, string words)
    {
        var wanted = FacetNames.Fold(words);
        var found = library.Corrections()
            .Where(corrected => wanted.Length > 0 && FacetNames.Fold(corrected.Words).Contains(wanted, StringComparison.Ordinal))
            .Select(corrected => (ReportPage.CitationOf(corrected), corrected.Words))
            .ToList();
        return found switch
        {
            [] => [new Note(RichText.Of("No corrected quote holds these words. To see all corrections: ").Then(AsTyped.Code(call.Place.Platform, "admin quality")))],
            [var (quote, _)] => UndoOf(quote),
            _ => Choosing(call, speaker: null, Undo, found),
        };
    }

    private IReadOnlyList<ReplyPart> Choosing(Call call, string? speaker, string? verdict, List<(Citation Quote, string Words)> found)
    {
        if (speaker is null && verdict is null)
            return [new Note($"{Counted.Of(found.Count, "quote")} hold these words. Write more of them, and a speaker or “not a quote”.")];

        var id = _pending.Save(call, new PendingCorrection(speaker, verdict));
        return
        [
            new Note($"{Counted.Of(found.Count, "quote")} hold these words."),
            new Menu(CommandPress.Id(ChatCommands.Administration, "quality", "take", id), "Choose the quote that is meant", ReportPage.Options(found)),
        ];
    }

    private IReadOnlyList<ReplyPart> Correct(Citation quote, string? typed, string? verdict, ChatUser by)
    {
        if (string.Equals(verdict, Undo, StringComparison.Ordinal)) return UndoOf(quote);

        using var view = library.View();
        Correction? correction = string.Equals(verdict, NotAQuote, StringComparison.Ordinal) ? new Correction.NotAQuote()
            : typed is not null && Named.SpeakerName(view, typed) is { } name ? new Correction.SpokenBy(name)
            : null;
        return correction is null ? [new Note("Say whose words they are by a name, or “not a quote”.")]
            : library.Correct(quote.ArticleId, SpanOf(quote), correction, by.Name) is not { } done ? [Gone]
            : [new Note(Said(done)), UndoRow(done)];
    }

    private IReadOnlyList<ReplyPart> UndoOf(Citation quote) => library.UndoCorrection(quote.ArticleId, SpanOf(quote))
        ? [new Note("Undone: the quote is again as it was found.")]
        : [new Note("That correction is not there any more.")];

    // The correction first: repeated, it changes nothing, and no report is closed in vain.
    private string Close(string number, bool isApplied, ChatUser by)
    {
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which) || store.FindReport(which) is not { State: ReportState.Open } report)
            return "Somebody has closed that report already.";
        if (!isApplied)
        {
            store.TryClose(which, ReportState.Dismissed);
            return "Dismissed.";
        }

        if (report.Suggestion is null) return "The report names nobody. Type the words with a speaker.";
        var done = library.Correct(report.Quote.ArticleId, SpanOf(report.Quote), report.Suggestion, by.Name);
        store.TryClose(which, done is null ? ReportState.Dismissed : ReportState.Applied);
        return done is null ? "The library holds no such quote any more; the report is closed." : Said(done).Plain;
    }

    private static RichText Said(CorrectedQuote done) => done.Correction switch
    {
        Correction.SpokenBy { Name: var name } => RichText.Of("Done: these are the words of ").Then(Visible.Name(name), RunStyle.Strong).Then($": “{ReportPage.Short(done.Words)}”"),
        _ => $"Done: these words are no quote any more: “{ReportPage.Short(done.Words)}”",
    };

    private static ButtonRow UndoRow(CorrectedQuote done) => new(
        [new Button(CommandPress.Id(ChatCommands.Administration, "quality", Undo, CommandPress.ReferenceTo(ReportPage.CitationOf(done))), "Undo")]);

    private static Citation CitationOf(Passage passage, Quote quote) => new(passage.ArticleId, quote.Span.Start, quote.Span.End);

    private static TextSpan SpanOf(Citation quote) => new(quote.Start, quote.End);
}
