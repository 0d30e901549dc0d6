using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;

namespace DealBot.Core.Chat.Commands;

/// <summary>Shows what two speakers said on one topic, side by side.</summary>
internal sealed class CompareCommand(Library library, Answerer answerer, Replies replies)
{
    private const int MostCards = 3; // of each, as a column holds

    public Reply Answer(Call call)
    {
        if (call["first"] is not { } first || call["second"] is not { } second)
            return HelpCommand.Missing(call, "Name two speakers");

        using var view = library.View();
        var (left, right) = (SpeakerWords.Find(view, first), SpeakerWords.Find(view, second));
        var topic = call["topic"];
        var saved = new SavedReply(
            "compare",
            Echo.Of(topic is null ? $"{left?.Name ?? first} and {right?.Name ?? second}" : $"{left?.Name ?? first} and {right?.Name ?? second} on {topic}"),
            [.. CardsOf(view, left, topic, 0), .. CardsOf(view, right, topic, 1)])
        {
            Compared = [left?.Name ?? first, right?.Name ?? second],
            Topic = topic,
            Remarks = [.. SpeakerWords.ReadAs(first, left), .. SpeakerWords.ReadAs(second, right)],
        };
        return replies.Save(call, view, saved);
    }

    private IEnumerable<SavedCard> CardsOf(ILibraryView view, SpeakerEntry? speaker, string? topic, int side) => speaker is null
        ? []
        : SpeakerWords.On(answerer, view, speaker, topic).Take(MostCards).Select(result => SavedCard.Of(result) with { Side = side });
}
