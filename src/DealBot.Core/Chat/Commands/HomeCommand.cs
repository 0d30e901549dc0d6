using DealBot.Core.Articles;
using DealBot.Core.Chat.Administration;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Commands;

/// <summary>Slack's home page: the library's state, what this workspace is told of, examples to click.</summary>
internal sealed class HomeCommand(Library library, TimeProvider clock)
{
    /// <summary>The first part of the ids of its buttons, which no answer has.</summary>
    public const string Id = "home";

    private const int MostAlerts = 10;
    private const int MostSpeakers = 3; // a row holds five buttons, and two are the same for all

    public Reply Answer(Call call)
    {
        using var view = library.View();
        var quotes = view.Articles.Sum(article => article.QuoteCount);
        List<ReplyPart> parts =
        [
            new Heading("DealBot"),
            new Note(RichText.Of("Ask what was said, and get the printed words: who said them, and where. In any channel: ").Then(AsTyped.Code(call.Place.Platform, "what did Waltz say"))),
            new Note(view.Articles.Count == 0
                ? AsTyped.EmptyLibrary(call.Place.Platform)
                : $"The library holds {Searched.In(view)}, with {Counted.Of(quotes, "quote")}."),
        ];
        var alerts = library.Subscriptions.InWorkspace(call.Place);
        if (alerts.Count > 0) parts.AddRange([new Note("Channels of this workspace are told of:"), new Listing([.. alerts.Take(MostAlerts).Select(new AlertCommands(library, clock).Item)])]);
        if (alerts.Count > MostAlerts) parts.Add(new Note($"… and {alerts.Count - MostAlerts:N0} more.", IsQuiet: true));
        parts.Add(new Note("Try one:", IsQuiet: true));
        parts.Add(new ButtonRow([.. Examples(view).Select(speaker => Button(Named.KeyOf(speaker), speaker.Name)), Button("speakers", "Who is quoted?"), Button("help", "What can I ask?")]));
        return call.Reply(parts);
    }

    /// <summary>The command of a button; null when it is none of the page's, or names somebody who has left the library.</summary>
    public static ChatAction.Command? CommandOf(ILibraryView view, string action) => action is "speakers" or "help"
        ? ChatLine.Parse(action)
        : Named.Speaker(view, action) is { } speaker ? ChatLine.Parse($"what did {speaker.Name} say") : null;

    private static Button Button(string action, string label) => new($"{Id}.{action}", Visible.Line(label));

    private static IEnumerable<SpeakerEntry> Examples(LibraryView view) => view.Speakers
        .Where(speaker => speaker.QuoteCount > 0 && speaker.Name.Length <= LongestName)
        .Take(MostSpeakers);

    private const int LongestName = 30; // what a button's label holds
}
