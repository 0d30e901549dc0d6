namespace DealBot.Core.Answers.Questions;

/// <summary>What a sentence pattern made of a question's words.</summary>
/// <param name="Intent">What the question wants.</param>
/// <param name="Topic">The words left once the pattern's own are taken away.</param>
internal sealed record Form(Intent Intent, IReadOnlyList<QuestionWord> Topic)
{
    /// <summary>The words that name whose words are wanted; empty when nobody's in particular.</summary>
    public IReadOnlyList<QuestionWord> Speaker { get; init; } = [];

    /// <summary>The kind of fact wanted.</summary>
    public FactKinds Wanted { get; init; }

    /// <summary>Whether only somebody's words, or a report of them, can answer.</summary>
    public bool WantsSpeech { get; init; }

    /// <summary>For a verification, the first word of the claim.</summary>
    public QuestionWord? ClaimStart { get; init; }

    /// <summary>Somebody's words, about something when a topic is left.</summary>
    public static Form OfSpeaker(IReadOnlyList<QuestionWord> speaker, IReadOnlyList<QuestionWord> topic) =>
        new(topic.Any(word => !QuestionVocabulary.Empty.Contains(word.Key)) ? Intent.SpeakerTopic : Intent.Speaker, topic)
        {
            Speaker = speaker,
            WantsSpeech = true,
        };
}
