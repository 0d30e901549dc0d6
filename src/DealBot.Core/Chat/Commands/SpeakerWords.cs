using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Commands;

/// <summary>What one speaker said on a topic, in the speaker's own words or a report of them.</summary>
public static class SpeakerWords
{
    private const int Most = 60;

    /// <summary>Quotes of the speaker, best first; without a topic, all that there is room for. One rule for every command: what one shows, none denies.</summary>
    public static IReadOnlyList<Result> On(Answerer answerer, ILibraryView view, SpeakerEntry speaker, string? topic) =>
        [.. answerer.Ask(view, $"speaker:\"{speaker.Name.Replace('"', ' ')}\" {topic}", new AskOptions(Most)).Results
            .Where(result => string.Equals(result.Speaker, speaker.Name, StringComparison.Ordinal))];

    /// <summary>Whom a name means, by any of its spellings; null when nobody.</summary>
    public static SpeakerEntry? Find(ILibraryView view, string name) =>
        view.Speakers.FirstOrDefault(speaker => string.Equals(speaker.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? (Named.Find(view, name) is [var nearest, ..] ? nearest : null);

    /// <summary>Says whom a name was taken for, where it is no part of theirs; nothing otherwise.</summary>
    public static IEnumerable<string> ReadAs(string name, SpeakerEntry? speaker) =>
        speaker is null || Named.IsCalled(speaker, FacetNames.Fold(name)) ? [] : [$"“{Visible.Line(name)}” was read as {Visible.Name(speaker.Name)}."];

    /// <summary>What to say where a speaker said nothing on a topic.</summary>
    public static string Nothing(ILibraryView view, SpeakerEntry speaker, string? topic)
    {
        var nothing = $"Nothing by {Visible.Name(speaker.Name)}{(topic is null ? "" : $" on {Visible.Line(topic)}")} in {Searched.In(view)}.";
        return topic is null || speaker.QuoteCount == 0 ? nothing : $"{nothing} On other things: {Counted.Of(speaker.QuoteCount, "quote")}.";
    }

    /// <summary>What to say where nobody is meant.</summary>
    public static string Unknown(ILibraryView view, string name) => $"Nobody called “{Visible.Line(name)}” is quoted in {Searched.In(view)}.";
}
