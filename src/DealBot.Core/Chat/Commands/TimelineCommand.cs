using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;

namespace DealBot.Core.Chat.Commands;

/// <summary>Shows one speaker's dated words on a topic, earliest first, with their counts by week.</summary>
internal sealed class TimelineCommand(Library library, Answerer answerer, Replies replies)
{
    public Reply Answer(Call call)
    {
        if (call["speaker"] is not { } name)
            return HelpCommand.Missing(call, "Name a speaker");

        using var view = library.View();
        var topic = call["topic"];
        var speaker = SpeakerWords.Find(view, name);
        var found = speaker is null ? [] : SpeakerWords.On(answerer, view, speaker, topic);
        var dated = found.Where(result => result.Article.Published is not null).OrderBy(result => result.Article.Published).ToList();
        var saved = new SavedReply(
            "timeline", Echo.Of(topic is null ? $"{speaker?.Name ?? name}, by date" : $"{speaker?.Name ?? name} on {topic}, by date"), [.. dated.Select(SavedCard.Of)])
        {
            Remarks = [.. SpeakerWords.ReadAs(name, speaker), .. Remarks(view, name, speaker, topic, found.Count, found.Count - dated.Count)],
            Offers = dated.Count > 0 || speaker is not { QuoteCount: > 0 } ? [] : [Instead(speaker, found.Count > 0 ? topic : null)],
        };
        return replies.Save(call, view, saved);
    }

    private static IEnumerable<string> Remarks(ILibraryView view, string name, SpeakerEntry? speaker, string? topic, int found, int undated)
    {
        if (speaker is null) yield return SpeakerWords.Unknown(view, name);
        else if (found == 0) yield return SpeakerWords.Nothing(view, speaker, topic);
        if (undated > 0 && undated == found) yield return $"No dated words were found; {Counted.Of(undated, "quote")} of undated articles left out.";
        else if (undated > 0) yield return $"{Counted.Of(undated, "quote")} of undated articles left out.";
    }

    private static SavedOffer Instead(SpeakerEntry speaker, string? topic)
    {
        var question = topic is null ? $"what did {speaker.Name} say" : $"what did {speaker.Name} say about {topic}";
        return new SavedOffer(question, ChatCommands.Ask, question);
    }
}
