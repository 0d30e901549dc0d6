using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;

namespace DealBot.Core.Chat.Commands;

/// <summary>Shows one speaker's dated words on a topic, earliest first, with their counts by week.</summary>
internal sealed class TimelineCommand(Library library, Answerer answerer, Replies replies)
{
    private const int MostWords = 60;

    public Reply Answer(Call call)
    {
        if (call["speaker"] is not { } name)
            return call.Reply(new Note(RichText.Of("Name a speaker, such as: ").Then("timeline Zelensky on security guarantees", RunStyle.Code)));

        using var view = library.View();
        var topic = call["topic"];
        var speaker = SpeakerWords.Find(view, name);
        var found = speaker is null ? [] : SpeakerWords.On(answerer, view, speaker, topic, MostWords);
        var dated = found.Where(result => result.Article.Published is not null).OrderBy(result => result.Article.Published).ToList();
        var saved = new SavedReply(
            "timeline", Echo.Of(topic is null ? $"{speaker?.Name ?? name}, by date" : $"{speaker?.Name ?? name} on {topic}, by date"), [.. dated.Select(SavedCard.Of)])
        {
            Remarks = [.. SpeakerWords.ReadAs(name, speaker), .. Remarks(view, name, speaker, found.Count, found.Count - dated.Count)],
            Offers = dated.Count == 0 && found.Count > 0 && speaker is not null ? [Undated(speaker, topic)] : [],
        };
        return replies.Save(call, view, saved);
    }

    private static IEnumerable<string> Remarks(ILibraryView view, string name, SpeakerEntry? speaker, int found, int undated)
    {
        if (speaker is null) yield return SpeakerWords.Unknown(view, name);
        else if (found == 0) yield return $"Nothing found in {Searched.In(view)}.";
        if (undated > 0 && undated == found) yield return $"No dated words were found; {Counted.Of(undated, "quote")} of undated articles left out.";
        else if (undated > 0) yield return $"{Counted.Of(undated, "quote")} of undated articles left out.";
    }

    private static SavedOffer Undated(SpeakerEntry speaker, string? topic)
    {
        var question = topic is null ? $"what did {speaker.Name} say" : $"what did {speaker.Name} say about {topic}";
        return new SavedOffer(question, ChatCommands.Ask, question);
    }
}
