using DealBot.Core.Articles;
using DealBot.Core.Chat.Administration;

namespace DealBot.Core.Chat.Commands;

/// <summary>Slack's home page: the library's state, what this workspace is told of, examples to click.</summary>
internal sealed class HomeCommand(Library library)
{
    /// <summary>The first part of the ids of its buttons, which no answer has.</summary>
    public const string Id = "home";

    private const int MostExamples = 4; // a row holds five buttons
    private const int MostSpeakers = 3;

    public Reply Answer(Call call)
    {
        using var view = library.View();
        var quotes = view.Articles.Sum(article => article.QuoteCount);
        List<ReplyPart> parts =
        [
            new Heading("DealBot"),
            new Note("Ask what was said, and get the printed words: who said them, and where."),
            new Note(view.Articles.Count == 0
                ? "The library is empty. A moderator adds articles with admin add."
                : $"The library holds {Searched.In(view)}, with {Counted.Of(quotes, "quote")}."),
        ];
        var alerts = AdministrationCommands.AlertsOf(library, call.Place);
        if (alerts.Count > 0) parts.Add(new Listing(alerts));
        var examples = Examples(view);
        parts.Add(new Note("Try one:", IsQuiet: true));
        parts.Add(new ButtonRow([.. examples.Index().Select(example => new Button($"{Id}.{example.Index}", example.Item.Label))]));
        return call.Reply(parts);
    }

    /// <summary>The command of a button; null when it is none of the page's.</summary>
    public static ChatAction.Command? CommandOf(ILibraryView view, string action) =>
        action.Length == 1 && char.IsAsciiDigit(action[0]) && action[0] - '0' < Examples(view).Count ? Examples(view)[action[0] - '0'].Command : null;

    private static IReadOnlyList<(string Label, ChatAction.Command Command)> Examples(ILibraryView view) =>
    [
        .. view.Speakers
            .Where(speaker => speaker.QuoteCount > 0 && speaker.Name.Length <= LongestName)
            .Take(MostSpeakers)
            .Select(speaker => (Visible.Line(speaker.Name), ChatLine.Parse($"what did {speaker.Name} say"))),
        .. new[] { ("Who is quoted?", ChatLine.Parse("speakers")), ("What can I ask?", ChatLine.Parse("help")) }.Take(MostExamples + 1 - Math.Min(MostSpeakers, view.Speakers.Count)),
    ];

    private const int LongestName = 30; // what a button's label holds
}
