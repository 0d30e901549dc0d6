using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Search.Synonyms;

namespace DealBot.Core.Answers.Ranking;

/// <summary>A question as one library understands it.</summary>
/// <param name="Question">What was typed, in parts.</param>
/// <param name="Speaker">Whose words are wanted; null when nobody's in particular.</param>
/// <param name="Only">Whom <c>speaker:</c> demands, one entry an operator.</param>
/// <param name="Units">What it is about.</param>
internal sealed record Reading(Question Question, WantedSpeaker? Speaker, IReadOnlyList<WantedSpeaker> Only, IReadOnlyList<TopicUnit> Units)
{
    /// <summary>Whom <c>-speaker:</c> forbids, one entry an operator.</summary>
    public IReadOnlyList<WantedSpeaker> Excluded { get; init; } = [];

    /// <summary>Understands a question in a library.</summary>
    public static Reading Of(ILibraryView view, string text, SynonymMap? synonyms)
    {
        var names = SpeakerNames.Of(view);
        var topics = new TopicReader(view, synonyms);
        var question = new QuestionParser(words => IsSomebody(names.Find(words, topics.MayBeMisspelt))).Parse(text);
        var speaker = question.Speaker is { } wanted ? new WantedSpeaker(wanted, names.Find(wanted, topics.MayBeMisspelt)) : null;
        return new Reading(question, speaker, Wanted(question.Restrictions.Speakers), topics.Read(question.Topic)) { Excluded = Wanted(question.Restrictions.ExcludedSpeakers) };

        List<WantedSpeaker> Wanted(IEnumerable<string> typed) => [.. typed.Select(name => new WantedSpeaker(name, names.Find(name, topics.MayBeMisspelt)))];
    }

    /// <summary>The units that say what the question is about, in any library.</summary>
    public IEnumerable<TopicUnit> TellingUnits => Units.Where(unit => !unit.IsLight);

    // A title that half a dozen people bear is nobody's name.
    private static bool IsSomebody(IReadOnlyList<SpeakerMatch> matches) => matches.Count is > 0 and <= 4;
}
