using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Presses;

/// <summary>Somebody says that a card names the wrong speaker: asks who it is, and keeps or applies the answer.</summary>
internal sealed class WrongSpeaker(Library library, ChatStore store)
{
    private const string Name = "speaker";
    private const string Verdict = "verdict";
    private const string Somebody = "somebody";
    private const string NoQuote = "no-quote";

    /// <summary>The form to fill in.</summary>
    public static Form FormOf(string id) => new(id, "Wrong speaker",
    [
        new FormField(Verdict, "What is wrong?", FormFieldKind.Choice)
        {
            Choices = [new MenuOption(Somebody, "Somebody else said it"), new MenuOption(NoQuote, "It is not a quote")],
        },
        new FormField(Name, "Who said it? (leave empty if unsure)", FormFieldKind.Line, IsRequired: false),
    ]);

    /// <summary>Does what the form says: at once for a moderator, as a report for moderators otherwise.</summary>
    public Reply Answer(Call call, Press press, IReadOnlyDictionary<string, string> fields)
    {
        var card = press.Saved.Cards[press.Number];
        using var view = library.View();
        if (view.Article(card.Citation.ArticleId) is not { Text: var text } || card.Citation.End > text.Length || card.Quote is not { Span: var span })
            return call.Reply(new Note("The article has left the library; there is nothing left to correct."));

        var isNoQuote = string.Equals(fields.GetValueOrDefault(Verdict), NoQuote, StringComparison.Ordinal);
        var name = Named.SpeakerName(view, fields.GetValueOrDefault(Name) ?? "");
        Correction? correction = isNoQuote ? new Correction.NotAQuote()
            : name is not null ? new Correction.SpokenBy(name)
            : null;

        if (call.User.IsModerator && correction is not null)
        {
            return call.Reply(new Note(library.Correct(card.Citation.ArticleId, span, correction, call.User.Name) is null
                ? "The library has changed meanwhile and holds no such quote any more. Please ask again."
                : isNoQuote ? "Done: these words are no quote any more." : $"Done: these are the words of {Visible.Name(((Correction.SpokenBy)correction).Name)}."));
        }

        store.Report(new QuoteReport(
            call.Place.Platform, call.User.Id, call.User.Name, new Citation(card.Citation.ArticleId, span.Start, span.End), span.In(text), correction));
        return call.Reply(new Note("Thank you. The moderators will see your report and correct the library if you are right."));
    }
}
